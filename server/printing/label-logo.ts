import sharp from 'sharp';
import { type Bitmap, type Dpi, dotMm, type LabelLayout } from '../../stamps/sheet/index.ts';
import { greyBitmap } from './dots.ts';

const SECONDS_LIMIT = 10;

/**
 * A producer's logo in the dots of its place on the label, in pure black: office and label printers print that sharply,
 * and a screen of grey badly. Where black begins is decided by the picture (Otsu's method).
 */
export async function logoBitmap(
  image: Uint8Array,
  layout: LabelLayout,
  dpi: Dpi,
): Promise<Bitmap | undefined> {
  if (layout.logo === undefined || image.length === 0) return undefined;
  const width = Math.max(1, Math.round(layout.logo.widthMm / dotMm(dpi)));
  const height = Math.max(1, Math.round(layout.logo.heightMm / dotMm(dpi)));
  const { data } = await sharp(image)
    .flatten({ background: '#fff' })
    .resize(width, height, { fit: 'fill' })
    .greyscale()
    .timeout({ seconds: SECONDS_LIMIT })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return greyBitmap(data, width, height, threshold(data));
}

/** The grey value that parts a picture's dark and light best. Source: N. Otsu, 1979. */
function threshold(grey: Uint8Array): number {
  const counts = new Float64Array(256);
  for (const value of grey) counts[value] = (counts[value] ?? 0) + 1;
  let [sum, below, sumBelow, best] = [0, 0, 0, 0];
  let found = 128;
  counts.forEach((count, value) => {
    sum += count * value;
  });
  for (let value = 0; value < 256; value++) {
    below += counts[value] ?? 0;
    sumBelow += (counts[value] ?? 0) * value;
    const above = grey.length - below;
    if (below === 0 || above === 0) continue;
    const apart = below * above * (sumBelow / below - (sum - sumBelow) / above) ** 2;
    if (apart > best) {
      best = apart;
      found = value + 1;
    }
  }
  return found;
}
