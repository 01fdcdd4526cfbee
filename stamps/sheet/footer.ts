import { stampNumber } from '../serial/index.ts';
import type { MeasureText, TextRun } from './drawing.ts';
import type { SheetGeometry } from './label-stock.ts';
import { slotRect } from './slots.ts';

const SIZE_MM = 2.1;
/** Office printers leave this much of the paper's edge blank. */
const UNPRINTABLE_MM = 4.2;
const CLEARANCE_MM = 1.2;
/** Share of the em that letters with their marks reach above the baseline, and below it. */
const ASCENT = 0.8;
const DESCENT = 0.3;
const LEFT_MM = 10;

/**
 * The first of the texts that fits on one line outside the labels, below them or above; undefined without room. `clearMm` keeps
 * it clear of what surrounds the labels.
 */
export function sheetFooter(
  geometry: SheetGeometry,
  candidates: readonly string[],
  measure: MeasureText,
  clearMm: number = CLEARANCE_MM,
): TextRun | undefined {
  const top = slotRect(geometry, 1).yMm;
  const last = slotRect(geometry, geometry.columns * geometry.rows);
  const bottom = last.yMm + last.heightMm;
  const baselineYMm = baseline(geometry.pageHeightMm, top - clearMm, bottom + clearMm);
  if (baselineYMm === undefined) return undefined;
  const text = candidates.find(
    (candidate) => measure(candidate, SIZE_MM, 'regular') <= geometry.pageWidthMm - 2 * LEFT_MM,
  );
  return text === undefined
    ? undefined
    : { text, xMm: LEFT_MM, baselineYMm, sizeMm: SIZE_MM, weight: 'regular' };
}

function baseline(pageHeightMm: number, top: number, bottom: number): number | undefined {
  const lowest = pageHeightMm - UNPRINTABLE_MM - SIZE_MM * DESCENT;
  if (lowest - SIZE_MM * ASCENT >= bottom) return lowest;
  const highest = UNPRINTABLE_MM + SIZE_MM * ASCENT;
  return highest + SIZE_MM * DESCENT <= top ? highest : undefined;
}

/** Placeholders in a footer's text that differ from sheet to sheet. */
export const FOOTER_FIELDS = { first: '{first}', last: '{last}', sheet: '{sheet}' } as const;

/** The footer of one sheet. */
export function footerOn(
  footer: TextRun,
  sheet: { readonly firstIndex: number; readonly lastIndex: number; readonly sheet: number },
): TextRun {
  const text = footer.text
    .replace(FOOTER_FIELDS.first, String(stampNumber(sheet.firstIndex)))
    .replace(FOOTER_FIELDS.last, String(stampNumber(sheet.lastIndex)))
    .replace(FOOTER_FIELDS.sheet, String(sheet.sheet));
  return { ...footer, text };
}
