import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { Raster } from './qr-reader.ts';

/** Printer's dots per inch that pages are drawn at: a module of 0.29 mm is 3.4 dots. */
const DPI = 300;
/** Pixels of a drawn page: a page larger than some A1 sheets is drawn coarser. */
const PIXEL_LIMIT = 120_000_000;

/** One page of a PDF, drawn. */
export interface PdfPage {
  /** From 1. */
  readonly number: number;
  readonly pageCount: number;
  readonly raster: Raster;
}

/**
 * Draws the pages of a PDF one after the other, so that only one is in memory.
 *
 * @throws Error when the bytes are no PDF, or one that needs a password
 */
export async function* drawPdfPages(bytes: Uint8Array): AsyncGenerator<PdfPage> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes);
    try {
      const pageCount = document.getPageCount();
      for (let index = 0; index < pageCount; index += 1) {
        const page = document.getPage(index);
        const { originalWidth, originalHeight } = page.getOriginalSize();
        const scale = Math.min(
          DPI / 72,
          Math.sqrt(PIXEL_LIMIT / Math.max(1, originalWidth * originalHeight)),
        );
        const drawn = await page.render({ scale, render: 'bitmap' });
        // Blue and red are swapped in it, which stamps in one colour of ink do not show.
        const data = new Uint8ClampedArray(drawn.data);
        yield {
          number: index + 1,
          pageCount,
          raster: { data, width: drawn.width, height: drawn.height, colorSpace: 'srgb' },
        };
      }
    } finally {
      document.destroy();
    }
  } finally {
    library.destroy();
  }
}
