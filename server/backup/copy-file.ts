import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Told how far a copy is. */
export type CopiedBytes = (done: number, total: number) => void;

/** Copies a file to a new one that only this user may read. */
export async function copyFile(from: string, to: string, onBytes: CopiedBytes): Promise<void> {
  const total = statSync(from).size;
  let done = 0;
  const counting = new Transform({
    transform(chunk: Uint8Array, _encoding, next) {
      done += chunk.byteLength;
      onBytes(done, total);
      next(null, chunk);
    },
  });
  await pipeline(createReadStream(from), counting, createWriteStream(to, { flags: 'wx', mode: 0o600 }));
}
