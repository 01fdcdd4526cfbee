import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

/**
 * Runs a transaction after which what it took out of the database is not in its files either: freed places are
 * overwritten, and the write-ahead log that may still hold them is cut off.
 */
export async function erasing<T>(
  db: Kysely<Database>,
  work: (transaction: Kysely<Database>) => Promise<T>,
): Promise<T> {
  await sql`pragma secure_delete = on`.execute(db);
  try {
    return await db.transaction().execute(work);
  } finally {
    await sql`pragma secure_delete = off`.execute(db);
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
  }
}

/** Takes the bytes of a photo away; its row stays as the mark that it was erased. */
export async function eraseBytes(db: Kysely<Database>, mediaId: string, erasedMs: number): Promise<void> {
  await db
    .updateTable('media')
    .set({ bytes: new Uint8Array(), erasedMs })
    .where('id', '=', mediaId)
    .execute();
}
