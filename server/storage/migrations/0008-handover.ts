import type { QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';

/** Handing print jobs over to print houses, and what came back. Columns are explained in `../tables/printing.ts`. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table print_handover (
    id text primary key, job_id text not null references print_job (id), producer_id text not null references producer (id),
    token_hash text not null unique, recipient text not null, created_ms bigint not null, created_by text not null,
    expires_ms bigint not null, revoked_ms bigint)`,
  `create index print_handover_job on print_handover (job_id, created_ms, id)`,
  `create table print_download (
    id text primary key, handover_id text not null references print_handover (id), started_ms bigint not null,
    finished_ms bigint)`,
  `create index print_download_handover on print_download (handover_id, started_ms)`,
  `create table print_return (
    id text primary key, job_id text not null references print_job (id), good integer not null, spoiled integer not null,
    spans_json text not null, note text, actor text not null, time_ms bigint not null)`,
  `create index print_return_job on print_return (job_id, time_ms, id)`,
];
