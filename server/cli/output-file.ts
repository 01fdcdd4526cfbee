import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CliIo } from './cli-io.ts';

/**
 * Writes a stream to a file that appears under its name only when it is complete; `-` is standard output.
 *
 * @returns the number of bytes
 */
export async function saveStream(
  io: CliIo,
  file: string,
  source: Readable,
  onChunk: (chunk: Uint8Array) => void = () => undefined,
): Promise<number> {
  let bytes = 0;
  source.on('data', (chunk: Uint8Array) => {
    bytes += chunk.byteLength;
    onChunk(chunk);
  });
  if (file === '-') {
    await pipeline(source, io.out, { end: false });
    return bytes;
  }
  const partial = `${file}.partial-${process.pid}`;
  try {
    await pipeline(source, createWriteStream(partial, { flags: 'wx' }));
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return bytes;
}
