import type { SymbolSegment } from '../link/index.ts';

/** Error correction levels in use: L recovers about 7 % of a symbol, M about 15 %. */
export type SymbolLevel = 'L' | 'M';

/** The error correction levels in use. */
export const SYMBOL_LEVELS: readonly SymbolLevel[] = ['L', 'M'];

/** Data codewords by version 1 to 20. Source: ISO/IEC 18004, table 7. */
const DATA_CODEWORDS: Readonly<Record<SymbolLevel, readonly number[]>> = {
  L: [19, 34, 55, 80, 108, 136, 156, 194, 232, 274, 324, 370, 428, 461, 523, 589, 647, 721, 795, 861],
  M: [16, 28, 44, 64, 86, 108, 124, 154, 182, 216, 254, 290, 334, 365, 415, 453, 507, 563, 627, 669],
};

/** Bits of one segment's character count field. Source: ISO/IEC 18004, table 3. */
export function countFieldBits(mode: SymbolSegment['mode'], version: number): number {
  if (mode === 'byte') return version < 10 ? 8 : 16;
  if (mode === 'alphanumeric') return version < 10 ? 9 : 11;
  return version < 10 ? 10 : 12;
}

/** Bits that the segments take in a symbol of that version, headers included, without the terminator. */
export function segmentsBits(segments: readonly SymbolSegment[], version: number): number {
  let bits = 0;
  for (const { mode, data } of segments) {
    const n = data.length;
    bits += 4 + countFieldBits(mode, version);
    if (mode === 'byte') bits += 8 * n;
    else if (mode === 'alphanumeric') bits += 11 * Math.floor(n / 2) + 6 * (n % 2);
    else bits += 10 * Math.floor(n / 3) + (n % 3 === 0 ? 0 : n % 3 === 1 ? 4 : 7);
  }
  return bits;
}

/** Data codewords of a symbol; version 1 to 20. */
export function dataCodewords(version: number, level: SymbolLevel): number {
  const count = DATA_CODEWORDS[level][version - 1];
  if (count === undefined) throw new TypeError(`no symbol version ${version}`);
  return count;
}

/** The smallest version (1 to 20) that holds the segments; undefined when none does. */
export function smallestVersion(segments: readonly SymbolSegment[], level: SymbolLevel): number | undefined {
  const index = DATA_CODEWORDS[level].findIndex(
    (codewords, at) => segmentsBits(segments, at + 1) <= codewords * 8,
  );
  return index < 0 ? undefined : index + 1;
}

/** Modules along one side of a symbol. */
export function modulesOfVersion(version: number): number {
  return 17 + 4 * version;
}
