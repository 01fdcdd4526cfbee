import sharp from 'sharp';
import type { GreyPicture } from './pdf.ts';

/** Draws an SVG whose size is in mm at a printer's resolution, on white. */
export async function drawSvg(svg: string, dpi: number): Promise<GreyPicture> {
  const inDots = svg.replace(/ width="([\d.]+)mm" height="([\d.]+)mm"/, (_, width, height) => {
    const dots = (mm: string) => (Number(mm) / 25.4) * dpi;
    return ` width="${dots(width)}" height="${dots(height)}"`;
  });
  const { data, info } = await sharp(Buffer.from(inDots), { limitInputPixels: false, unlimited: true })
    .flatten({ background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}

/** How many dark dots of one picture have no dark dot of the other within `reach` dots. */
export function strayDots(one: GreyPicture, other: GreyPicture, reach: number): number {
  const near = thickened(other, reach);
  let stray = 0;
  for (let y = 0; y < one.height; y++) {
    for (let x = 0; x < one.width; x++) {
      if (!isDark(one, x, y)) continue;
      if (y >= other.height || x >= other.width || near[y * other.width + x] === 0) stray++;
    }
  }
  return stray;
}

const isDark = ({ data, width }: GreyPicture, x: number, y: number) => (data[y * width + x] ?? 255) < 128;

/** 1 where a dark dot is within `reach` dots, first along the rows, then along the columns. */
function thickened(picture: GreyPicture, reach: number): Uint8Array {
  const { width, height } = picture;
  const along = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!isDark(picture, x, y)) continue;
      along.fill(1, y * width + Math.max(0, x - reach), y * width + Math.min(width - 1, x + reach) + 1);
    }
  }
  const near = new Uint8Array(width * height);
  // How many of the rows within reach have a dot in each column: rows come in below and leave above.
  const within = new Int32Array(width);
  const count = (y: number, change: 1 | -1) => {
    const row = along.subarray(y * width, (y + 1) * width);
    for (let x = row.indexOf(1); x >= 0 && x < width; x++)
      within[x] = (within[x] ?? 0) + change * (row[x] ?? 0);
  };
  for (let y = 0; y < Math.min(reach, height); y++) count(y, 1);
  for (let y = 0; y < height; y++) {
    if (y + reach < height) count(y + reach, 1);
    for (let x = 0; x < width; x++) if (within[x] !== 0) near[y * width + x] = 1;
    if (y >= reach) count(y - reach, -1);
  }
  return near;
}
