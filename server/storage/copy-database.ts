import BetterSqlite3 from 'better-sqlite3';
import { readSchemaVersion } from './migrate.ts';
import type { Storage } from './open.ts';

/** Database pages (4 KiB) copied between two requests that are served. */
const PAGES_PER_STEP = 200;

/** Told how many pages of how many are copied. */
export type CopyProgress = (done: number, total: number) => void;

/**
 * Copies the database, while it is in use, into an empty file: the state of one moment, in one file that can be read
 * where nothing may be written. The copy is not yet synced to the disk.
 */
export async function copyDatabase(
  storage: Storage,
  file: string,
  onPages: CopyProgress = () => undefined,
): Promise<void> {
  await copyPages(storage, file, onPages);
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
async function copyPages({ db, sqlite }: Storage, file: string, onPages: CopyProgress): Promise<void> {
  const copying: { done?: Promise<unknown> } = {};
  await db.connection().execute(async () => {
    await new Promise<void>((resolve, reject) => {
      const progress = ({ totalPages, remainingPages }: BetterSqlite3.BackupMetadata) => {
        resolve();
        onPages(totalPages - remainingPages, totalPages);
        return PAGES_PER_STEP;
      };
      copying.done = sqlite.backup(file, { progress });
      copying.done.then(() => resolve(), reject);
    });
  });
  await copying.done;
}
