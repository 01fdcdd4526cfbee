import type { QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';

/** Applications of producers that are not registered yet. Columns are explained in `../tables/applications.ts`. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table application (
    id text primary key, state text not null, secret_hash text not null unique, name text not null, kind text not null,
    tax_code text, address text not null, province_code text not null references province (code),
    commune_code text references commune (code), products_json text not null, match_key text not null,
    submitted_ms bigint not null, updated_ms bigint not null, decided_ms bigint, decided_by text, reason text,
    producer_id text references producer (id), account_id text references account (id))`,
  `create index application_place on application (state, province_code, submitted_ms, id)`,
  `create index application_match on application (match_key)`,
  `create index application_decided on application (decided_ms)`,
  `create table application_contact (
    application_id text primary key references application (id), name text not null, email text not null, phone text,
    locale text not null) without rowid`,
];
