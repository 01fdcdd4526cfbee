import type { Problem, ProblemCode, ProblemDetails } from '../../http/problems.ts';

/** A thing that a row can add. */
export type Addition = 'producer' | 'product' | 'variant' | 'certificate';

/** What became of one row of an imported table. */
export interface RowResult {
  /** As a spreadsheet numbers it: the header is row 1. */
  readonly row: number;
  readonly status: 'imported' | 'updated' | 'already-there' | 'refused';
  /** Why it was refused, and the column at fault. */
  readonly code?: ProblemCode;
  readonly field?: string;
  /** That column as the file itself names it; absent when the file has no such column. */
  readonly column?: string;
  readonly params?: ProblemDetails['params'];
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
  return rows.map((result) => {
    const column = headers.get(result.field ?? '');
    return column === undefined ? result : { ...result, column };
  });
}

/** The result of a row that a rule refused. */
export function refusedRow(row: number, { code, details }: Problem): RowResult {
  const { field, params } = details;
  return {
    row,
    status: 'refused',
    code,
    ...(field === undefined ? {} : { field }),
    ...(params === undefined ? {} : { params }),
  };
}
