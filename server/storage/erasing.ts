import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

/**
 * Runs a transaction after which what it took out of the database is not in its files either: freed places are always
 * overwritten (`secure_delete`), and the write-ahead log that may still hold them is cut off.
 */
export async function erasing<T>(
  db: Kysely<Database>,
  work: (transaction: Kysely<Database>) => Promise<T>,
): Promise<T> {
  try {
    return await db.transaction().execute(work);
  } finally {
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
  }
}
