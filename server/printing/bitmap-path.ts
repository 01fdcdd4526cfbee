import type { Bitmap } from '../../stamps/sheet/index.ts';

/** The black dots of a bitmap as SVG path data, one unit a dot; dots side by side are one outline, so no hairlines show. */
export function bitmapPath({ width, height, rows }: Bitmap): string {
  const rowBytes = Math.ceil(width / 8);
  const isBlack = (x: number, y: number) => ((rows[y * rowBytes + (x >> 3)] ?? 0) & (128 >> (x & 7))) !== 0;
  let path = '';
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!isBlack(x, y)) continue;
      let end = x;
      while (end + 1 < width && isBlack(end + 1, y)) end++;
      const length = end - x + 1;
      path += `M${x} ${y}h${length}v1h-${length}z`;
      x = end;
    }
  }
  return path;
}
