import type { QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';

/** Counts by day for dashboards, filled with what the database holds. Columns are explained in `../tables/statistics.ts`. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const dayOf = (column: string) => `date(${column} / 1000 + 25200, 'unixepoch')`;

const STAMP_DAYS = `
  select product_id, producer_id, ${dayOf('created_ms')} as day, quantity as ordered, 0 as printed, 0 as activated, 0 as voided
  from batch
  union all
  select product_id, producer_id, day, 0, case action when 'print' then size else 0 end,
    case action when 'activate' then size else 0 end, case action when 'void' then size else 0 end
  from (
    select batch.product_id, batch.producer_id, ${dayOf('entry.time_ms')} as day,
      coalesce(undone.action, entry.action) as action,
      (entry.last_index - entry.first_index + 1) * case entry.action when 'undo' then -1 else 1 end as size
    from range_entry as entry
    join batch on batch.code = entry.batch_code
    left join range_entry as undone on undone.batch_code = entry.batch_code and undone.seq = entry.undoes)`;

const SCAN_DAYS = `
  select batch.product_id, batch.producer_id, ${dayOf('event.time_ms')} as day, event.verdict,
    coalesce(event.province_code, '') as scan_province_code
  from scan_event as event join batch on batch.code = event.batch_code where event.source = 'public'`;

const STATEMENTS = [
  `create table stamp_day_product (
    product_id text not null references product (id), day text not null, ordered integer not null,
    printed integer not null, activated integer not null, voided integer not null,
    primary key (product_id, day)) without rowid`,
  `create table stamp_day_province (
    province_code text not null references province (code), day text not null, ordered integer not null,
    printed integer not null, activated integer not null, voided integer not null,
    primary key (province_code, day)) without rowid`,
  `create table scan_day_product (
    product_id text not null references product (id), day text not null, verdict text not null, scans integer not null,
    primary key (product_id, day, verdict)) without rowid`,
  `create table scan_day_province (
    province_code text not null references province (code), day text not null, verdict text not null,
    scan_province_code text not null, scans integer not null,
    primary key (province_code, day, verdict, scan_province_code)) without rowid`,
  `insert into stamp_day_product
    select product_id, day, sum(ordered), sum(printed), sum(activated), sum(voided) from (${STAMP_DAYS}) group by 1, 2`,
  `insert into stamp_day_province
    select producer.province_code, day, sum(ordered), sum(printed), sum(activated), sum(voided)
    from (${STAMP_DAYS}) as made join producer on producer.id = made.producer_id group by 1, 2`,
  `insert into scan_day_product select product_id, day, verdict, count(*) from (${SCAN_DAYS}) group by 1, 2, 3`,
  `insert into scan_day_province
    select producer.province_code, day, verdict, scan_province_code, count(*)
    from (${SCAN_DAYS}) as seen join producer on producer.id = seen.producer_id group by 1, 2, 3, 4`,
  `create index producer_commune on producer (commune_code) where commune_code is not null`,
];
