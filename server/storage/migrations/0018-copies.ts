import type { QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';

/** What speaks for a stamp being copied, kept as checks arrive; and the decisions that cleared one. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table copy_evidence (
    batch_code text not null references batch (code), stamp_index integer not null, evidence_json text not null,
    visits real not null, late real not null, points real not null, reasons_json text not null,
    suspect_since_ms bigint, primary key (batch_code, stamp_index)) without rowid`,
  `create index copy_evidence_suspect on copy_evidence (suspect_since_ms, batch_code, stamp_index)
    where suspect_since_ms is not null`,
  `create table copy_tally (
    batch_code text primary key not null references batch (code), checked integer not null, visits real not null,
    late real not null) without rowid`,
];
