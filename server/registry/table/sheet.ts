import type { TableRefused } from './table-fault.ts';

/** Cells drawn as one: first row, first column, last row, last column, each from 0 and inclusive. */
export type MergedRange = readonly [
  firstRow: number,
  firstColumn: number,
  lastRow: number,
  lastColumn: number,
];

/** One sheet of a file as text: every cell a string, short rows not filled up. */
export interface Sheet {
  /** Empty for a CSV file. */
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly merges: readonly MergedRange[];
}

/** What reading the sheets of a file comes to. */
export type SheetsOutcome = { readonly ok: true; readonly sheets: readonly Sheet[] } | TableRefused;

/** Merged ranges of one sheet; an annex has a few per row. */
export const MERGES_LIMIT = 10_000;
