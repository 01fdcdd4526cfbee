import type { QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';

/** Cases of suspicion, reports of people, and cleared stamps. Columns are explained in `../tables/cases.ts`. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table suspicion_case (
    id text primary key, year integer not null, number integer not null, batch_code text references batch (code),
    stamp_index integer, serial_text text, product_id text references product (id),
    producer_id text references producer (id), province_code text references province (code),
    commune_code text references commune (code), kind text not null, rank integer not null, state text not null,
    verdict text, opened_ms bigint not null, opened_by text not null, detected_ms bigint, detected_year integer,
    points real not null, reports integer not null, reporters integer not null, root_cause text, cause_class text,
    closed_ms bigint, closed_by text, note text, cleared_json text, updated_ms bigint not null, unique (year, number))`,
  `create unique index suspicion_case_stamp on suspicion_case (batch_code, stamp_index)
    where state = 'open' and batch_code is not null`,
  `create unique index suspicion_case_serial on suspicion_case (serial_text)
    where state = 'open' and batch_code is null`,
  `create index suspicion_case_of_stamp on suspicion_case (batch_code, stamp_index)`,
  `create index suspicion_case_queue on suspicion_case (state, rank, opened_ms, id)`,
  `create index suspicion_case_detected on suspicion_case (detected_year, state, cause_class)
    where detected_year is not null`,
  `create index suspicion_case_closed on suspicion_case (closed_ms) where closed_ms is not null`,
  `create table case_province (
    case_id text not null references suspicion_case (id), province_code text not null references province (code),
    primary key (case_id, province_code)) without rowid`,
  `create table suspicion_report (
    id text primary key, case_id text not null references suspicion_case (id), kind text not null, text text not null,
    province_code text references province (code), place text not null, reporter_mark text not null,
    once_key text not null unique, time_ms bigint not null)`,
  `create index suspicion_report_case on suspicion_report (case_id, time_ms, id)`,
  `create table report_contact (
    report_id text primary key references suspicion_report (id), name text, phone text, email text) without rowid`,
  `create table report_photo (
    report_id text primary key references suspicion_report (id), width_px integer not null, height_px integer not null,
    bytes blob not null)`,
  `create table copy_quiet (
    batch_code text not null references batch (code), stamp_index integer not null, until_ms bigint not null,
    primary key (batch_code, stamp_index)) without rowid`,
  `create table checked_year (year integer primary key, stamps integer not null)`,
  // Vietnam is seven hours ahead of UTC all year.
  `insert into checked_year (year, stamps)
    select cast(strftime('%Y', first_ms / 1000 + 25200, 'unixepoch') as integer), count(*) from scan_total group by 1`,
];
