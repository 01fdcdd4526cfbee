import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';
import type { PrintReturnTable } from './tables/printing.ts';

/** Books labels that came back. */
export async function insertPrintReturn(db: Kysely<Database>, row: PrintReturnTable): Promise<void> {
  await db.insertInto('printReturn').values(row).execute();
}

/** What came back of a job, oldest first; at most `limit`. */
export async function listPrintReturns(
  db: Kysely<Database>,
  jobId: string,
  limit: number,
): Promise<PrintReturnTable[]> {
  return await db
    .selectFrom('printReturn')
    .selectAll()
    .where('jobId', '=', jobId)
    .orderBy('timeMs')
    .orderBy('id')
    .limit(limit)
    .execute();
}
