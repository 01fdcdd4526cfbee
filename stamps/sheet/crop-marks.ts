import type { Stroke } from './drawing.ts';
import type { SheetGeometry } from './label-stock.ts';
import { type Alignment, slotRect } from './slots.ts';

const GAP_MM = 0.6;
const LENGTH_MM = 3;
/** How far crop marks reach beyond the block of labels, mm. */
export const CROP_MARK_REACH_MM = GAP_MM + LENGTH_MM;

const SHORTEST_MM = 1;
const WIDTH_MM = 0.1;

/** Cutting marks outside the block of labels, at every edge of a column and a row; none where the paper has no room. */
export function cropMarks(geometry: SheetGeometry, alignment?: Alignment): Stroke[] {
  const first = slotRect(geometry, 1, alignment);
  const last = slotRect(geometry, geometry.columns * geometry.rows, alignment);
  const block = {
    left: first.xMm,
    top: first.yMm,
    right: last.xMm + last.widthMm,
    bottom: last.yMm + last.heightMm,
  };
  const strokes: Stroke[] = [];
  const mark = (x1Mm: number, y1Mm: number, x2Mm: number, y2Mm: number) => {
    if (Math.max(x2Mm - x1Mm, y2Mm - y1Mm) < SHORTEST_MM) return;
    strokes.push({ x1Mm, y1Mm, x2Mm, y2Mm, widthMm: WIDTH_MM });
  };
  for (let column = 0; column < geometry.columns; column++) {
    const rect = slotRect(geometry, column + 1, alignment);
    for (const x of edges(rect.xMm, rect.widthMm, geometry.pitchXMm, column === geometry.columns - 1)) {
      mark(x, Math.max(0, block.top - GAP_MM - LENGTH_MM), x, block.top - GAP_MM);
      mark(x, block.bottom + GAP_MM, x, Math.min(geometry.pageHeightMm, block.bottom + GAP_MM + LENGTH_MM));
    }
  }
  for (let row = 0; row < geometry.rows; row++) {
    const rect = slotRect(geometry, row * geometry.columns + 1, alignment);
    for (const y of edges(rect.yMm, rect.heightMm, geometry.pitchYMm, row === geometry.rows - 1)) {
      mark(Math.max(0, block.left - GAP_MM - LENGTH_MM), y, block.left - GAP_MM, y);
      mark(block.right + GAP_MM, y, Math.min(geometry.pageWidthMm, block.right + GAP_MM + LENGTH_MM), y);
    }
  }
  return strokes;
}

/** Both edges of a label; where labels touch, the far edge is the next one's near edge and is left to it. */
function edges(startMm: number, lengthMm: number, pitchMm: number, isLast: boolean): number[] {
  return !isLast && pitchMm - lengthMm < 0.05 ? [startMm] : [startMm, startMm + lengthMm];
}
