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

/** The calibration page of a stock: mm rulers along both axes from the paper's edges, a cross at every label corner. */
export function calibrationPage(
  geometry: SheetGeometry,
  paragraphs: readonly string[],
  measure: MeasureText,
  alignment?: Alignment,
): Drawing & { readonly blank: RectMm } {
  const text = instructions(geometry, paragraphs, measure);
  const rulers = ruler(geometry, measure);
  return {
    ...BLANK_DRAWING,
    strokes: [...crosses(geometry, alignment), ...rulers.strokes],
    texts: [...rulers.texts, ...text.texts],
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
  const atX = Math.min(RULER_X_MM, geometry.pageWidthMm / 2);
  const atY = Math.min(RULER_Y_MM, geometry.pageHeightMm / 2);
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

/** The instructions in the lower right quarter, over a blank patch so that no cross runs through them. */
function instructions(geometry: SheetGeometry, paragraphs: readonly string[], measure: MeasureText) {
  const xMm = geometry.pageWidthMm / 2 + 6;
  const widthMm = geometry.pageWidthMm - xMm - 12;
  const topMm = geometry.pageHeightMm / 2 + 6;
  let yMm = topMm + 2;
  const texts: TextRun[] = [];
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
