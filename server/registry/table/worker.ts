import { readTable } from './read-table.ts';
import type { TableLimits, TableOutcome } from './table-fault.ts';

/** Reads one table in a worker thread, which may be ended at any moment. */
export default async function work(task: { bytes: Uint8Array; limits: TableLimits }): Promise<TableOutcome> {
  return await readTable(task.bytes, task.limits);
}
