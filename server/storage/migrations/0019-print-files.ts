import type { QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';

/** Which files of print jobs were begun, and which of them came to their end. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table print_file (
    job_id text primary key not null references print_job (id), begun_ms integer not null, ended_ms integer) without rowid`,
  'create index print_file_open on print_file (begun_ms) where ended_ms is null',
];
