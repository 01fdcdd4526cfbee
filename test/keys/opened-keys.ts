import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type KeyStore, openKeyStore } from '../../server/keys/key-store.ts';
import { openStorage, type Storage } from '../../server/storage/open.ts';
import { seededBytes, temporaryFolder, testWrappingKey } from '../support/data-dir.ts';

/** The moment at which keys of tests are made. */
export const START_MS = Date.UTC(2026, 10, 21);

/** A database that is closed at the end of the test. */
export async function openDatabase(file = join(temporaryFolder(), 'temque.db')): Promise<Storage> {
  const storage = await openStorage({ file });
  onTestFinished(() => storage.close());
  return storage;
}

/** The keys in a database, as the service opens them. */
export async function openKeys(
  storage: Storage,
  wrapping = testWrappingKey(),
  seed = 'keys',
): Promise<KeyStore> {
  return await openKeyStore({
    db: storage.db,
    wrappingKey: wrapping,
    clock: () => START_MS,
    randomBytes: seededBytes(seed),
  });
}

/** Every key row. */
export async function rows(storage: Storage) {
  return await storage.db.selectFrom('secretKey').selectAll().orderBy('id').execute();
}
