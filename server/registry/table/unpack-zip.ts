import { inflateRawSync } from 'node:zlib';

/** One file of an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files of an archive, or why they cannot be had. */
export type UnpackedZip =
  | { readonly ok: true; readonly entries: readonly ZipEntry[] }
  | { readonly ok: false; readonly fault: 'damaged' | 'too-large' };

/** Files in one archive; a workbook has a few dozen. */
const ENTRIES_LIMIT = 1_000;

/**
 * Unpacks the wanted files of a ZIP archive, never producing more than `limitBytes` whatever sizes the archive claims.
 *
 * Source: APPNOTE 6.3.10, 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (its end). Archives that are encrypted,
 * split or ZIP64 are `damaged`: no workbook of this size needs them.
 */
export function unpackZip(
  archive: Uint8Array,
  wanted: (name: string) => boolean,
  limitBytes: number,
): UnpackedZip {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  try {
    return unpack(view, archive, wanted, limitBytes);
  } catch (error) {
    if (isTooLarge(error)) return { ok: false, fault: 'too-large' };
    if (error instanceof RangeError || isZlibFault(error)) return { ok: false, fault: 'damaged' };
    throw error;
  }
}

function unpack(
  view: DataView,
  archive: Uint8Array,
  wanted: (name: string) => boolean,
  limitBytes: number,
): UnpackedZip {
  const end = findEnd(view);
  if (end === undefined) return { ok: false, fault: 'damaged' };
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > ENTRIES_LIMIT) return { ok: false, fault: 'too-large' };
  const entries: ZipEntry[] = [];
  let left = limitBytes;
  for (let entry = 0; entry < count; entry += 1) {
    if (view.getUint32(at, true) !== CENTRAL_SIGNATURE) return { ok: false, fault: 'damaged' };
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const packedBytes = view.getUint32(at + 20, true);
    const nameBytes = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(slice(archive, at + 46, nameBytes));
    const local = view.getUint32(at + 42, true);
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (!wanted(name)) continue;
    if ((flags & ENCRYPTED) !== 0 || view.getUint32(local, true) !== LOCAL_SIGNATURE) {
      return { ok: false, fault: 'damaged' };
    }
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const bytes = inflate(slice(archive, start, packedBytes), method, left);
    if (bytes === undefined) return { ok: false, fault: 'damaged' };
    left -= bytes.byteLength;
    if (left < 0) return { ok: false, fault: 'too-large' };
    entries.push({ name, bytes });
  }
  return { ok: true, entries };
}

const END_SIGNATURE = 0x06054b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;
const END_BYTES = 22;
const COMMENT_BYTES_LIMIT = 0xffff;

/** The end record stands last, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - END_BYTES - COMMENT_BYTES_LIMIT);
  for (let at = view.byteLength - END_BYTES; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  return undefined;
}

function slice(archive: Uint8Array, start: number, length: number): Uint8Array {
  if (start + length > archive.byteLength) throw new RangeError('outside the archive');
  return archive.subarray(start, start + length);
}

function inflate(packed: Uint8Array, method: number, limitBytes: number): Uint8Array | undefined {
  if (method === STORED) return packed;
  if (method !== DEFLATED) return undefined;
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, limitBytes) });
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

function isZlibFault(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
  );
}
