import BetterSqlite3 from 'better-sqlite3';
import { CamelCasePlugin, Kysely } from 'kysely';
import { StorageDialect } from './dialect.ts';
import { readStorageFault } from './faults.ts';
import { migrate } from './migrate.ts';
import type { Database } from './schema.ts';

/** An open database at the latest schema version. */
export interface Storage {
  readonly db: Kysely<Database>;
  /** The connection below `db`, for SQLite's own services (backup, pragmas); queries go through `db`. */
  readonly sqlite: BetterSqlite3.Database;
  readonly file: string;
  /** Names of the migrations that this opening ran. */
  readonly migrated: readonly string[];
  /** Folds the write-ahead log into the file and closes it. */
  close(): Promise<void>;
}

/** Where the database is; everything else about the connection is fixed. */
export interface StorageOptions {
  /** Path of the database file, created when missing (its folder must exist). */
  readonly file: string;
}

/** Page cache in KiB. */
const CACHE_KIB = 64 * 1024;

/** How long a statement, or the beginning of a transaction, waits for another process that writes. */
const BUSY_TIMEOUT_MS = 5_000;

/** The write-ahead log is cut back to this size after a checkpoint. */
const LOG_LIMIT_BYTES = 64 * 1024 * 1024;

/**
 * Opens the database and brings its schema up to date; whoever opens it for writing holds the data folder's lock.
 * A committed transaction survives power loss (`synchronous=FULL`).
 *
 * @throws storage-newer, storage-foreign, storage-corrupt, storage-full, storage-read-only, storage-unavailable.
 */
export async function openStorage({ file }: StorageOptions): Promise<Storage> {
  const sqlite = open(file);
  const db = new Kysely<Database>({
    dialect: new StorageDialect(sqlite),
    plugins: [new CamelCasePlugin()],
  });
  try {
    const migrated = await migrate(db, sqlite);
    return { db, sqlite, file, migrated, close: () => close(db, sqlite) };
  } catch (error) {
    await close(db, sqlite);
    throw readStorageFault(error, file);
  }
}

function open(file: string): BetterSqlite3.Database {
  try {
    const sqlite = new BetterSqlite3(file, { timeout: BUSY_TIMEOUT_MS });
    try {
      sqlite.pragma('journal_mode = WAL');
      sqlite.pragma('synchronous = FULL');
      sqlite.pragma('foreign_keys = ON');
      sqlite.pragma('trusted_schema = OFF');
      sqlite.pragma(`cache_size = -${CACHE_KIB}`);
      sqlite.pragma(`journal_size_limit = ${LOG_LIMIT_BYTES}`);
      sqlite.pragma('temp_store = MEMORY');
      // What is erased about a person leaves no trace in freed places, whatever else is written at that moment.
      sqlite.pragma('secure_delete = ON');
    } catch (error) {
      sqlite.close();
      throw error;
    }
    return sqlite;
  } catch (error) {
    throw readStorageFault(missingFolder(error), file);
  }
}

/** better-sqlite3 reports a missing folder as a TypeError without a code. */
function missingFolder(error: unknown): unknown {
  if (error instanceof TypeError && error.message.includes('directory does not exist')) {
    return Object.assign(new Error(error.message, { cause: error }), { code: 'SQLITE_CANTOPEN' });
  }
  return error;
}

async function close(db: Kysely<Database>, sqlite: BetterSqlite3.Database): Promise<void> {
  await db.destroy();
  // Kysely leaves a connection open that no query has used yet.
  if (sqlite.open) sqlite.close();
}
