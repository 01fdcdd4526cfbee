import type { QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';

/** Annexes of decisions on their way into the registry. Columns are explained in `../tables/annex.ts`. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table annex (
    id text primary key, state text not null, version integer not null, created_by text not null,
    province_code text references province (code), file_name text not null, source_hash text not null, decision_json text not null,
    sheets_json text, sheet integer not null, header_first integer, header_rows integer, mapping_json text not null,
    whole_json text not null, edits_json text not null, report_json text, confirmed_ms bigint, confirmed_by text,
    undone_ms bigint, undone_by text, undo_reason text, created_ms bigint not null, updated_ms bigint not null)`,
  `create index annex_updated on annex (updated_ms, id)`,
  `create index annex_creator on annex (created_by, state)`,
  `create table annex_mapping (
    actor text not null, authority_key text not null, header_key text not null, mapping_json text not null,
    used_ms bigint not null, primary key (actor, authority_key, header_key)) without rowid`,
  `create index annex_mapping_header on annex_mapping (header_key, used_ms)`,
  `create index annex_mapping_used on annex_mapping (used_ms)`,
];
