import { inBoth, type Say } from '../domain/language.ts';
import { OperatorFault } from '../domain/operator-fault.ts';
import { STORAGE_TEXTS_EN, type StorageTexts } from './fault-texts.en.ts';
import { STORAGE_TEXTS_VI } from './fault-texts.vi.ts';

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
export class StorageError extends OperatorFault<StorageFaultCode> {
  constructor(code: StorageFaultCode, say: Say<StorageTexts>, cause?: unknown) {
    super(code, inBoth({ vi: STORAGE_TEXTS_VI, en: STORAGE_TEXTS_EN }, say), { cause });
    this.name = 'StorageError';
  }
}

/**
 * The operator's reading of an error of SQLite or of the file system.
 *
 * @returns a {@link StorageError} for faults of the disk, the file or its permissions; any other value unchanged.
 */
export function readStorageFault(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const found = error.code;
  for (const [prefix, code, sentence] of FAULTS) {
    if (found === prefix || found.startsWith(`${prefix}_`)) {
      return new StorageError(code, (t) => `${file}: ${t.disk[sentence]} (${found})`, error);
    }
  }
  return error;
}

const FAULTS: readonly (readonly [
  prefix: string,
  code: StorageFaultCode,
  sentence: keyof StorageTexts['disk'],
])[] = [
  ['SQLITE_FULL', 'storage-full', 'full'],
  ['ENOSPC', 'storage-full', 'full'],
  ['EDQUOT', 'storage-full', 'quota'],
  ['SQLITE_READONLY', 'storage-read-only', 'readOnly'],
  ['EROFS', 'storage-read-only', 'mountedReadOnly'],
  ['EACCES', 'storage-read-only', 'forbidden'],
  ['EPERM', 'storage-read-only', 'forbidden'],
  ['SQLITE_BUSY', 'storage-busy', 'busy'],
  ['SQLITE_NOTADB', 'storage-foreign', 'foreign'],
  ['SQLITE_CORRUPT', 'storage-corrupt', 'corrupt'],
  ['SQLITE_CANTOPEN', 'storage-unavailable', 'cannotOpen'],
  ['SQLITE_IOERR', 'storage-unavailable', 'failed'],
  ['EIO', 'storage-unavailable', 'failed'],
  ['ENOENT', 'storage-unavailable', 'missing'],
  ['ENOTDIR', 'storage-unavailable', 'noFolder'],
];
