import BetterSqlite3 from 'better-sqlite3';
import { readSchemaVersion } from './migrate.ts';
import type { Storage } from './open.ts';

/** Database pages (4 KiB) copied between two requests that are served. */
const PAGES_PER_STEP = 200;

/**
 * Copies the database, while it is in use, into an empty file: the state of one moment, in one file that can be read
 * where nothing may be written. The copy is not yet synced to the disk.
 */
export async function copyDatabase(storage: Storage, file: string): Promise<void> {
  await copyPages(storage, file);
  const sqlite = new BetterSqlite3(file);
  try {
    if (readSchemaVersion(sqlite) === 0) throw new TypeError('the copy is empty');
    sqlite.pragma('journal_mode = DELETE');
  } finally {
    sqlite.close();
  }
}

/**
 * Copies page by page between requests. A copy that begins while a transaction is open would count itself as complete
 * before its first page, so the connection is kept from others until it has begun.
 */
async function copyPages({ db, sqlite }: Storage, file: string): Promise<void> {
  const copying: { done?: Promise<unknown> } = {};
  await db.connection().execute(async () => {
    await new Promise<void>((resolve, reject) => {
      const progress = () => {
        resolve();
        return PAGES_PER_STEP;
      };
      copying.done = sqlite.backup(file, { progress });
      copying.done.then(() => resolve(), reject);
    });
  });
  await copying.done;
}
