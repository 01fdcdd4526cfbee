import { type Drawing, FRAME_COLOURS, type Frame, type Picture } from '../../stamps/sheet/index.ts';
import { decimal } from './decimal.ts';
import type { PdfFonts } from './pdf-fonts.ts';

/** A drawing as a content stream, all but frames in black, `perMm` units to a mm, y pointing down. */
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
  for (const frame of drawing.frames) out.push(framePath(frame, n));
  for (const picture of drawing.pictures) out.push(imageMask(picture, n));
  for (const run of drawing.texts) {
    const place = `1 0 0 -1 ${n(run.xMm)} ${n(run.baselineYMm)} Tm`;
    out.push(
      `BT /${fonts.name(run.weight)} ${n(run.sizeMm)} Tf ${place} ${fonts.show(run.text, run.weight)} ET`,
    );
  }
  return `${out.join('\n')}\n`;
}

/** Length of a Bézier curve's arms for a quarter circle of radius 1. */
const QUARTER = 0.5523;

/** A length in mm as a number of the content stream. */
type Units = (mm: number) => string;

function framePath({ xMm, yMm, widthMm, heightMm, radiusMm, strokeMm, colour }: Frame, n: Units): string {
  const [left, top, right, bottom] = [xMm, yMm, xMm + widthMm, yMm + heightMm];
  const r = radiusMm;
  const arm = r * (1 - QUARTER);
  const curve = (...mm: number[]) => `${mm.map(n).join(' ')} c`;
  return [
    `q ${strokeColour(colour)} ${n(strokeMm)} w ${n(left + r)} ${n(top)} m`,
    `${n(right - r)} ${n(top)} l`,
    curve(right - arm, top, right, top + arm, right, top + r),
    `${n(right)} ${n(bottom - r)} l`,
    curve(right, bottom - arm, right - arm, bottom, right - r, bottom),
    `${n(left + r)} ${n(bottom)} l`,
    curve(left + arm, bottom, left, bottom - arm, left, bottom - r),
    `${n(left)} ${n(top + r)} l`,
    curve(left, top + arm, left + arm, top, left + r, top),
    'h S Q',
  ].join(' ');
}

/** Black as one grey value, so that it stays pure black on every printer. */
function strokeColour(colour: Frame['colour']): string {
  if (colour === 'black') return '0 G';
  const hex = FRAME_COLOURS[colour];
  const parts = [1, 3, 5].map((at) => decimal(Number.parseInt(hex.slice(at, at + 2), 16) / 255, 3));
  return `${parts.join(' ')} RG`;
}

function imageMask({ xMm, yMm, widthMm, heightMm, bitmap }: Picture, n: Units): string {
  const { width, height, rows } = bitmap;
  const place = `${n(widthMm)} 0 0 -${n(heightMm)} ${n(xMm)} ${n(yMm + heightMm)} cm`;
  const hex = Buffer.from(rows).toString('hex');
  return `q ${place} BI/W ${width}/H ${height}/IM true/D[1 0]/F/AHx ID ${hex}>\nEI Q`;
}
