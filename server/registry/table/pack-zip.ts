import { crc32 } from 'node:zlib';
import type { ZipEntry } from './unpack-zip.ts';

/** Packs files into an uncompressed ZIP archive. Source: APPNOTE 6.3.10, 4.3.7, 4.3.12, 4.3.16. */
export function packZip(entries: readonly ZipEntry[]): Buffer {
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const nameBytes = Buffer.from(name, 'utf8');
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(VERSION, 0);
    shared.writeUInt16LE(UTF8_NAME, 2);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(bytes.byteLength, 14);
    shared.writeUInt32LE(bytes.byteLength, 18);
    shared.writeUInt16LE(nameBytes.byteLength, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, nameBytes]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02'), VERSION_MADE_BY, shared, rest, nameBytes);
    bodies.push(local, bytes);
    offset += local.byteLength + bytes.byteLength;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.byteLength, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, central, Buffer.from('PK\x05\x06'), end]);
}

/** ZIP 2.0. */
const VERSION = 20;
const VERSION_MADE_BY = Buffer.from([VERSION, 0]);
const UTF8_NAME = 1 << 11;
