import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readStorageFault, StorageError } from './faults.ts';

/** The files in a data folder. */
export interface DataFiles {
  readonly dataDir: string;
  /** The database; SQLite keeps `-wal` and `-shm` files beside it. */
  readonly database: string;
  /** Held by the process that may write. */
  readonly lock: string;
  /** Says who holds the lock. */
  readonly lockHolder: string;
  readonly socket: string;
}

/** Names the files of a data folder, whether they exist or not. */
export function dataFiles(dataDir: string): DataFiles {
  return {
    dataDir,
    database: join(dataDir, 'temque.db'),
    lock: join(dataDir, 'lock.db'),
    lockHolder: join(dataDir, 'lock.json'),
    socket: join(dataDir, 'temque.sock'),
  };
}

/**
 * Makes the data folder if it is missing, closed to every other user of the machine.
 *
 * @throws storage-exposed when it is a folder for other things, which others may enter.
 * @throws storage-read-only, storage-full, storage-unavailable.
 */
export function prepareDataDir(dataDir: string): DataFiles {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if ((statSync(dataDir).mode & 0o077) !== 0 && process.platform !== 'win32') {
      // Closing a folder such as /tmp to everybody else would do harm.
      const known = Object.values(dataFiles('')).map(String);
      if (readdirSync(dataDir).some((name) => !known.some((own) => own !== '' && name.startsWith(own)))) {
        throw new StorageError('storage-exposed', (t) => t.exposed(dataDir));
      }
      chmodSync(dataDir, 0o700);
    }
  } catch (error) {
    throw readStorageFault(error, dataDir);
  }
  return dataFiles(dataDir);
}
