/** What can be wrong with the database file or the folder it is in; stable, see docs/configuration.md. */
export type StorageFaultCode =
  | 'storage-busy'
  | 'storage-corrupt'
  | 'storage-exposed'
  | 'storage-foreign'
  | 'storage-full'
  | 'storage-locked'
  | 'storage-newer'
  | 'storage-read-only'
  | 'storage-unavailable';

/** The database cannot do what it was asked for, for a reason that an operator can act on. */
export class StorageError extends Error {
  readonly code: StorageFaultCode;

  constructor(code: StorageFaultCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StorageError';
    this.code = code;
  }
}

/**
 * The operator's reading of an error of SQLite or of the file system.
 *
 * @returns a {@link StorageError} for faults of the disk, the file or its permissions; any other value unchanged.
 */
export function readStorageFault(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  for (const [prefix, code, sentence] of FAULTS) {
    if (error.code === prefix || error.code.startsWith(`${prefix}_`)) {
      return new StorageError(code, `${file}: ${sentence} (${error.code})`, error);
    }
  }
  return error;
}

const FAULTS: readonly (readonly [prefix: string, code: StorageFaultCode, sentence: string])[] = [
  ['SQLITE_FULL', 'storage-full', 'the disk is full; nothing of this change was kept'],
  ['ENOSPC', 'storage-full', 'the disk is full; nothing of this change was kept'],
  ['EDQUOT', 'storage-full', 'the disk quota is used up; nothing of this change was kept'],
  ['SQLITE_READONLY', 'storage-read-only', 'the database or its folder cannot be written to'],
  ['EROFS', 'storage-read-only', 'the file system is mounted read-only'],
  ['EACCES', 'storage-read-only', 'this user may not write there'],
  ['EPERM', 'storage-read-only', 'this user may not write there'],
  ['SQLITE_BUSY', 'storage-busy', 'another process keeps the database locked'],
  ['SQLITE_NOTADB', 'storage-foreign', 'this file is not a Tem Quê database'],
  ['SQLITE_CORRUPT', 'storage-corrupt', 'the database file is damaged; restore a backup'],
  ['SQLITE_CANTOPEN', 'storage-unavailable', 'the database file cannot be opened'],
  ['SQLITE_IOERR', 'storage-unavailable', 'the disk failed to read or write'],
  ['EIO', 'storage-unavailable', 'the disk failed to read or write'],
  ['ENOENT', 'storage-unavailable', 'there is no such file'],
  ['ENOTDIR', 'storage-unavailable', 'a part of the path is not a folder'],
];
