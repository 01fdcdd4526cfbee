import type { QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';

/** The last trust bundle and the parts of it and of those before. Columns are explained in `../tables/trust-bundle.ts`. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table bundle (id integer primary key check (id = 1), audit_seq bigint not null, as_of_ms bigint not null,
    contents_json text not null)`,
  `create table bundle_part (
    digest text primary key, size integer not null, compressed blob not null, listed_ms bigint not null)`,
  'create index bundle_part_listed on bundle_part (listed_ms)',
  `create table bundle_tile (
    province_code text not null, tile integer not null, input text not null, lot_tiles integer not null,
    digest text not null, size integer not null, from_place integer not null,
    primary key (province_code, tile)) without rowid`,
];
