import type { ProblemCode, ProblemDetails } from '../../http/problems.ts';
import type { RowFault } from './row-faults.ts';

/** A thing that a row can add. */
export type Addition = 'producer' | 'product' | 'variant' | 'certificate';

/** What became of one row of an imported table. */
export interface RowResult {
  /** As a spreadsheet numbers it: the header is row 1. */
  readonly row: number;
  readonly status: 'imported' | 'updated' | 'already-there' | 'refused';
  /** Why it was refused first, and the column at fault. */
  readonly code?: ProblemCode;
  readonly field?: string;
  /** That column as the file itself names it; absent when the file has no such column. */
  readonly column?: string;
  readonly params?: ProblemDetails['params'];
  /** All that is wrong with it, the first one included. */
  readonly faults?: readonly RowFault[];
  readonly productId?: string;
  readonly producerId?: string;
  /** What the row added to the registry. */
  readonly added?: readonly Addition[];
  /** The certificate that the row's decision gave; absent when the row names no decision. */
  readonly certificateId?: string;
  /** Columns in which the registry says something else; the registry was left as it is. */
  readonly differs?: readonly string[];
}

/** What became of a table. */
export interface ImportReport {
  /** Nothing was kept: the report tells what an import would do. */
  readonly dryRun: boolean;
  readonly imported: number;
  readonly updated: number;
  readonly alreadyThere: number;
  readonly refused: number;
  readonly rows: readonly RowResult[];
}

/** Adds up what became of the rows. */
export function reportOf(rows: readonly RowResult[], dryRun: boolean): ImportReport {
  const count = (status: RowResult['status']) => rows.filter((row) => row.status === status).length;
  return {
    dryRun,
    imported: count('imported'),
    updated: count('updated'),
    alreadyThere: count('already-there'),
    refused: count('refused'),
    rows,
  };
}

/** Names the columns at fault as the header of the file does. */
export function inWordsOfFile(rows: readonly RowResult[], headers: ReadonlyMap<string, string>): RowResult[] {
  const named = <F extends { readonly field?: string }>(fault: F): F => {
    const column = headers.get(fault.field ?? '');
    return column === undefined ? fault : { ...fault, column };
  };
  return rows.map((row) => {
    const { faults } = row;
    return named(faults === undefined ? row : { ...row, faults: faults.map(named) });
  });
}

/** The result of a row that is refused for these faults. */
export function refusedRow(row: number, faults: readonly RowFault[]): RowResult {
  return { row, status: 'refused', ...faults[0], faults };
}
