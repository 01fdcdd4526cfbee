import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../cli/cli-error.ts';
import { EXIT } from '../cli/exit-codes.ts';
import { dataFiles } from '../storage/data-dir.ts';
import { readStorageFault } from '../storage/faults.ts';
import { acquireLock, type LockHolder } from '../storage/lock.ts';

/** Its presence says that everything in the folder was made by the demo. */
const MARKER = 'temque-demo.txt';

/** The files that the demo writes beside the database. */
export interface DemoFiles {
  readonly dataDir: string;
  readonly wrappingKey: string;
  readonly sheetPdf: string;
  /** What other programs read: links, token, products. */
  readonly summary: string;
}

/**
 * Empties the data folder of an earlier demo, or makes a new one.
 *
 * @throws CliError demo-folder-foreign when it holds anything that no demo made
 * @throws StorageError storage-locked while another demo runs in it; storage-read-only, storage-unavailable
 */
export function prepareDemoFolder(dataDir: string, holder: LockHolder): DemoFiles {
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0) {
    if (!existsSync(join(dataDir, MARKER))) {
      throw new CliError('demo-folder-foreign', EXIT.usage, (t) => t.service.demo.folderForeign(dataDir));
    }
    // A demo that still runs keeps its folder.
    acquireLock(dataFiles(dataDir), holder).release();
    for (const name of readdirSync(dataDir)) {
      if (name !== MARKER) rmSync(join(dataDir, name), { recursive: true, force: true });
    }
  }
  closeToOthers(dataDir);
  writeFileSync(
    join(dataDir, MARKER),
    'Made by `npm run demo`, which deletes this folder when it starts again.\n',
  );
  return {
    dataDir,
    wrappingKey: join(dataDir, 'wrapping.key'),
    sheetPdf: join(dataDir, 'sheet.pdf'),
    summary: join(dataDir, 'demo.json'),
  };
}

/** The service takes no folder that others may enter; one that is empty, or the demo's, is the demo's to close. */
function closeToOthers(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    chmodSync(dataDir, 0o700);
  } catch (error) {
    throw readStorageFault(error, dataDir);
  }
}
