import type { QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';

/** Counts of first uses of hidden codes by batch and by day, filled with what the database holds. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const DAY = `date(claim.time_ms / 1000 + 25200, 'unixepoch')`;

const STATEMENTS = [
  `create table claim_tally (
    batch_code text primary key not null references batch (code), claimed integer not null) without rowid`,
  'insert into claim_tally select batch_code, count(*) from claim group by 1',
  'alter table stamp_day_product add column claimed integer not null default 0',
  'alter table stamp_day_province add column claimed integer not null default 0',
  `insert into stamp_day_product (product_id, day, ordered, printed, activated, voided, claimed)
    select batch.product_id, ${DAY}, 0, 0, 0, 0, count(*)
    from claim join batch on batch.code = claim.batch_code where true group by 1, 2
    on conflict (product_id, day) do update set claimed = excluded.claimed`,
  `insert into stamp_day_province (province_code, day, ordered, printed, activated, voided, claimed)
    select producer.province_code, ${DAY}, 0, 0, 0, 0, count(*)
    from claim join batch on batch.code = claim.batch_code join producer on producer.id = batch.producer_id
    where true group by 1, 2
    on conflict (province_code, day) do update set claimed = excluded.claimed`,
];
