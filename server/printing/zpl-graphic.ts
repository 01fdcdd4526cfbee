import type { Bitmap } from '../../stamps/sheet/index.ts';

/** Letters that repeat the digit after them: G to Y once to nineteen times, g to z twenty to four hundred times. */
const ONES = 'GHIJKLMNOPQRSTUVWXY';
const TWENTIES = 'ghijklmnopqrstuvwxyz';
const LONGEST_RUN = 419;

/**
 * A bitmap as the parameters and data of `^GFA` and `~DG`: hexadecimal, runs counted, `,` for a rest of zeros, `:` for a row like the
 * one above, which every printer of this language reads. `tall` repeats each row so many times.
 * Source: ZPL II Programming Guide, Alternative Data Compression Scheme.
 */
export function compressedRows({ width, height, rows }: Bitmap, tall = 1): string {
  const rowBytes = Math.ceil(width / 8);
  const repeats = ':'.repeat(tall - 1);
  let out = '';
  let above = '';
  for (let y = 0; y < height; y++) {
    const hex = hexRow(rows, y * rowBytes, rowBytes);
    out += (hex === above ? ':' : countedRow(hex)) + repeats;
    above = hex;
  }
  return out;
}

/** `^GFA` with its data: a graphic at the field's origin. */
export function graphicField(bitmap: Bitmap, tall = 1): string {
  const rowBytes = Math.ceil(bitmap.width / 8);
  const total = rowBytes * bitmap.height * tall;
  return `^GFA,${total},${total},${rowBytes},${compressedRows(bitmap, tall)}`;
}

/** `~DG`: keeps a graphic in the printer's memory under a name such as `R:LABEL.GRF`. */
export function storedGraphic(name: string, bitmap: Bitmap): string {
  const rowBytes = Math.ceil(bitmap.width / 8);
  return `~DG${name},${rowBytes * bitmap.height},${rowBytes},${compressedRows(bitmap)}\n`;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, '0'));

function hexRow(rows: Uint8Array, start: number, count: number): string {
  let hex = '';
  for (let at = start; at < start + count; at++) hex += HEX[rows[at] ?? 0];
  return hex;
}

function countedRow(hex: string): string {
  const end = hex.length - (/0+$/.exec(hex)?.[0].length ?? 0);
  let out = '';
  for (let at = 0; at < end; ) {
    const digit = hex[at] ?? '0';
    let run = 1;
    while (at + run < end && hex[at + run] === digit && run < LONGEST_RUN) run++;
    out += run < 3 ? digit.repeat(run) : `${count(run)}${digit}`;
    at += run;
  }
  return end < hex.length ? `${out},` : out;
}

function count(run: number): string {
  const twenties = Math.floor(run / 20);
  return (twenties > 0 ? TWENTIES[twenties - 1] : '') + (run % 20 > 0 ? (ONES[(run % 20) - 1] ?? '') : '');
}
