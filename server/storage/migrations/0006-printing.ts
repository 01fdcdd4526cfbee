import type { QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';

/** What producers print with. Columns are explained in `../tables/printing.ts`. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table print_thing (
    id text primary key, producer_id text not null references producer (id), kind text not null, name text not null,
    data_json text not null, created_ms bigint not null, updated_ms bigint not null, ended_ms bigint)`,
  `create index print_thing_producer on print_thing (producer_id, kind, name, id) where ended_ms is null`,
  `create table print_choice (
    producer_id text primary key references producer (id), choice_json text not null, updated_ms bigint not null)`,
];
