import {
  closeSync,
  existsSync,
  linkSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { type CopyProgress, copyDatabase } from '../storage/copy-database.ts';
import { dataFiles } from '../storage/data-dir.ts';
import { readStorageFault } from '../storage/faults.ts';
import type { Storage } from '../storage/open.ts';
import { BackupError } from './backup-error.ts';
import { syncFile } from './durable-file.ts';

/** Where a backup goes. */
export interface BackupRequest {
  /** Full path of the file to write; its folder exists. */
  readonly file: string;
  /** Whether a file of that name may be replaced. */
  readonly replace: boolean;
  /** A name that no other backup under way has. */
  readonly id: string;
}

/** What was written. */
export interface WrittenBackup {
  readonly file: string;
  readonly sizeBytes: number;
}

/**
 * Copies the database while it is in use; the copy is the state of one moment, with all keys, still wrapped. It gets
 * its name only when it is complete and on the disk.
 *
 * @param onPages told after each step how many pages of how many are copied
 * @throws BackupError backup-exists, backup-path-invalid
 * @throws StorageError storage-full, storage-read-only, storage-unavailable
 */
export async function writeBackup(
  storage: Storage,
  request: BackupRequest,
  onPages?: CopyProgress,
): Promise<WrittenBackup> {
  const { file, replace } = request;
  checkTarget(storage.file, file);
  if (!replace && isThere(file)) throw exists(file);
  const partial = join(dirname(file), `.${basename(file)}.${request.id}.partial`);
  try {
    // The copy holds hashes of tokens and wrapped keys: no other user may read it.
    closeSync(openSync(partial, 'wx', 0o600));
    await copyDatabase(storage, partial, onPages);
    syncFile(partial);
    takeName(partial, file, replace);
    syncFile(file);
    return { file, sizeBytes: statSync(file).size };
  } catch (error) {
    throw readStorageFault(error, file);
  } finally {
    for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${partial}${suffix}`, { force: true });
  }
}

function checkTarget(database: string, file: string): void {
  const folder = dirname(file);
  if (!isAbsolute(file) || file.includes('\0') || !existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new BackupError('backup-path-invalid', (t) => t.noFullPath(file));
  }
  const own = Object.values(dataFiles('')).filter((name) => name !== '');
  const isInDataDir = realpathSync(folder) === realpathSync(dirname(database));
  if (isInDataDir && own.some((name) => basename(file).startsWith(name))) {
    throw new BackupError('backup-path-invalid', (t) => t.ownFile(file));
  }
  if (isThere(file) && !lstatSync(file).isFile()) {
    throw new BackupError('backup-path-invalid', (t) => t.noPlainFile(file));
  }
}

function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

function takeName(partial: string, file: string, replace: boolean): void {
  if (replace) {
    renameSync(partial, file);
    return;
  }
  try {
    linkSync(partial, file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') throw exists(file);
    // Some file systems (FAT, some network shares) have no links.
    if (isThere(file)) throw exists(file);
    renameSync(partial, file);
  }
}

function exists(file: string): BackupError {
  return new BackupError('backup-exists', (t) => t.exists(file));
}
