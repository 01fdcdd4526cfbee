import { inflateSync } from 'node:zlib';
import { PDFiumLibrary } from '@hyzyla/pdfium';

/** A grey picture: one byte per pixel, 0 black, row by row from the top. */
export interface GreyPicture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** One page of a PDF, drawn and read. */
export interface DrawnPage {
  readonly picture: GreyPicture;
  /** The text of the page, in the order of its content. */
  readonly text: string;
  /** Size of the page in points, as its boxes say. */
  readonly widthPt: number;
  readonly heightPt: number;
  readonly pageCount: number;
}

let library: Promise<PDFiumLibrary> | undefined;

/** Draws one page (0-based) of a PDF at a printer's resolution and reads its text. */
export async function drawPage(pdf: Uint8Array, dpi: number, page = 0): Promise<DrawnPage> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(pdf);
  try {
    const drawn = document.getPage(page);
    const { originalWidth, originalHeight } = drawn.getOriginalSize();
    // Before the page is drawn: drawing closes it.
    const text = drawn.getText();
    const { data, width, height } = await drawn.render({
      // Given in dots: from a scale the library first cuts the page to whole points.
      scale: 1,
      width: Math.round((originalWidth / 72) * dpi),
      height: Math.round((originalHeight / 72) * dpi),
      render: 'bitmap',
      colorSpace: 'Gray',
    });
    return {
      picture: { data, width, height },
      text,
      widthPt: originalWidth,
      heightPt: originalHeight,
      pageCount: document.getPageCount(),
    };
  } finally {
    document.destroy();
  }
}

/** A rectangle of a picture; what lies outside the picture is left out. */
export function cropPicture(
  picture: GreyPicture,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): GreyPicture {
  const left = Math.max(0, Math.round(box.x));
  const top = Math.max(0, Math.round(box.y));
  const right = Math.min(picture.width, Math.round(box.x + box.width));
  const bottom = Math.min(picture.height, Math.round(box.y + box.height));
  const width = right - left;
  const data = new Uint8Array(width * (bottom - top));
  for (let row = top; row < bottom; row++) {
    const start = row * picture.width + left;
    data.set(picture.data.subarray(start, start + width), (row - top) * width);
  }
  return { data, width, height: bottom - top };
}

/** How many dots are darker than mid-grey. */
export function inkDots({ data }: GreyPicture): number {
  let dots = 0;
  for (let at = 0; at < data.length; at++) if ((data[at] ?? 255) < 128) dots += 1;
  return dots;
}

/** The smallest box around everything darker than mid-grey; undefined for a blank picture. */
export function inkBox(picture: GreyPicture):
  | {
      readonly left: number;
      readonly top: number;
      readonly right: number;
      readonly bottom: number;
    }
  | undefined {
  let [left, top, right, bottom] = [picture.width, picture.height, -1, -1];
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) {
      if ((picture.data[y * picture.width + x] ?? 255) >= 128) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return right < 0 ? undefined : { left, top, right, bottom };
}

/** Every stream of a PDF file, inflated where it is compressed, as Latin-1 text. */
export function pdfStreams(pdf: Uint8Array): { readonly dictionary: string; readonly text: string }[] {
  const bytes = Buffer.from(pdf);
  const file = bytes.toString('latin1');
  const streams: { dictionary: string; text: string }[] = [];
  const pattern = /obj\s*(<<(?:(?!endobj)[\s\S])*?\/Length (\d+)(?:(?!endobj)[\s\S])*?>>)\s*stream\r?\n/g;
  for (let match = pattern.exec(file); match; match = pattern.exec(file)) {
    const [whole, dictionary = '', length = '0'] = match;
    const start = match.index + whole.length;
    const raw = bytes.subarray(start, start + Number(length));
    const data = dictionary.includes('FlateDecode') ? inflateSync(raw) : raw;
    streams.push({ dictionary, text: data.toString('latin1') });
    pattern.lastIndex = start + Number(length);
  }
  return streams;
}
