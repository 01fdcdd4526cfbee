import type { Kysely } from 'kysely';
import {
  BatchIntervals,
  countsAfter,
  movesOf,
  type RangeEntry,
  type StateCounts,
} from '../../stamps/state/index.ts';
import { rangeEntryOf } from '../storage/batch-states.ts';
import { type BatchRow, findBatch } from '../storage/batches.ts';
import { storedDay } from '../storage/certificate-facts.ts';
import { listRangeEntries, type RangeEntryRow } from '../storage/ranges.ts';
import type { Database } from '../storage/schema.ts';
import {
  addMovement,
  type BatchTallyRow,
  deleteMovements,
  findTally,
  type Movement,
  putTally,
  uncountedBatches,
} from '../storage/tallies.ts';
import type { OpenLog } from './log.ts';
import { monthOf, movement, movementOf, sumOf } from './movements.ts';

const ROWS_PER_PAGE = 5_000;
const BATCHES_PER_ROUND = 200;

/** Begins the counts of a batch, in the transaction that issues it. */
export async function beginTally(db: Kysely<Database>, batch: BatchRow): Promise<void> {
  await putTally(db, { ...tallyOf(new BatchIntervals(batch.quantity).counts()), ...versionOf(batch, 0) });
  await addMovement(db, batch.code, monthOf(batch.createdMs), movement({ ordered: batch.quantity }));
}

/** Adds entries to the counts of a batch, in the transaction that appends them to its log. */
export async function keepTally(log: OpenLog, rows: readonly RangeEntryRow[]): Promise<void> {
  const { db, batch, states } = log;
  const known = await findTally(db, batch.code);
  if (known?.logVersion !== batch.logVersion) return await countAnew(db, batch.code);
  const entries = rows.map(rangeEntryOf);
  // Entries of one order touch stamps apart from each other: each is judged by the states before all of them.
  const moves = entries.map((entry) => movesOf(states, entry));
  const { batchCode: _, logVersion: __, ...counts } = known;
  const after = countsAfter(counts, moves.flat());
  await putTally(db, { ...tallyOf(after), ...versionOf(batch, batch.logVersion + rows.length) });
  await addMovement(
    db,
    batch.code,
    monthOf(log.nowMs),
    entries
      .map((entry, place) => movementOf(moves[place] ?? [], entry, contextOf(batch, states.entries, entry)))
      .reduce(sumOf, movement()),
  );
}

/** Counts the batches that a database from before these counts holds, and those whose counts are behind. */
export async function countUncounted(db: Kysely<Database>): Promise<void> {
  for (;;) {
    const codes = await uncountedBatches(db, BATCHES_PER_ROUND);
    if (codes.length === 0) return;
    for (const code of codes) await db.transaction().execute((tx) => countAnew(tx, code));
  }
}

/** Counts a batch from the beginning of its log. */
async function countAnew(db: Kysely<Database>, code: string): Promise<void> {
  const batch = await findBatch(db, code);
  if (batch === undefined) throw new TypeError(`there is no batch ${code}`);
  await deleteMovements(db, code);
  const months = new Map<string, Movement>();
  const add = (month: string, more: Movement) =>
    months.set(month, sumOf(months.get(month) ?? movement(), more));
  add(monthOf(batch.createdMs), movement({ ordered: batch.quantity }));
  const states = new BatchIntervals(batch.quantity);
  for (;;) {
    const rows = await listRangeEntries(db, code, { behind: states.version, limit: ROWS_PER_PAGE });
    for (const entry of rows.map(rangeEntryOf)) {
      const moved = movementOf(movesOf(states, entry), entry, contextOf(batch, states.entries, entry));
      add(monthOf(entry.timeMs), moved);
      states.append(entry);
    }
    if (rows.length < ROWS_PER_PAGE) break;
  }
  await putTally(db, { ...tallyOf(states.counts()), ...versionOf(batch, states.version) });
  for (const [month, moved] of months) await addMovement(db, code, month, moved);
}

function contextOf(batch: BatchRow, entries: readonly RangeEntry[], { undoes }: RangeEntry) {
  return { deadline: storedDay(batch.unusedDeadlineOn), undone: undoes ? entries[undoes - 1] : undefined };
}

function tallyOf(counts: StateCounts): Omit<BatchTallyRow, 'batchCode' | 'logVersion'> {
  return counts;
}

function versionOf(batch: BatchRow, logVersion: number) {
  return { batchCode: batch.code, logVersion };
}
