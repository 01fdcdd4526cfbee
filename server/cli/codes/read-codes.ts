import { stat } from 'node:fs/promises';
import sharp from 'sharp';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';
import { readInputFile } from '../input-file.ts';
import { drawPdfPages } from './pdf-pages.ts';
import { type Raster, readSymbols } from './qr-reader.ts';

/** The text of a symbol and where it was found. */
export interface FoundCode {
  readonly text: string;
  /** Page of the PDF, from 1; pictures have one page. */
  readonly page: number;
}

/** The largest file that is read. */
const FILE_LIMIT_BYTES = 512 * 1024 * 1024;

/** The most pixels of a picture that are decoded. */
const PIXEL_LIMIT = 120_000_000;

/** Narrower pictures are also tried at twice their size: a screenshot may have two pixels per module. */
const SMALL_PX = 1_200;

/**
 * The texts of all QR symbols in a picture (JPEG, PNG, WebP) or PDF.
 *
 * @param onPage told after each page how many of how many are done
 * @throws CliError file-too-large, file-unreadable, file-type-unknown
 */
export async function readCodes(
  path: string,
  onPage: (done: number, total: number) => void = () => undefined,
): Promise<FoundCode[]> {
  const bytes = await readBounded(path);
  const type = sniff(bytes);
  if (type === undefined) {
    throw new CliError('file-type-unknown', EXIT.failed, (t) => t.verify.typeUnknown(path));
  }
  try {
    if (type === 'picture') return (await readPicture(bytes)).map((text) => ({ text, page: 1 }));
    const found: FoundCode[] = [];
    for await (const page of drawPdfPages(bytes)) {
      for (const text of await readSymbols(page.raster)) found.push({ text, page: page.number });
      onPage(page.number, page.pageCount);
    }
    return found;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CliError('file-unreadable', EXIT.failed, (t) => t.verify.unreadable(path, reason), { cause });
  }
}

async function readBounded(path: string): Promise<Uint8Array> {
  const { size } = await stat(path);
  if (size > FILE_LIMIT_BYTES) {
    throw new CliError('file-too-large', EXIT.failed, (t) =>
      t.verify.tooLarge(path, FILE_LIMIT_BYTES / 1024 / 1024),
    );
  }
  return readInputFile(path);
}

function sniff(bytes: Uint8Array): 'pdf' | 'picture' | undefined {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (head.includes('%PDF-')) return 'pdf';
  const picture =
    head.startsWith('\x89PNG') || head.startsWith('\xff\xd8\xff') || /^RIFF[\s\S]{4}WEBP/.test(head);
  return picture ? 'picture' : undefined;
}

async function readPicture(bytes: Uint8Array): Promise<string[]> {
  const { width } = await sharp(bytes).metadata();
  const found = await readSymbols(await rasterOf(bytes, width));
  return found.length === 0 && width < SMALL_PX ? readSymbols(await rasterOf(bytes, width * 2)) : found;
}

async function rasterOf(bytes: Uint8Array, width: number): Promise<Raster> {
  const { data, info } = await sharp(bytes, { limitInputPixels: PIXEL_LIMIT })
    .rotate()
    .resize({ width, kernel: 'nearest' })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height, colorSpace: 'srgb' };
}
