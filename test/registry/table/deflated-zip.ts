import { deflateRawSync } from 'node:zlib';
import { packZip } from '../../../server/registry/table/pack-zip.ts';
import type { ZipEntry } from '../../../server/registry/table/unpack-zip.ts';

/** A compressed archive, whose files claim to unpack to `claimedBytes` (by default the truth). */
export function deflatedZip(entries: readonly ZipEntry[], claimedBytes?: number): Buffer {
  const archive = packZip(entries.map(({ name, bytes }) => ({ name, bytes: deflateRawSync(bytes) })));
  const sizes = entries.map(({ bytes }) => claimedBytes ?? bytes.byteLength);
  for (const [signature, methodAt] of [
    ['PK\x03\x04', 8],
    ['PK\x01\x02', 10],
  ] as const) {
    let at = -1;
    for (const size of sizes) {
      at = archive.indexOf(signature, at + 1, 'latin1');
      archive.writeUInt16LE(8, at + methodAt);
      archive.writeUInt32LE(size, at + methodAt + 14);
    }
  }
  return archive;
}
