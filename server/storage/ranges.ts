import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Database } from './schema.ts';
import type { RangeEntryTable } from './tables/batches.ts';

/** One entry of a batch's log as stored. */
export type RangeEntryRow = Selectable<RangeEntryTable>;

/** Rows per insert statement: keeps the bound parameters of one statement below SQLite's limit of 32,766. */
const ROWS_PER_INSERT = 500;

/** Appends entries to the log; `seq` must follow the batch's log version without a gap. */
export async function appendRangeEntries(
  db: Kysely<Database>,
  entries: readonly Insertable<RangeEntryTable>[],
): Promise<void> {
  for (let start = 0; start < entries.length; start += ROWS_PER_INSERT) {
    await db
      .insertInto('rangeEntry')
      .values(entries.slice(start, start + ROWS_PER_INSERT))
      .execute();
  }
}

/**
 * Reads a batch's log by `seq`, the oldest first unless asked for the newest: what comes behind the `seq` `behind`, up to
 * `upTo`; at most `limit`.
 */
export async function listRangeEntries(
  db: Kysely<Database>,
  batchCode: string,
  page: {
    readonly order?: 'oldest' | 'newest';
    readonly behind?: number | undefined;
    readonly upTo?: number;
    readonly limit: number;
  },
): Promise<RangeEntryRow[]> {
  const { order = 'oldest', behind, upTo, limit } = page;
  let query = db
    .selectFrom('rangeEntry')
    .selectAll()
    .where('batchCode', '=', batchCode)
    .orderBy('seq', order === 'oldest' ? 'asc' : 'desc')
    .limit(limit);
  if (behind !== undefined) query = query.where('seq', order === 'oldest' ? '>' : '<', behind);
  if (upTo !== undefined) query = query.where('seq', '<=', upTo);
  return await query.execute();
}

/** The entries of a batch's log with these `seq`, in order. */
export async function entriesBySeq(
  db: Kysely<Database>,
  batchCode: string,
  seqs: readonly number[],
): Promise<RangeEntryRow[]> {
  if (seqs.length === 0) return [];
  return await db
    .selectFrom('rangeEntry')
    .selectAll()
    .where('batchCode', '=', batchCode)
    .where('seq', 'in', seqs)
    .orderBy('seq')
    .execute();
}

/** Finds one entry of a batch's log. */
export async function findRangeEntry(
  db: Kysely<Database>,
  batchCode: string,
  seq: number,
): Promise<RangeEntryRow | undefined> {
  return await db
    .selectFrom('rangeEntry')
    .selectAll()
    .where('batchCode', '=', batchCode)
    .where('seq', '=', seq)
    .executeTakeFirst();
}

/** The first index from `first` to `last` that the public has scanned; signed-in scans are not in the totals. */
export async function firstPubliclyScanned(
  db: Kysely<Database>,
  batchCode: string,
  first: number,
  last: number,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('scanTotal')
    .select('stampIndex')
    .where('batchCode', '=', batchCode)
    .where('stampIndex', '>=', first)
    .where('stampIndex', '<=', last)
    .where('scans', '>', 0)
    .orderBy('stampIndex')
    .limit(1)
    .executeTakeFirst();
  return row?.stampIndex;
}
