import { stampNumber } from '../../stamps/serial/index.ts';
import { CROP_MARK_REACH_MM, FOOTER_FIELDS, sheetFooter, type TextRun } from '../../stamps/sheet/index.ts';
import { measureText } from './pdf-fonts.ts';
import type { RunToLayOut } from './sheet-form.ts';

/** Batch code, stamps of the sheet, sheet number and stock, as far as they fit; the width is judged with the longest numbers. */
export function footerOf(request: RunToLayOut, sheets: number): TextRun | undefined {
  const code = request.batch.batchCode;
  const { first, last, sheet } = FOOTER_FIELDS;
  const short = `${code} · ${first}–${last} · ${sheet}/${sheets}`;
  const long = `Đợt tem ${code} · tem ${first}–${last} · tờ ${sheet}/${sheets} · ${request.stockName}`;
  const texts = [long, `${short} · ${request.stockName}`, short];
  const longest = (text: string) =>
    text
      .replace(first, String(stampNumber(request.lastIndex)))
      .replace(last, String(stampNumber(request.lastIndex)))
      .replace(sheet, String(sheets));
  const run = sheetFooter(
    request.geometry,
    texts.map(longest),
    measureText,
    request.cropMarks ? CROP_MARK_REACH_MM + 0.3 : undefined,
  );
  const text = texts.find((candidate) => run !== undefined && longest(candidate) === run.text);
  return run && text !== undefined ? { ...run, text } : undefined;
}
