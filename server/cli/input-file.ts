import { readFile } from 'node:fs/promises';

/** The bytes of a file that a command line names; a fault of the system names the file too. */
export async function readInputFile(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    // A folder is opened before its reading fails, and by then the system has forgotten its name.
    throw error instanceof Error ? Object.assign(error, { path }) : error;
  }
}
