import type { Bitmap } from '../../stamps/sheet/index.ts';

/** Darker than this counts as black. */
const BLACK_BELOW = 128;

/** A bitmap of nothing. */
export function blankBitmap(width: number, height: number): Bitmap {
  return { width, height, rows: new Uint8Array(Math.ceil(width / 8) * height) };
}

/** Blackens the dots of `stamp` in a bitmap, with its top left corner at `x`, `y`; what lies outside is left out. */
export function blacken(target: Bitmap, stamp: Bitmap, x: number, y: number): void {
  const fromBytes = Math.ceil(stamp.width / 8);
  const intoBytes = Math.ceil(target.width / 8);
  for (let row = 0; row < stamp.height; row++) {
    if (y + row < 0 || y + row >= target.height) continue;
    for (let column = 0; column < stamp.width; column++) {
      if (((stamp.rows[row * fromBytes + (column >> 3)] ?? 0) & (128 >> (column & 7))) === 0) continue;
      const at = x + column;
      if (at < 0 || at >= target.width) continue;
      const byte = (y + row) * intoBytes + (at >> 3);
      target.rows[byte] = (target.rows[byte] ?? 0) | (128 >> (at & 7));
    }
  }
}

/** Every dot `dots` times as wide; the rows are as many as before. */
export function widened({ width, height, rows }: Bitmap, dots: number): Bitmap {
  const wide = blankBitmap(width * dots, height);
  const fromBytes = Math.ceil(width / 8);
  const intoBytes = Math.ceil(wide.width / 8);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (((rows[y * fromBytes + (x >> 3)] ?? 0) & (128 >> (x & 7))) === 0) continue;
      for (let at = x * dots; at < (x + 1) * dots; at++) {
        const byte = y * intoBytes + (at >> 3);
        wide.rows[byte] = (wide.rows[byte] ?? 0) | (128 >> (at & 7));
      }
    }
  }
  return wide;
}

/** The part of a bitmap that holds all its black, and where it began; undefined when there is none. */
export function trimmed(
  bitmap: Bitmap,
): { readonly bitmap: Bitmap; readonly x: number; readonly y: number } | undefined {
  const { width, height, rows } = bitmap;
  const rowBytes = Math.ceil(width / 8);
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (((rows[y * rowBytes + (x >> 3)] ?? 0) & (128 >> (x & 7))) === 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (right < 0) return undefined;
  const inner = blankBitmap(right - left + 1, bottom - top + 1);
  blacken(inner, bitmap, -left, -top);
  return { bitmap: inner, x: left, y: top };
}

/** Grey values, one byte a dot, as black and nothing. */
export function greyBitmap(
  grey: Uint8Array,
  width: number,
  height: number,
  blackBelow: number = BLACK_BELOW,
): Bitmap {
  const bitmap = blankBitmap(width, height);
  const rowBytes = Math.ceil(width / 8);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((grey[y * width + x] ?? 255) >= blackBelow) continue;
      const byte = y * rowBytes + (x >> 3);
      bitmap.rows[byte] = (bitmap.rows[byte] ?? 0) | (128 >> (x & 7));
    }
  }
  return bitmap;
}
