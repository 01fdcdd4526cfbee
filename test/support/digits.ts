import { advanceMm, textPath } from '../../server/printing/glyph-outlines.ts';
import type { ScratchArea } from '../../stamps/sheet/index.ts';
import type { GreyPicture } from './pdf.ts';
import { drawSvg } from './pictures.ts';

/** What a printed hidden code is read from: the picture of a sheet, and where its groups begin on it. */
export interface PrintedCode {
  readonly picture: GreyPicture;
  readonly dpi: number;
  readonly font: Pick<ScratchArea, 'sizeMm' | 'weight'>;
  readonly groups: readonly { readonly xMm: number; readonly baselineYMm: number }[];
}

/** Ink of one digit cell that a pattern does not explain, and the other way round, as a share of both; above it nothing is read. */
const MAX_DIFFERENCE = 0.45;

/** Reads a hidden code off a raster, digit by digit, by the shape that fits best; `?` where none does. */
export async function readHiddenCode(code: PrintedCode): Promise<string> {
  const { sizeMm, weight } = code.font;
  const patterns = await patternsOf(code);
  let text = '';
  for (const { xMm, baselineYMm } of code.groups) {
    let x = xMm;
    for (let place = 0; place < 4; place += 1) {
      const digit = bestDigit(code, patterns, x, baselineYMm);
      text += digit;
      if (digit !== '?') x += advanceMm(digit, sizeMm, weight);
    }
  }
  return text;
}

type Patterns = ReadonlyMap<string, GreyPicture>;
const known = new Map<string, Promise<Patterns>>();

/** Each digit as it prints, its baseline one em below the picture's top. */
function patternsOf({ font, dpi }: PrintedCode): Promise<Patterns> {
  const key = JSON.stringify([font.sizeMm, font.weight, dpi]);
  const found = known.get(key) ?? drawPatterns(font, dpi);
  known.set(key, found);
  return found;
}

async function drawPatterns({ sizeMm, weight }: PrintedCode['font'], dpi: number): Promise<Patterns> {
  const patterns = new Map<string, GreyPicture>();
  for (const digit of '0123456789') {
    const width = advanceMm(digit, sizeMm, weight);
    const height = sizeMm * 1.2;
    const path = textPath({ text: digit, xMm: 0, baselineYMm: sizeMm, sizeMm, weight });
    const size = `width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}"`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><path d="${path}"/></svg>`;
    patterns.set(digit, await drawSvg(svg, dpi));
  }
  return patterns;
}

function bestDigit(code: PrintedCode, patterns: Patterns, xMm: number, baselineYMm: number): string {
  const perMm = code.dpi / 25.4;
  const left = Math.round(xMm * perMm);
  const top = Math.round((baselineYMm - code.font.sizeMm) * perMm);
  let best = { digit: '?', difference: MAX_DIFFERENCE };
  for (const [digit, pattern] of patterns) {
    // Printers and rasters round to whole dots, each in its own way.
    for (const [dx, dy] of SHIFTS) {
      const difference = differenceOf(code.picture, pattern, left + dx, top + dy);
      if (difference < best.difference) best = { digit, difference };
    }
  }
  return best.digit;
}

const SHIFTS = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const));

function differenceOf(picture: GreyPicture, pattern: GreyPicture, left: number, top: number): number {
  let apart = 0;
  let ink = 0;
  for (let y = 0; y < pattern.height; y += 1) {
    for (let x = 0; x < pattern.width; x += 1) {
      const wanted = 255 - (pattern.data[y * pattern.width + x] ?? 255);
      const found = 255 - (picture.data[(top + y) * picture.width + left + x] ?? 255);
      apart += Math.abs(wanted - found);
      ink += wanted + found;
    }
  }
  return ink === 0 ? 1 : apart / ink;
}
