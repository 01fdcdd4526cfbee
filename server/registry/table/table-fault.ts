import type { ProblemCode } from '../../http/problems.ts';

/** Why a file is no table that can be imported. */
export type TableFaultCode = Extract<
  ProblemCode,
  | 'table-format'
  | 'table-encoding'
  | 'table-old-font'
  | 'table-damaged'
  | 'table-inflated'
  | 'table-timeout'
  | 'table-rows'
  | 'table-columns'
  | 'table-empty'
  | 'overloaded'
>;

/** A table as text: every cell a string, the header as row 0, short rows not filled up. */
export interface TableRead {
  readonly ok: true;
  readonly rows: readonly (readonly string[])[];
}

/** A file that is refused as a whole. */
export interface TableRefused {
  readonly ok: false;
  readonly code: TableFaultCode;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** What reading a file comes to; crosses the border of the worker as plain data. */
export type TableOutcome = TableRead | TableRefused;

/** What bounds the reading of one file. */
export interface TableLimits {
  /** All entries of a workbook together, unpacked. */
  readonly inflatedBytes: number;
  /** Data rows, the header not counted. */
  readonly rows: number;
  readonly columns: number;
}

/** Bounds of an import through the API. */
export const TABLE_LIMITS: TableLimits = { inflatedBytes: 50 * 1024 * 1024, rows: 20_000, columns: 200 };
