import {
  BLANK_DRAWING,
  type Drawing,
  type MeasureText,
  type RectMm,
  type Stroke,
  type TextRun,
} from './drawing.ts';
import { fitText, LINE_HEIGHT } from './fit-text.ts';
import { labelsPerSheet, type SheetGeometry } from './label-stock.ts';
import { type Alignment, slotRect } from './slots.ts';

const RULER_X_MM = 105;
const RULER_Y_MM = 148.5;
const FINE_MM = 0.1;
const CROSS_ARM_MM = 1.5;
const TEXT_MM = 2.9;
const FIGURE_MM = 2;

/** Pages with less room than this for the instructions go without. */
const INSTRUCTIONS_LEAST_MM = 60;
const MARK_MM = 6;
const MARK_WIDTH_MM = 0.3;
const LETTER_MM = 4;

/** Where the four marks of a calibration page lie, mm from the left and from the upper edge of the paper. */
export interface CalibrationMarks {
  /** Left and right mark on the horizontal ruler. */
  readonly aMm: number;
  readonly bMm: number;
  /** Upper and lower mark on the vertical ruler. */
  readonly cMm: number;
  readonly dMm: number;
}

/** The marks to measure to: whole centimetres as far apart as the page allows, closer to the edge on small labels. */
export function calibrationMarks(geometry: SheetGeometry): CalibrationMarks {
  const along = (lengthMm: number): [near: number, far: number] =>
    lengthMm >= 80 ? [20, Math.floor((lengthMm - 15) / 10) * 10] : [5, Math.floor(lengthMm - 5)];
  const [aMm, bMm] = along(geometry.pageWidthMm);
  const [cMm, dMm] = along(geometry.pageHeightMm);
  return { aMm, bMm, cMm, dMm };
}

/** The calibration page of a stock: mm rulers along both axes from the paper's edges, a cross at every label corner. */
export function calibrationPage(
  geometry: SheetGeometry,
  paragraphs: readonly string[],
  measure: MeasureText,
  alignment?: Alignment,
): Drawing & { readonly blank: RectMm } {
  const text = instructions(geometry, paragraphs, measure);
  const rulers = ruler(geometry, measure);
  const marks = letteredMarks(geometry);
  return {
    ...BLANK_DRAWING,
    strokes: [...crosses(geometry, alignment), ...rulers.strokes, ...marks.strokes],
    texts: [...rulers.texts, ...marks.texts, ...text.texts],
    blank: text.blank,
  };
}

function crosses(geometry: SheetGeometry, alignment: Alignment | undefined): Stroke[] {
  const seen = new Set<string>();
  const strokes: Stroke[] = [];
  for (let slot = 1; slot <= labelsPerSheet(geometry); slot++) {
    const { xMm, yMm, widthMm, heightMm } = slotRect(geometry, slot, alignment);
    for (const x of [xMm, xMm + widthMm]) {
      for (const y of [yMm, yMm + heightMm]) {
        const key = `${x.toFixed(1)} ${y.toFixed(1)}`;
        if (seen.has(key)) continue;
        seen.add(key);
        strokes.push(
          { x1Mm: x - CROSS_ARM_MM, y1Mm: y, x2Mm: x + CROSS_ARM_MM, y2Mm: y, widthMm: FINE_MM },
          { x1Mm: x, y1Mm: y - CROSS_ARM_MM, x2Mm: x, y2Mm: y + CROSS_ARM_MM, widthMm: FINE_MM },
        );
      }
    }
  }
  return strokes;
}

/** Two rulers with a tick per mm, longer at 5 and 10, and a figure every 10 mm; zero is the paper's edge. */
function ruler(geometry: SheetGeometry, measure: MeasureText): { strokes: Stroke[]; texts: TextRun[] } {
  const { atX, atY } = rulersAt(geometry);
  const strokes: Stroke[] = [
    { x1Mm: 0, y1Mm: atY, x2Mm: geometry.pageWidthMm, y2Mm: atY, widthMm: FINE_MM },
    { x1Mm: atX, y1Mm: 0, x2Mm: atX, y2Mm: geometry.pageHeightMm, widthMm: FINE_MM },
  ];
  const texts: TextRun[] = [];
  const tick = (mm: number) => (mm % 10 === 0 ? 4 : mm % 5 === 0 ? 3 : 1.8);
  for (let mm = 1; mm < geometry.pageWidthMm; mm++) {
    strokes.push({ x1Mm: mm, y1Mm: atY - tick(mm), x2Mm: mm, y2Mm: atY, widthMm: FINE_MM });
    if (mm % 10 === 0) {
      const xMm = mm - measure(String(mm), FIGURE_MM, 'regular') / 2;
      texts.push({ text: String(mm), xMm, baselineYMm: atY - 4.6, sizeMm: FIGURE_MM, weight: 'regular' });
    }
  }
  for (let mm = 1; mm < geometry.pageHeightMm; mm++) {
    strokes.push({ x1Mm: atX - tick(mm), y1Mm: mm, x2Mm: atX, y2Mm: mm, widthMm: FINE_MM });
    if (mm % 10 === 0 && Math.abs(mm - atY) > 8) {
      const xMm = atX - 4.8 - measure(String(mm), FIGURE_MM, 'regular');
      texts.push({ text: String(mm), xMm, baselineYMm: mm + 0.7, sizeMm: FIGURE_MM, weight: 'regular' });
    }
  }
  return { strokes, texts };
}

/** The places of the two rulers. */
function rulersAt(geometry: SheetGeometry): { readonly atX: number; readonly atY: number } {
  return {
    atX: Math.min(RULER_X_MM, geometry.pageWidthMm / 2),
    atY: Math.min(RULER_Y_MM, geometry.pageHeightMm / 2),
  };
}

/** The marks that are measured to: a strong line across the ruler, and its letter. */
function letteredMarks(geometry: SheetGeometry): { strokes: Stroke[]; texts: TextRun[] } {
  const { atX, atY } = rulersAt(geometry);
  const { aMm, bMm, cMm, dMm } = calibrationMarks(geometry);
  const strokes: Stroke[] = [];
  const texts: TextRun[] = [];
  const letter = (text: string, xMm: number, baselineYMm: number) =>
    texts.push({ text, xMm, baselineYMm, sizeMm: LETTER_MM, weight: 'semibold' });
  for (const [text, x] of [
    ['A', aMm],
    ['B', bMm],
  ] as const) {
    strokes.push({ x1Mm: x, y1Mm: atY - MARK_MM, x2Mm: x, y2Mm: atY + MARK_MM, widthMm: MARK_WIDTH_MM });
    letter(text, x + 0.6, atY + MARK_MM);
  }
  for (const [text, y] of [
    ['C', cMm],
    ['D', dMm],
  ] as const) {
    strokes.push({ x1Mm: atX - MARK_MM, y1Mm: y, x2Mm: atX + MARK_MM, y2Mm: y, widthMm: MARK_WIDTH_MM });
    letter(text, atX + MARK_MM - 2.5, y - 0.6);
  }
  return { strokes, texts };
}

/** The instructions in the lower right quarter, over a blank patch so that no cross runs through them. */
function instructions(geometry: SheetGeometry, paragraphs: readonly string[], measure: MeasureText) {
  const xMm = geometry.pageWidthMm / 2 + 6;
  const widthMm = geometry.pageWidthMm - xMm - 12;
  const topMm = geometry.pageHeightMm / 2 + 6;
  let yMm = topMm + 2;
  const texts: TextRun[] = [];
  const hasRoom = widthMm >= INSTRUCTIONS_LEAST_MM;
  if (!hasRoom) return { texts, blank: { xMm, yMm: topMm, widthMm: 0, heightMm: 0 } };
  for (const paragraph of paragraphs) {
    const box = {
      widthMm: widthMm - 4,
      heightMm: geometry.pageHeightMm - yMm - 12,
      maxLines: 40,
      minSizeMm: 1.5,
      maxSizeMm: TEXT_MM,
      weight: 'regular' as const,
    };
    const fitted = fitText(paragraph, box, measure);
    for (const line of fitted.lines) {
      texts.push({
        text: line,
        xMm: xMm + 2,
        baselineYMm: yMm + fitted.sizeMm,
        sizeMm: fitted.sizeMm,
        weight: 'regular',
      });
      yMm += fitted.sizeMm * LINE_HEIGHT;
    }
    yMm += fitted.sizeMm * 0.6;
  }
  return { texts, blank: { xMm, yMm: topMm, widthMm, heightMm: yMm - topMm + 1 } };
}
