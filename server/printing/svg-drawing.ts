import { type Drawing, FRAME_COLOURS, type Frame, type Picture } from '../../stamps/sheet/index.ts';
import { bitmapPath } from './bitmap-path.ts';
import { decimal } from './decimal.ts';
import { textPath } from './glyph-outlines.ts';

/** A length in mm as SVG takes it. */
export const mm = (value: number): string => decimal(value, 4);

/** A drawing as SVG elements, one unit a mm; texts are outlines, so that it looks the same without the font. */
export function drawingSvg(drawing: Drawing): string {
  const out: string[] = [];
  for (const { x1Mm, y1Mm, x2Mm, y2Mm, widthMm } of drawing.strokes) {
    const ends = `x1="${mm(x1Mm)}" y1="${mm(y1Mm)}" x2="${mm(x2Mm)}" y2="${mm(y2Mm)}"`;
    out.push(`<line ${ends} stroke="#000" stroke-width="${mm(widthMm)}"/>`);
  }
  for (const { pointsMm } of drawing.polygons) {
    out.push(`<polygon points="${pointsMm.map(([x, y]) => `${mm(x)},${mm(y)}`).join(' ')}"/>`);
  }
  for (const frame of drawing.frames) out.push(frameSvg(frame));
  for (const picture of drawing.pictures) out.push(pictureSvg(picture));
  const texts = drawing.texts.map(textPath).join('');
  if (texts !== '') out.push(`<path d="${texts}"/>`);
  return out.join('');
}

function frameSvg({ xMm, yMm, widthMm, heightMm, radiusMm, strokeMm, colour }: Frame): string {
  const box = `x="${mm(xMm)}" y="${mm(yMm)}" width="${mm(widthMm)}" height="${mm(heightMm)}" rx="${mm(radiusMm)}"`;
  return `<rect ${box} fill="none" stroke="${FRAME_COLOURS[colour]}" stroke-width="${mm(strokeMm)}"/>`;
}

function pictureSvg({ xMm, yMm, widthMm, heightMm, bitmap }: Picture): string {
  const scale = `${decimal(widthMm / bitmap.width, 6)} ${decimal(heightMm / bitmap.height, 6)}`;
  const place = `translate(${mm(xMm)} ${mm(yMm)}) scale(${scale})`;
  return `<path transform="${place}" shape-rendering="crispEdges" d="${bitmapPath(bitmap)}"/>`;
}
