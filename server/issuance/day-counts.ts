import type { Kysely } from 'kysely';
import { civilDay } from '../../stamps/civil-day.ts';
import type { BatchRow } from '../storage/batches.ts';
import type { RangeEntryRow } from '../storage/ranges.ts';
import type { Database } from '../storage/schema.ts';
import { addStampDay } from '../storage/stamp-days.ts';
import type { StampDayCounts } from '../storage/tables/statistics.ts';
import type { OpenLog } from './log.ts';
import { sizeOf } from './spans.ts';

/** Counts an order among those of its day, in the transaction that issues it. */
export async function countOrder(db: Kysely<Database>, batch: BatchRow): Promise<void> {
  await addStampDay(db, batch, civilDay(batch.createdMs), { ...NOTHING, ordered: batch.quantity });
}

/** Counts entries of a log among those of their day, in the transaction that appends them. */
export async function countEntries(log: OpenLog, rows: readonly RangeEntryRow[]): Promise<void> {
  const counts = { ...NOTHING };
  for (const row of rows) {
    const { action } = row.undoes === null ? row : (log.states.entries[row.undoes - 1] ?? row);
    const member = COUNTED.get(action);
    if (member === undefined) continue;
    const size = sizeOf({ first: row.firstIndex, last: row.lastIndex });
    counts[member] += row.undoes === null ? size : -size;
  }
  if (Object.values(counts).some((count) => count !== 0))
    await addStampDay(log.db, log.batch, log.today, counts);
}

const NOTHING: StampDayCounts = { ordered: 0, printed: 0, activated: 0, voided: 0, claimed: 0 };

/** Which count an action of the log adds to; the others move stamps from nowhere to nowhere. */
const COUNTED: ReadonlyMap<string, keyof StampDayCounts> = new Map([
  ['print', 'printed'],
  ['activate', 'activated'],
  ['void', 'voided'],
]);
