import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { civilDay, UTC_PLUS_7_MS } from '../../stamps/civil-day.ts';
import type { Database } from './schema.ts';
import type { ScanEventTable } from './tables/scanning.ts';

const DAY_MS = 86_400_000;

/** What of a check is counted by day. */
export type CountedEvent = Pick<ScanEventTable, 'batchCode' | 'timeMs' | 'verdict' | 'provinceCode'>;

/** Adds public checks to the counts of their days, inside the transaction that records them. */
export async function addScanDays(db: Kysely<Database>, events: readonly CountedEvent[]): Promise<void> {
  await add(db, together(events.map((event) => ({ event, scans: 1 }))));
}

/** A check whose province was told later moves from those without one to those of it. */
export async function moveScanDay(db: Kysely<Database>, event: CountedEvent): Promise<void> {
  const moved = [
    { event: { ...event, provinceCode: null }, scans: -1 },
    { event, scans: 1 },
  ];
  await addToProvinces(db, together(moved));
}

interface Group {
  readonly batchCode: string;
  readonly day: string;
  readonly verdict: string;
  readonly place: string;
  scans: number;
}

/** Checks of one group are mostly of few batches on one day: what reaches the database is a handful of rows. */
function together(counted: readonly { readonly event: CountedEvent; readonly scans: number }[]): string {
  const groups = new Map<string, Group>();
  for (const { event, scans } of counted) {
    const { batchCode, timeMs, verdict, provinceCode } = event;
    const place = provinceCode ?? '';
    const dayNumber = Math.floor((timeMs + UTC_PLUS_7_MS) / DAY_MS);
    const key = `${batchCode} ${dayNumber} ${verdict} ${place}`;
    const known = groups.get(key);
    if (known !== undefined) {
      known.scans += scans;
      continue;
    }
    groups.set(key, { batchCode, day: civilDay(timeMs), verdict, place, scans });
  }
  return JSON.stringify([...groups.values()]);
}

async function add(db: Kysely<Database>, groups: string): Promise<void> {
  await sql`
    insert into scan_day_product (product_id, day, verdict, scans)
    select batch.product_id, value ->> 'day', value ->> 'verdict', sum(value ->> 'scans')
    from json_each(${groups}) join batch on batch.code = value ->> 'batchCode' where true group by 1, 2, 3
    on conflict (product_id, day, verdict) do update set scans = scans + excluded.scans`.execute(db);
  await addToProvinces(db, groups);
}

async function addToProvinces(db: Kysely<Database>, groups: string): Promise<void> {
  await sql`
    insert into scan_day_province (province_code, day, verdict, scan_province_code, scans)
    select producer.province_code, value ->> 'day', value ->> 'verdict', value ->> 'place', sum(value ->> 'scans')
    from json_each(${groups}) join batch on batch.code = value ->> 'batchCode'
      join producer on producer.id = batch.producer_id where true group by 1, 2, 3, 4
    on conflict (province_code, day, verdict, scan_province_code) do update set scans = scans + excluded.scans`.execute(
    db,
  );
}
