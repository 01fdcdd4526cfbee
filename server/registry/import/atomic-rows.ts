import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { inSavepoint, keepOrDrop } from '../../storage/savepoint.ts';
import type { Database } from '../../storage/schema.ts';
import { faultOf, RowRefused } from './row-faults.ts';
import { type RowResult, refusedRow } from './row-result.ts';

/** Rows that one transaction writes: few enough that other requests hardly wait, many enough to share the disk's time. */
const ROWS_PER_TRANSACTION = 50;

/** Rows after which whatever needs no database gets its turn. */
const ROWS_PER_TURN = 10;

/** One row of a table with the number that a spreadsheet gives it. */
export interface NumberedRow<T> {
  readonly row: number;
  readonly value: T;
}

/** How rows are applied, and who hears of it. */
export interface RowWork<T> {
  /** Nothing is kept. */
  readonly dryRun: boolean;
  readonly apply: (transaction: Kysely<Database>, row: NumberedRow<T>) => Promise<RowResult>;
  /** Hears of results once they are durable; with `dryRun` it hears nothing. */
  readonly committed: (results: readonly RowResult[]) => void;
  /** Hears how many rows are done. */
  readonly onRows: (done: number) => void;
}

/**
 * Applies rows in order, each completely or not at all: a refusal undoes its row alone and becomes its result.
 * Between two transactions other requests get their turn.
 */
export async function applyRowsAtomically<T>(
  db: Kysely<Database>,
  rows: readonly NumberedRow<T>[],
  { dryRun, apply, committed, onRows }: RowWork<T>,
): Promise<RowResult[]> {
  const results: RowResult[] = [];
  for (let first = 0; first < rows.length; first += ROWS_PER_TRANSACTION) {
    const chunk = rows.slice(first, first + ROWS_PER_TRANSACTION);
    const done = await keepOrDrop(db, !dryRun, (transaction) => applyRows(transaction, chunk, apply));
    if (!dryRun) committed(done);
    results.push(...done);
    onRows(results.length);
    // The database answers at once: without this the whole table would be one turn of the event loop.
    await setImmediate();
  }
  return results;
}

/** Applies rows in order inside a transaction; a refusal undoes its row alone and becomes its result. */
export async function applyRows<T>(
  transaction: Kysely<Database>,
  rows: readonly NumberedRow<T>[],
  apply: (transaction: Kysely<Database>, row: NumberedRow<T>) => Promise<RowResult>,
  onRows: (done: number) => void = () => undefined,
): Promise<RowResult[]> {
  const results: RowResult[] = [];
  for (const row of rows) {
    results.push(await inSavepoint(transaction, () => apply(transaction, row), refusalOf(row.row)));
    if (results.length % ROWS_PER_TURN !== 0) continue;
    onRows(results.length);
    // The database answers at once: a whole annex would be one turn of the event loop.
    await setImmediate();
  }
  return results;
}

function refusalOf(row: number): (error: unknown) => RowResult {
  return (error) => refusedRow(row, error instanceof RowRefused ? error.faults : [faultOf(error)]);
}
