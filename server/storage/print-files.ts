import type { Kysely } from 'kysely';
import type { PrintJobRow } from './print-jobs.ts';
import type { Database } from './schema.ts';

/** How the last writing of a job's file ended; `open`: it runs, or broke off, with its server or before. */
export type PrintFileEnd = 'open' | 'ended';

/** Records that a job's file begins to be written; what was known of an earlier writing is forgotten. */
export async function beginPrintFile(db: Kysely<Database>, jobId: string, begunMs: number): Promise<void> {
  await db
    .insertInto('printFile')
    .values({ jobId, begunMs, endedMs: null })
    .onConflict((on) => on.column('jobId').doUpdateSet({ begunMs, endedMs: null }))
    .execute();
}

/** Records that a job's file was handed out to its last byte. */
export async function endPrintFile(db: Kysely<Database>, jobId: string, endedMs: number): Promise<void> {
  await db.updateTable('printFile').set({ endedMs }).where('jobId', '=', jobId).execute();
}

/** How the files of these jobs ended; a job whose file was never begun is not among them. */
export async function printFileEnds(
  db: Kysely<Database>,
  jobIds: readonly string[],
): Promise<ReadonlyMap<string, PrintFileEnd>> {
  if (jobIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('printFile')
    .select(['jobId', 'endedMs'])
    .where('jobId', 'in', jobIds)
    .execute();
  return new Map(rows.map(({ jobId, endedMs }) => [jobId, endedMs === null ? 'open' : 'ended']));
}

/** A producer's jobs whose file was begun after `sinceMs` and has no end, the latest first; at most `limit`. */
export async function openPrintFiles(
  db: Kysely<Database>,
  producerId: string,
  sinceMs: number,
  limit: number,
): Promise<(PrintJobRow & { productName: string })[]> {
  return await db
    .selectFrom('printFile')
    .innerJoin('printJob', 'printJob.id', 'printFile.jobId')
    .innerJoin('batch', 'batch.code', 'printJob.batchCode')
    .innerJoin('product', 'product.id', 'batch.productId')
    .selectAll('printJob')
    .select('product.name as productName')
    .where('printFile.endedMs', 'is', null)
    .where('printFile.begunMs', '>', sinceMs)
    .where('batch.producerId', '=', producerId)
    .orderBy('printFile.begunMs', 'desc')
    .limit(limit)
    .execute();
}
