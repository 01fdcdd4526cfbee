import { MIGRATIONS, readSchemaVersion } from './migrate.ts';
import type { Storage } from './open.ts';
import { writeSetting } from './settings.ts';

/** Writes to the database and looks at its schema version. @throws StorageError when it cannot be written */
export async function tryDatabase({ db, sqlite }: Storage, nowMs: number): Promise<{ isMigrated: boolean }> {
  await writeSetting(db, 'health.written-ms', String(nowMs));
  return { isMigrated: readSchemaVersion(sqlite) === MIGRATIONS.length };
}
