import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm';

/** What the folders of a whole run may need at once, with room to spare. */
const ENOUGH_BYTES = 2 * 1024 ** 3;

/**
 * Where tests make their data folders: in memory where there is room, since the server waits for the disk after every
 * change and tests make ten thousands of them; else in the temporary folder.
 */
export const SCRATCH: string = hasRoom(MEMORY) ? MEMORY : tmpdir();

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ENOUGH_BYTES;
  } catch {
    return false;
  }
}
