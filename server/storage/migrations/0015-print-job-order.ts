import type { QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';

/** The print jobs of a batch in the order in which they are listed. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  await sql.raw('create index print_job_newest on print_job (batch_code, created_ms, id)').execute(db);
}
