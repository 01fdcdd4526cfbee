import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { App } from './app-type.ts';

/** Answers smaller than this travel as they are. */
const THRESHOLD_BYTES = 1024;

/** Compresses text answers of 1 KiB and more; a page costs well under a millisecond at these qualities. */
export async function installCompression(app: App): Promise<void> {
  await app.register(compress, {
    threshold: THRESHOLD_BYTES,
    globalDecompression: false,
    encodings: ['br', 'gzip', 'identity'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
    zlibOptions: { level: 6 },
  });
}
