import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import type { DataFiles } from './data-dir.ts';
import { readStorageFault, StorageError } from './faults.ts';

/** The right of one process to write in a data folder; the system takes it back when the process ends, however it ends. */
export interface DataLock {
  readonly files: DataFiles;
  /** False once released. */
  readonly held: boolean;
  /** Gives the folder back; again does nothing. */
  release(): void;
}

/** Who asks, for the message that a second process gets. */
export interface LockHolder {
  readonly pid: number;
  readonly sinceMs: number;
}

/** How long an ending server is waited for. */
const WAIT_MS = 1_000;

/**
 * Takes the lock of a data folder: an exclusive transaction on an SQLite file of its own, which the operating system
 * ends with the process, so that no stale lock stays behind.
 *
 * @throws storage-locked when another process has it; the message names that process if it is known.
 */
export function acquireLock(files: DataFiles, holder: LockHolder, waitMs: number = WAIT_MS): DataLock {
  let sqlite: BetterSqlite3.Database | undefined;
  try {
    sqlite = new BetterSqlite3(files.lock, { timeout: waitMs });
    sqlite.pragma('journal_mode = DELETE');
    sqlite.exec('BEGIN EXCLUSIVE');
    writeFileSync(files.lockHolder, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
  } catch (error) {
    sqlite?.close();
    const fault = readStorageFault(error, files.lock);
    if (!(fault instanceof StorageError) || fault.code !== 'storage-busy') throw fault;
    throw lockedFault(files, error);
  }
  return holdLock(files, sqlite);
}

function holdLock(files: DataFiles, sqlite: BetterSqlite3.Database): DataLock {
  return {
    files,
    get held() {
      return sqlite.open;
    },
    release() {
      if (!sqlite.open) return;
      rmSync(files.lockHolder, { force: true });
      sqlite.close();
    },
  };
}

function lockedFault({ dataDir, lockHolder }: DataFiles, cause: unknown): StorageError {
  const holder = readHolder(lockHolder);
  return new StorageError(
    'storage-locked',
    (t) => {
      const who =
        holder === undefined
          ? t.someProcess
          : t.lockHolder(holder.pid, new Date(holder.sinceMs).toISOString());
      return t.locked(dataDir, who);
    },
    cause,
  );
}

function readHolder(file: string): LockHolder | undefined {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof content !== 'object' || content === null || !('pid' in content) || !('sinceMs' in content)) {
      return undefined;
    }
    const { pid, sinceMs } = content;
    return typeof pid === 'number' && Number.isSafeInteger(sinceMs) && typeof sinceMs === 'number'
      ? { pid, sinceMs }
      : undefined;
  } catch {
    return undefined;
  }
}
