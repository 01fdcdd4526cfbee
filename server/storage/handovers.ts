import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';
import type { PrintDownloadTable, PrintHandoverTable } from './tables/printing.ts';

/** A link with the downloads that it was used for, oldest first. */
export interface HandoverRow extends PrintHandoverTable {
  readonly downloads: readonly PrintDownloadTable[];
}

/** Keeps a new link. */
export async function insertHandover(db: Kysely<Database>, row: PrintHandoverTable): Promise<void> {
  await db.insertInto('printHandover').values(row).execute();
}

/** The link of that id. */
export async function findHandover(db: Kysely<Database>, id: string): Promise<HandoverRow | undefined> {
  const row = await db.selectFrom('printHandover').selectAll().where('id', '=', id).executeTakeFirst();
  return row && { ...row, downloads: await downloadsOf(db, row.id) };
}

/** The link whose token hashes to this. */
export async function findHandoverByToken(
  db: Kysely<Database>,
  tokenHash: string,
): Promise<HandoverRow | undefined> {
  const row = await db
    .selectFrom('printHandover')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst();
  return row && { ...row, downloads: await downloadsOf(db, row.id) };
}

/** The links of a job, newest first; at most `limit`. */
export async function listHandovers(
  db: Kysely<Database>,
  jobId: string,
  limit: number,
): Promise<HandoverRow[]> {
  const rows = await db
    .selectFrom('printHandover')
    .selectAll()
    .where('jobId', '=', jobId)
    .orderBy('createdMs', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return await Promise.all(rows.map(async (row) => ({ ...row, downloads: await downloadsOf(db, row.id) })));
}

async function downloadsOf(db: Kysely<Database>, handoverId: string): Promise<PrintDownloadTable[]> {
  return await db
    .selectFrom('printDownload')
    .selectAll()
    .where('handoverId', '=', handoverId)
    .orderBy('startedMs')
    .execute();
}

/** Ends a link. */
export async function revokeHandover(db: Kysely<Database>, id: string, revokedMs: number): Promise<void> {
  await db.updateTable('printHandover').set({ revokedMs }).where('id', '=', id).execute();
}

/** Records that a download begins. */
export async function insertDownload(db: Kysely<Database>, row: PrintDownloadTable): Promise<void> {
  await db.insertInto('printDownload').values(row).execute();
}

/** Records that a download's last byte was sent. */
export async function finishDownload(db: Kysely<Database>, id: string, finishedMs: number): Promise<void> {
  await db.updateTable('printDownload').set({ finishedMs }).where('id', '=', id).execute();
}
