import type { FontWeight, TextRun } from '../../stamps/sheet/index.ts';
import { decimal } from './decimal.ts';
import { FEATURES, outlineFont } from './pdf-fonts.ts';

/** Micrometres are finer than any printer. */
const DIGITS = 3;

/** Outlines of a line of text as SVG path data, in mm where the run stands; the glyphs and places of the PDF. */
export function textPath(run: TextRun): string {
  const { unitsPerEm, layout } = outlineFont(run.weight);
  const scale = run.sizeMm / unitsPerEm;
  const { glyphs, positions } = layout(run.text, FEATURES);
  let path = '';
  let x = 0;
  for (const [at, glyph] of glyphs.entries()) {
    const position = positions[at];
    const left = run.xMm + (x + (position?.xOffset ?? 0)) * scale;
    const base = run.baselineYMm - (position?.yOffset ?? 0) * scale;
    path += glyphPath(glyph.path.commands, left, base, scale);
    x += position?.xAdvance ?? 0;
  }
  return path;
}

/** Width of one character alone, mm: how far the next one stands from it where lines are not kerned. */
export function advanceMm(character: string, sizeMm: number, weight: FontWeight): number {
  const { unitsPerEm, layout } = outlineFont(weight);
  const { positions } = layout(character, FEATURES);
  return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) * (sizeMm / unitsPerEm);
}

const LETTERS: Readonly<Record<string, string>> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
};

function glyphPath(
  commands: readonly { readonly command: string; readonly args: readonly number[] }[],
  xMm: number,
  yMm: number,
  scale: number,
): string {
  let path = '';
  for (const { command, args } of commands) {
    const numbers = args.map((value, at) =>
      decimal(at % 2 === 0 ? xMm + value * scale : yMm - value * scale, DIGITS),
    );
    path += `${LETTERS[command] ?? ''}${numbers.join(' ')}`;
  }
  return path;
}
