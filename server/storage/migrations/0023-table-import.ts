import type { QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';

/** Tables of communes and products that are being imported. Columns are explained in `../tables/table-import.ts`. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table table_import (
    id text primary key, kind text not null, state text not null, created_by text not null,
    province_code text references province (code), file_name text not null, imported integer not null,
    updated integer not null, already_there integer not null, refused integer not null, content blob,
    created_ms bigint not null, confirmed_ms bigint)`,
  `create index table_import_latest on table_import (created_ms, id)`,
];
