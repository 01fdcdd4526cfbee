import { statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { CamelCasePlugin, Kysely } from 'kysely';
import { StorageDialect } from './dialect.ts';
import { readStorageFault } from './faults.ts';
import { MIGRATIONS, readSchemaVersion } from './migrate.ts';
import type { Database } from './schema.ts';

/** A database that can only be read, at whatever schema version it is. */
export interface ReadOnlyStorage {
  readonly db: Kysely<Database>;
  readonly sqlite: BetterSqlite3.Database;
  /** Steps of the schema that its file has been through. */
  readonly schemaVersion: number;
  /** Whether it has been through all that this release knows. */
  readonly isLatest: boolean;
  close(): Promise<void>;
}

/**
 * Opens a database file without changing it.
 *
 * @throws storage-newer, storage-foreign, storage-corrupt, storage-unavailable.
 */
export function openReadOnly(file: string): ReadOnlyStorage {
  let sqlite: BetterSqlite3.Database | undefined;
  try {
    // The driver has no code for a folder that is missing.
    statSync(file);
    sqlite = new BetterSqlite3(file, { readonly: true, fileMustExist: true });
    sqlite.pragma('trusted_schema = OFF');
    const schemaVersion = readSchemaVersion(sqlite);
    const opened = sqlite;
    const dialect = new StorageDialect(opened);
    const db = new Kysely<Database>({ dialect, plugins: [new CamelCasePlugin()] });
    const close = async () => {
      await db.destroy();
      if (opened.open) opened.close();
    };
    return { db, sqlite, schemaVersion, isLatest: schemaVersion === MIGRATIONS.length, close };
  } catch (error) {
    sqlite?.close();
    throw readStorageFault(error, file);
  }
}
