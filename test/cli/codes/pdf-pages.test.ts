import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { drawPdfPages } from '../../../server/cli/codes/pdf-pages.ts';
import { writeCalibration } from '../../../server/printing/calibration-pdf.ts';
import { NO_ALIGNMENT } from '../../../stamps/sheet/index.ts';
import { geometryOf, stockOf } from '../../printing/sheets.ts';

/** One page whose sides are this many points. */
async function pageOf(widthPt: number, heightPt: number): Promise<Buffer> {
  const output = new PassThrough().setEncoding('latin1');
  const stock = stockOf('a4-65-38x21');
  writeCalibration({ name: stock.name, geometry: geometryOf(stock) }, NO_ALIGNMENT, output);
  const pdf = await text(output);
  const resized = pdf.replace(/\/MediaBox \[[^\]]*\]/, `/MediaBox [0 0 ${widthPt} ${heightPt}]`);
  expect(resized).not.toBe(pdf);
  return Buffer.from(resized, 'latin1');
}

it.each([
  ['at 300 dpi when its picture is small enough', 720, 144, { width: 3_000, height: 600 }],
  ['coarser when it is larger than any sheet', 14_400, 14_400, { width: 10_954, height: 10_954 }],
])('a page is drawn %s', async (_, widthPt, heightPt, size) => {
  const drawn: { width: number; height: number }[] = [];
  for await (const { raster } of drawPdfPages(await pageOf(widthPt, heightPt))) {
    expect(raster.data.length).toBe(raster.width * raster.height * 4);
    drawn.push({ width: raster.width, height: raster.height });
  }
  expect(drawn).toEqual([size]);
});
