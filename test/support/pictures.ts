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
  for (let y = 0; y < height; y++) {
    if (!along.subarray(Math.max(0, y - reach) * width, (y + reach + 1) * width).includes(1)) continue;
    for (let from = Math.max(0, y - reach); from <= Math.min(height - 1, y + reach); from++) {
      for (let x = 0; x < width; x++) {
        if (along[from * width + x] === 1) near[y * width + x] = 1;
      }
    }
  }
  return near;
}
