import type { SymbolSegment } from '../../stamps/link/index.ts';
import { countFieldBits, dataCodewords, type SymbolLevel } from '../../stamps/sheet/index.ts';

/** Error correction of one version and level. Source: ISO/IEC 18004, table 9. */
interface Blocks {
  readonly ecPerBlock: number;
  readonly count: number;
}

/** `[codewords per block, blocks]` for versions 1 to 20. */
const BLOCKS: Readonly<Record<SymbolLevel, readonly (readonly [ecPerBlock: number, count: number])[]>> = {
  // biome-ignore format: one row per five versions
  L: [
    [7, 1], [10, 1], [15, 1], [20, 1], [26, 1],
    [18, 2], [20, 2], [24, 2], [30, 2], [18, 4],
    [20, 4], [24, 4], [26, 4], [30, 4], [22, 6],
    [24, 6], [28, 6], [30, 6], [28, 7], [28, 8],
  ],
  // biome-ignore format: one row per five versions
  M: [
    [10, 1], [16, 1], [26, 1], [18, 2], [24, 2],
    [16, 4], [18, 4], [22, 4], [22, 5], [26, 5],
    [30, 5], [22, 8], [22, 9], [24, 9], [24, 10],
    [28, 10], [28, 11], [26, 13], [26, 14], [26, 16],
  ],
};

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const ALPHANUMERIC_VALUES = (() => {
  const values = new Int8Array(128).fill(-1);
  for (let at = 0; at < ALPHANUMERIC.length; at++) values[ALPHANUMERIC.charCodeAt(at)] = at;
  return values;
})();
const MODE_BITS = { numeric: 1, alphanumeric: 2, byte: 4 } as const;

/** Turns segments into the interleaved data and error correction codewords of one version and level. */
export type CodewordEncoder = (segments: readonly SymbolSegment[]) => Uint8Array;

/**
 * An encoder for one version and level; the array that it returns is overwritten by the next call.
 * The encoder throws a TypeError when the segments do not fit or hold a character outside their mode.
 */
export function codewordEncoder(version: number, level: SymbolLevel): CodewordEncoder {
  const dataCount = dataCodewords(version, level);
  const row = BLOCKS[level][version - 1];
  if (!row) throw new TypeError(`no symbol version ${version}`);
  const blocks: Blocks = { ecPerBlock: row[0], count: row[1] };
  const data = new Uint8Array(dataCount);
  const result = new Uint8Array(dataCount + blocks.ecPerBlock * blocks.count);
  const remainder = remainderTable(blocks.ecPerBlock);
  return (segments) => {
    writeData(data, segments, version);
    interleave(data, blocks, remainder, result);
    return result;
  };
}

/** Packs segments, terminator and padding. Source: ISO/IEC 18004, 7.4. */
function writeData(data: Uint8Array, segments: readonly SymbolSegment[], version: number): void {
  let at = 0;
  let hold = 0;
  let held = 0;
  const put = (value: number, bits: number) => {
    hold = (hold << bits) | value;
    held += bits;
    while (held >= 8) {
      held -= 8;
      if (at >= data.length) throw new TypeError('the segments do not fit the symbol');
      data[at++] = (hold >>> held) & 255;
    }
    hold &= (1 << held) - 1;
  };
  for (const { mode, data: text } of segments) {
    put(MODE_BITS[mode], 4);
    put(text.length, countFieldBits(mode, version));
    if (mode === 'byte') putBytes(text, put);
    else if (mode === 'alphanumeric') putAlphanumeric(text, put);
    else putNumeric(text, put);
  }
  const free = (data.length - at) * 8 - held;
  if (free < 0) throw new TypeError('the segments do not fit the symbol');
  put(0, Math.min(4, free));
  if (held > 0) put(0, 8 - held);
  for (let pad = 0xec; at < data.length; pad ^= 0xec ^ 0x11) data[at++] = pad;
}

type Put = (value: number, bits: number) => void;

function putBytes(text: string, put: Put): void {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) throw new TypeError('a byte segment is ASCII here');
    put(code, 8);
  }
}

function alphanumericAt(text: string, at: number): number {
  const value = ALPHANUMERIC_VALUES[text.charCodeAt(at)] ?? -1;
  if (value < 0) throw new TypeError('not an alphanumeric character');
  return value;
}

function putAlphanumeric(text: string, put: Put): void {
  const even = text.length - (text.length % 2);
  for (let at = 0; at < even; at += 2) put(alphanumericAt(text, at) * 45 + alphanumericAt(text, at + 1), 11);
  if (even < text.length) put(alphanumericAt(text, even), 6);
}

function digitAt(text: string, at: number): number {
  const value = text.charCodeAt(at) - 48;
  if (!(value >= 0 && value <= 9)) throw new TypeError('not a digit');
  return value;
}

function putNumeric(text: string, put: Put): void {
  const rest = text.length % 3;
  const end = text.length - rest;
  for (let at = 0; at < end; at += 3) {
    put(digitAt(text, at) * 100 + digitAt(text, at + 1) * 10 + digitAt(text, at + 2), 10);
  }
  if (rest === 1) put(digitAt(text, end), 4);
  else if (rest === 2) put(digitAt(text, end) * 10 + digitAt(text, end + 1), 7);
}

const EXP = new Uint8Array(512);
const LOG = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power++) {
  EXP[power] = value;
  EXP[power + 255] = value;
  LOG[value] = power;
  value = value & 128 ? (value << 1) ^ 0x11d : value << 1;
}

function multiply(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : (EXP[(LOG[a] ?? 0) + (LOG[b] ?? 0)] ?? 0);
}

/**
 * Row `f` holds f times the generator polynomial of that degree, without its leading 1, as big-endian words of four
 * codewords, the last one filled up with zeros.
 */
function remainderTable(degree: number): Int32Array {
  let generator = [1];
  for (let power = 0; power < degree; power++) {
    const next = [...generator, 0];
    for (let at = 0; at < generator.length; at++) {
      next[at + 1] = (next[at + 1] ?? 0) ^ multiply(generator[at] ?? 0, EXP[power] ?? 0);
    }
    generator = next;
  }
  const words = Math.ceil(degree / 4);
  const table = new Int32Array(256 * words);
  for (let factor = 0; factor < 256; factor++) {
    for (let at = 0; at < degree; at++) {
      const word = factor * words + (at >> 2);
      const product = multiply(factor, generator[at + 1] ?? 0);
      table[word] = (table[word] ?? 0) | (product << (24 - 8 * (at & 3)));
    }
  }
  return table;
}

/** Splits the data into blocks, computes each block's correction and interleaves both. Source: ISO/IEC 18004, 7.6. */
function interleave(data: Uint8Array, blocks: Blocks, table: Int32Array, result: Uint8Array): void {
  const { ecPerBlock, count } = blocks;
  const shortLength = Math.floor(data.length / count);
  const longBlocks = data.length % count;
  const shortBlocks = count - longBlocks;
  const words = Math.ceil(ecPerBlock / 4);
  const last = words - 1;
  const ec = new Int32Array(words);
  let start = 0;
  for (let block = 0; block < count; block++) {
    const length = block < shortBlocks ? shortLength : shortLength + 1;
    ec.fill(0);
    for (let at = 0; at < length; at++) {
      const value = data[start + at] ?? 0;
      // The extra byte of a long block follows after all full columns.
      const place = at < shortLength ? at * count + block : shortLength * count + block - shortBlocks;
      result[place] = value;
      let word = ec[0] ?? 0;
      const row = (value ^ (word >>> 24)) * words;
      for (let j = 0; j < last; j++) {
        const next = ec[j + 1] ?? 0;
        ec[j] = ((word << 8) | (next >>> 24)) ^ (table[row + j] ?? 0);
        word = next;
      }
      ec[last] = (word << 8) ^ (table[row + last] ?? 0);
    }
    for (let j = 0; j < ecPerBlock; j++) {
      result[data.length + j * count + block] = (ec[j >> 2] ?? 0) >>> (24 - 8 * (j & 3));
    }
    start += length;
  }
}
