import type { QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';

/** Which stamps of its range a print job leaves out. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  await sql.raw('alter table print_job add column skipped_json text').execute(db);
}
