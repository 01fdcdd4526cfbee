import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openStorage, type Storage } from '../../server/storage/open.ts';
import { SCRATCH } from './scratch.ts';

/** Writes a new database file, the same each time. */
export type WriteDatabase = (file: string) => Promise<void>;

/**
 * A database that is made once, by every migration and by `fill`, and then copied: most of what a world of a test's own
 * would take goes into making its tables.
 */
export function databaseTemplate(fill: (db: Storage['db']) => Promise<void> = async () => {}): WriteDatabase {
  let made: Promise<Uint8Array> | undefined;
  return async (file) => {
    made ??= makeDatabase(fill);
    await writeFile(file, await made);
  };
}

/** A database as its first opening leaves it. */
export const writeEmptyDatabase: WriteDatabase = databaseTemplate();

async function makeDatabase(fill: (db: Storage['db']) => Promise<void>): Promise<Uint8Array> {
  const folder = await mkdtemp(join(SCRATCH, 'temque-test-'));
  try {
    const storage = await openStorage({ file: join(folder, 'temque.db') });
    await fill(storage.db);
    const bytes = storage.sqlite.serialize();
    await storage.close();
    return bytes;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
