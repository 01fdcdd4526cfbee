import type { Kysely, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { CopyRule } from '../../stamps/copies/index.ts';
import { addCheckedYears } from './checked-years.ts';
import { type SuspectStamp, watchCopies, watchPlace } from './copy-watch.ts';
import { addScanDays, moveScanDay } from './scan-days.ts';
import type { Database } from './schema.ts';
import type { ScanEventTable } from './tables/scanning.ts';

/** One check of a stamp as stored. */
export type ScanEventRow = Selectable<ScanEventTable>;

/** A check to be recorded. */
export type NewCheck = ScanEventRow & {
  /** Of everybody behind the same address on that day; not stored with the check. */
  readonly networkMark?: string;
};

/** What is known of all public checks of one stamp; totals outlive the single events. */
export interface ScanTotal {
  readonly scans: number;
  readonly firstMs: number;
  readonly lastMs: number;
  /** Why it looks copied, the strongest reason first; empty for a stamp that does not. */
  readonly copyReasons: readonly CopyRule[];
}

/** Takes up the stamps that look copied after a group of checks, inside the transaction that records them. */
export type TakeUpSuspects = (db: Kysely<Database>, suspects: readonly SuspectStamp[]) => Promise<void>;

/** What recording a group led to. */
export interface RecordedScans {
  /** Ids of the group that were recorded before. */
  readonly repeated: ReadonlySet<string>;
  /** New totals of every stamp of the group that has one, by {@link stampKey}. */
  readonly totals: ReadonlyMap<string, ScanTotal>;
}

/** One name for a stamp, by what every count is keyed by. */
export function stampKey(batchCode: string, stampIndex: number): string {
  return `${batchCode}/${stampIndex}`;
}

/**
 * Records a group of checks in one transaction that is durable when this returns. A repeat (same id) changes nothing
 * but fills in a province that was not given before. Public checks count in the totals, signed-in ones do not.
 */
export async function recordScans(
  db: Kysely<Database>,
  events: readonly NewCheck[],
  takeUp: TakeUpSuspects,
): Promise<RecordedScans> {
  return await db.transaction().execute(async (transaction) => {
    const repeated = await findKnown(transaction, events);
    const fresh = distinctById(events.filter((event) => !repeated.has(event.id)));
    const amended = events.filter((event) => event.provinceCode !== null && !fresh.includes(event));
    if (fresh.length > 0) await insertEvents(transaction, fresh);
    const counted = fresh.filter((event) => event.source === 'public');
    if (counted.length > 0) {
      await addCheckedYears(transaction, await addToTotals(transaction, counted));
      await addScanDays(transaction, counted);
      await takeUp(transaction, await watchCopies(transaction, counted));
    }
    for (const event of amended) await fillInProvince(transaction, event);
    return { repeated, totals: await readTotals(transaction, events) };
  });
}

/** The public checks of one stamp; undefined before the first. */
export async function findScanTotal(
  db: Kysely<Database>,
  batchCode: string,
  stampIndex: number,
): Promise<ScanTotal | undefined> {
  const row = await db
    .selectFrom('scanTotal')
    .leftJoin('copyEvidence', (join) =>
      join
        .onRef('copyEvidence.batchCode', '=', 'scanTotal.batchCode')
        .onRef('copyEvidence.stampIndex', '=', 'scanTotal.stampIndex'),
    )
    .select(['scans', 'firstMs', 'lastMs', 'suspectSinceMs', 'reasonsJson'])
    .where('scanTotal.batchCode', '=', batchCode)
    .where('scanTotal.stampIndex', '=', stampIndex)
    .executeTakeFirst();
  return row && totalOf(row);
}

/** Deletes at most `limit` checks older than `beforeMs`; totals stay. @returns how many were deleted. */
export async function deleteScansBefore(
  db: Kysely<Database>,
  beforeMs: number,
  limit: number,
): Promise<number> {
  const result = await db
    .deleteFrom('scanEvent')
    .where('id', 'in', (eb) =>
      eb.selectFrom('scanEvent').select('id').where('timeMs', '<', beforeMs).orderBy('timeMs').limit(limit),
    )
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

// One JSON parameter carries the whole group: the statement is the same for any number of rows, so that it is
// compiled once.

async function findKnown(db: Kysely<Database>, events: readonly ScanEventRow[]): Promise<Set<string>> {
  const ids = JSON.stringify(events.map(({ id }) => id));
  const { rows } = await sql<{ id: string }>`
    select id from scan_event where id in (select value from json_each(${ids}))`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

async function insertEvents(db: Kysely<Database>, events: readonly ScanEventRow[]): Promise<void> {
  await sql`
    insert into scan_event (id, batch_code, stamp_index, time_ms, verdict, visitor_mark, seen_before, province_code, source)
    select value ->> 'id', value ->> 'batchCode', value ->> 'stampIndex', value ->> 'timeMs', value ->> 'verdict',
      value ->> 'visitorMark', value ->> 'seenBefore', value ->> 'provinceCode', value ->> 'source'
    from json_each(${JSON.stringify(events)})`.execute(db);
}

async function fillInProvince(db: Kysely<Database>, event: ScanEventRow): Promise<void> {
  const told = await db
    .updateTable('scanEvent')
    .set({ provinceCode: event.provinceCode })
    .where('id', '=', event.id)
    .where('provinceCode', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (told?.source !== 'public') return;
  await moveScanDay(db, told);
  await watchPlace(db, told);
}

/** @returns when each of the stamps was checked first that never were before. */
async function addToTotals(db: Kysely<Database>, events: readonly ScanEventRow[]): Promise<number[]> {
  const { rows } = await sql<{ batchCode: string; stampIndex: number; scans: number; firstMs: number }>`
    insert into scan_total (batch_code, stamp_index, scans, first_ms, last_ms)
    select value ->> 'batchCode', value ->> 'stampIndex', count(*), min(value ->> 'timeMs'), max(value ->> 'timeMs')
    from json_each(${JSON.stringify(events)}) where true group by 1, 2
    on conflict (batch_code, stamp_index) do update set
      scans = scans + excluded.scans,
      first_ms = min(first_ms, excluded.first_ms),
      last_ms = max(last_ms, excluded.last_ms)
    returning batch_code, stamp_index, scans, first_ms`.execute(db);
  const ofStamps = Map.groupBy(events, ({ batchCode, stampIndex }) => stampKey(batchCode, stampIndex));
  return rows
    .filter((row) => row.scans === ofStamps.get(stampKey(row.batchCode, row.stampIndex))?.length)
    .map(({ firstMs }) => firstMs);
}

async function readTotals(
  db: Kysely<Database>,
  events: readonly ScanEventRow[],
): Promise<Map<string, ScanTotal>> {
  const stamps = JSON.stringify(events.map(({ batchCode, stampIndex }) => ({ batchCode, stampIndex })));
  const { rows } = await sql<TotalRow & { batchCode: string; stampIndex: number }>`
    select batch_code, stamp_index, scans, first_ms, last_ms, suspect_since_ms, reasons_json
    from scan_total left join copy_evidence using (batch_code, stamp_index)
    where (batch_code, stamp_index) in (select value ->> 'batchCode', value ->> 'stampIndex' from json_each(${stamps}))`.execute(
    db,
  );
  return new Map(rows.map((row) => [stampKey(row.batchCode, row.stampIndex), totalOf(row)]));
}

interface TotalRow {
  readonly scans: number;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly suspectSinceMs: number | null;
  readonly reasonsJson: string | null;
}

/** Reasons, while it is suspected. */
function totalOf({ scans, firstMs, lastMs, suspectSinceMs, reasonsJson }: TotalRow): ScanTotal {
  const isSuspect = suspectSinceMs !== null && reasonsJson !== null;
  return { scans, firstMs, lastMs, copyReasons: isSuspect ? JSON.parse(reasonsJson) : NO_REASONS };
}

const NO_REASONS: readonly CopyRule[] = [];

function distinctById(events: readonly NewCheck[]): NewCheck[] {
  const byId = new Map<string, NewCheck>();
  for (const event of events) if (!byId.has(event.id)) byId.set(event.id, event);
  return [...byId.values()];
}
