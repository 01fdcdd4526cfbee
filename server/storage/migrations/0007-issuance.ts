import type { QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';

/** Counts of stamps kept beside the range log, reprints, and the raw material of lots. Columns are explained in `../tables/issuance.ts`. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table batch_tally (
    batch_code text primary key references batch (code), log_version integer not null, allocated integer not null,
    printed integer not null, activated integer not null, damaged integer not null, lost integer not null,
    stolen integer not null, suspended integer not null) without rowid`,
  `create table stamp_movement (
    batch_code text not null references batch (code), month text not null, ordered integer not null, printed integer not null,
    activated integer not null, damaged integer not null, lost integer not null, stolen integer not null,
    expired integer not null, withdrawn integer not null, primary key (batch_code, month)) without rowid`,
  `alter table print_job add column reprinted integer not null default 0`,
  `create index print_job_reprinted on print_job (batch_code, created_ms) where reprinted > 0`,
  `alter table lot add column materials_json text not null default '[]'`,
];
