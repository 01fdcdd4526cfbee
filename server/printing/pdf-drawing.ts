import type { Drawing } from '../../stamps/sheet/index.ts';
import { decimal } from './decimal.ts';
import type { PdfFonts } from './pdf-fonts.ts';

/** A drawing as a content stream in black, `perMm` units to a mm, y pointing down. */
export function drawingContent(drawing: Drawing, perMm: number, fonts: PdfFonts): string {
  const n = (mm: number) => decimal(mm * perMm);
  const out: string[] = ['0 g 0 G'];
  let width: number | undefined;
  for (const stroke of drawing.strokes) {
    if (stroke.widthMm !== width) {
      width = stroke.widthMm;
      out.push(`${n(width)} w`);
    }
    out.push(`${n(stroke.x1Mm)} ${n(stroke.y1Mm)} m ${n(stroke.x2Mm)} ${n(stroke.y2Mm)} l S`);
  }
  for (const { pointsMm } of drawing.polygons) {
    const corners = pointsMm.map(([x, y], at) => `${n(x)} ${n(y)} ${at === 0 ? 'm' : 'l'}`);
    out.push(`${corners.join(' ')} f`);
  }
  for (const run of drawing.texts) {
    const place = `1 0 0 -1 ${n(run.xMm)} ${n(run.baselineYMm)} Tm`;
    out.push(
      `BT /${fonts.name(run.weight)} ${n(run.sizeMm)} Tf ${place} ${fonts.show(run.text, run.weight)} ET`,
    );
  }
  return `${out.join('\n')}\n`;
}
