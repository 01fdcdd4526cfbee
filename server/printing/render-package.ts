import type { Writable } from 'node:stream';
import { stampNumber } from '../../stamps/serial/index.ts';
import { type RectMm, stampCount } from '../../stamps/sheet/index.ts';
import { PACKAGE_EN } from './package-texts.en.ts';
import { PACKAGE_VI, type PackageTexts } from './package-texts.vi.ts';
import { stopSignal } from './print-pool.ts';
import { renderCsv } from './render-csv.ts';
import type { PrintProgress, RenderOptions } from './render-parts.ts';
import { renderSheet } from './render-sheet.ts';
import type { SheetForm, SheetRequest } from './sheet-form.ts';
import { zipStream } from './zip-stream.ts';

/**
 * Writes the package for a print house: a ZIP archive of a read-me, the sheets as PDF and the stamps as a table.
 * @throws AbortError when the signal is aborted, and whatever the output fails with
 */
export async function renderPackage(
  request: SheetRequest,
  form: SheetForm,
  productName: string,
  options: RenderOptions,
): Promise<void> {
  const { output, pool } = options;
  const signal = stopSignal(output, options.signal);
  const { firstIndex, lastIndex, skipped = [], batch, secrets } = request;
  const base = `${batch.batchCode}-${stampNumber(firstIndex)}-${stampNumber(lastIndex)}`;
  const table = { batch, secrets, firstIndex, lastIndex, skipped, title: productName, bom: true };
  // The stamps are made twice, once for each file.
  const half = (before: 0 | 1) => (progress: PrintProgress) =>
    options.onProgress?.({
      stampsDone: Math.floor((before * progress.stampsTotal + progress.stampsDone) / 2),
      stampsTotal: progress.stampsTotal,
    });
  try {
    const zip = zipStream(output, signal);
    const readMe = readMeOf(request, form, productName, base);
    await zip.add('DOC-TRUOC-README.txt', false, async (into) => void into.end(readMe));
    const into = (file: Writable, before: 0 | 1): RenderOptions => ({
      pool,
      output: file,
      signal,
      onProgress: half(before),
    });
    await zip.add(`${base}.pdf`, true, (file) => renderSheet(request, form, into(file, 0)));
    await zip.add(`${base}.csv`, false, (file) => renderCsv(table, into(file, 1)));
    await zip.end();
  } catch (error) {
    output.destroy();
    throw error;
  }
}

function readMeOf(request: SheetRequest, form: SheetForm, productName: string, base: string): string {
  const { firstIndex, lastIndex, batch, stockName } = request;
  const { scratch } = form.sheet.label;
  const lines = [PACKAGE_VI, PACKAGE_EN].flatMap((texts) => [
    texts.title,
    texts.batch(batch.batchCode, productName),
    texts.stamps(stampNumber(firstIndex), stampNumber(lastIndex), stampCount(request)),
    texts.stock(stockName, form.sheets),
    '',
    ...texts.files(`${base}.pdf`, `${base}.csv`),
    ...(scratch ? texts.scratch(...scratchFacts(scratch.rect, texts.decimalPoint)) : []),
    '',
    ...texts.care,
    '',
  ]);
  return `\ufeff${lines.join('\r\n')}`;
}

/** The area's size and place as texts, in mm to a tenth. */
function scratchFacts(
  { widthMm, heightMm, xMm, yMm }: RectMm,
  point: string,
): Parameters<PackageTexts['scratch']> {
  const text = (mm: number) => String(Math.round(mm * 10) / 10).replace('.', point);
  return [text(widthMm), text(heightMm), text(xMm), text(yMm)];
}
