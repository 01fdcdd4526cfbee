import { once } from 'node:events';
import { PassThrough, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** Packs files into a ZIP archive while they are written; nothing is held in memory but its directory. */
export interface ZipStream {
  /**
   * Adds a file; `write` fills it and ends it. `isPacked`: the content is compressed already.
   * @throws what `write` and the output throw
   */
  add(name: string, isPacked: boolean, write: (into: Writable) => Promise<void>): Promise<void>;
  /** Writes the directory and ends the output. */
  end(): Promise<void>;
}

/** ZIP 2.0; names in UTF-8; sizes and check sum behind the content, as they are not known before. */
const VERSION = 20;
const FLAGS = (1 << 11) | (1 << 3);
const DEFLATED = 8;
/** 1980-01-01: the same archive at all times. */
const DOS_DATE = 0x21;
/** Without the extensions for large archives. */
const SIZE_LIMIT = 0xffff_ffff;

/** An archive into `output`. Source: APPNOTE 6.3.10, 4.3. */
export function zipStream(output: Writable, signal: AbortSignal): ZipStream {
  const directory: Buffer[] = [];
  let offset = 0;
  const put = async (bytes: Uint8Array) => {
    offset += bytes.length;
    if (offset > SIZE_LIMIT) throw new RangeError('the archive is too large');
    if (!output.write(bytes)) await once(output, 'drain', { signal });
  };
  return {
    async add(name, isPacked, write) {
      const nameBytes = Buffer.from(name, 'utf8');
      const start = offset;
      await put(Buffer.concat([localHeader(nameBytes.length), nameBytes]));
      const input = new PassThrough();
      let [crc, size, packed] = [0, 0, 0];
      const counted = async function* (source: AsyncIterable<Buffer>) {
        for await (const chunk of source) {
          crc = crc32(chunk, crc);
          size += chunk.length;
          yield chunk;
        }
      };
      const deflate = createDeflateRaw({ level: isPacked ? 0 : 6 });
      const stored = pipeline(
        input,
        counted,
        deflate,
        async (source: AsyncIterable<Buffer>) => {
          for await (const chunk of source) {
            packed += chunk.length;
            await put(chunk);
          }
        },
        { signal },
      );
      await Promise.all([write(input), stored]);
      const sizes = Buffer.alloc(12);
      sizes.writeUInt32LE(crc, 0);
      sizes.writeUInt32LE(packed, 4);
      sizes.writeUInt32LE(size, 8);
      await put(Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), sizes]));
      directory.push(directoryEntry(nameBytes, sizes, start));
    },
    async end() {
      const start = offset;
      const entries = Buffer.concat(directory);
      await put(entries);
      const tail = Buffer.alloc(22);
      tail.write('PK\x05\x06', 'latin1');
      tail.writeUInt16LE(directory.length, 8);
      tail.writeUInt16LE(directory.length, 10);
      tail.writeUInt32LE(entries.length, 12);
      tail.writeUInt32LE(start, 16);
      const finished = once(output, 'finish', { signal });
      output.end(tail);
      await finished;
    },
  };
}

function localHeader(nameLength: number): Buffer {
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 'latin1');
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt16LE(DOS_DATE, 12);
  header.writeUInt16LE(nameLength, 26);
  return header;
}

function directoryEntry(name: Buffer, sizes: Buffer, start: number): Buffer {
  const entry = Buffer.alloc(46);
  entry.write('PK\x01\x02', 'latin1');
  entry.writeUInt16LE(VERSION, 4);
  entry.writeUInt16LE(VERSION, 6);
  entry.writeUInt16LE(FLAGS, 8);
  entry.writeUInt16LE(DEFLATED, 10);
  entry.writeUInt16LE(DOS_DATE, 14);
  sizes.copy(entry, 16);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(start, 42);
  return Buffer.concat([entry, name]);
}
