import type { QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';

/** Producers and products that an import which was undone had registered, and that nothing else uses. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  'alter table producer add column withdrawn_ms bigint',
  'alter table product add column withdrawn_ms bigint',
];
