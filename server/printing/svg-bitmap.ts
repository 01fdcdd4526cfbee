import sharp from 'sharp';
import type { Bitmap } from '../../stamps/sheet/index.ts';
import { greyBitmap } from './dots.ts';

/** SVG elements whose unit is one dot as a bitmap of that many dots; half-covered dots are black. */
export async function svgBitmap(elements: string, width: number, height: number): Promise<Bitmap> {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<path fill="#fff" d="M0 0h${width}v${height}H0z"/>${elements}</svg>`;
  const { data } = await sharp(Buffer.from(svg), { limitInputPixels: false })
    .flatten({ background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return greyBitmap(data, width, height);
}
