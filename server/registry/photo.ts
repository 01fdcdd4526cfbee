import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { Problem, problem } from '../http/problems.ts';
import { createTurns } from '../http/turns.ts';

/** A photo as it is kept: WebP, at most 1280 px wide or high, without EXIF, GPS or colour profile. */
export interface Photo {
  /** SHA-256 of the bytes, hex. */
  readonly id: string;
  readonly mediaType: 'image/webp';
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bytes: Uint8Array;
}

/** Longest side of a kept photo. */
const SIDE_LIMIT_PX = 1280;

/**
 * More pixels than a phone saves in 5 MB: a small file can claim billions. One of this size, interlaced, takes some
 * 350 MB of memory.
 */
const PIXELS_LIMIT = 40_000_000;

const QUALITY = 80;
const SECONDS_LIMIT = 15;

/** An interlaced photo of many pixels is decoded as a whole, into hundreds of megabytes: never two at a time. */
const inTurn = createTurns({ running: 1, waiting: 30 });

/**
 * Makes the photo that is kept of an uploaded JPEG, PNG or WebP file; of an animation the first picture.
 * @throws image-heic, image-format, image-damaged, image-pixels, overloaded
 */
export async function preparePhoto(upload: Uint8Array): Promise<Photo> {
  requireFormat(upload);
  return await inTurn(() => converted(upload));
}

async function converted(upload: Uint8Array): Promise<Photo> {
  const source = sharp(upload, { failOn: 'error', limitInputPixels: false, sequentialRead: true });
  try {
    const { width, height } = await source.metadata();
    if (width * height > PIXELS_LIMIT) {
      throw problem('image-pixels', { field: 'file', params: { limit: PIXELS_LIMIT } });
    }
    const { data, info } = await source
      .autoOrient()
      .resize({ width: SIDE_LIMIT_PX, height: SIDE_LIMIT_PX, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .timeout({ seconds: SECONDS_LIMIT })
      .toBuffer({ resolveWithObject: true });
    const id = createHash('sha256').update(data).digest('hex');
    return { id, mediaType: 'image/webp', widthPx: info.width, heightPx: info.height, bytes: data };
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw problem('image-damaged', { field: 'file', cause: error });
  }
}

/** The decoder reads SVG and many more formats; none of them is let near it. */
function requireFormat(bytes: Uint8Array): void {
  const text = (start: number, end: number) => Buffer.from(bytes.subarray(start, end)).toString('latin1');
  const isJpeg = text(0, 3) === '\xff\xd8\xff';
  const isPng = text(0, 8) === '\x89PNG\r\n\x1a\n';
  const isWebp = text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP';
  if (isJpeg || isPng || isWebp) return;
  const isHeif = text(4, 8) === 'ftyp' && HEIF_BRANDS.has(text(8, 12));
  throw problem(isHeif ? 'image-heic' : 'image-format', { field: 'file' });
}

const HEIF_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'avif', 'avis']);
