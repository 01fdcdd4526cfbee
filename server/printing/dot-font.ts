import type { Bitmap, FontWeight } from '../../stamps/sheet/index.ts';
import type { StoredFont } from './dot-text.ts';
import { advanceMm, textPath } from './glyph-outlines.ts';
import { svgBitmap } from './svg-bitmap.ts';

/** Characters drawn as dots, and the font that names them. */
export interface DrawnFont {
  readonly font: StoredFont;
  readonly graphics: readonly { readonly name: string; readonly bitmap: Bitmap }[];
}

/** Share of the em above the baseline and below it that capitals, digits and hyphens stay within. */
const ABOVE = 0.85;
const BELOW = 0.25;
const BEARING_DOTS = 2;

/** Draws each of the characters once, `perMm` dots to a mm, under names such as `R:TQ07.GRF` for the prefix `TQ`. */
export async function dotFont(
  characters: string,
  sizeMm: number,
  weight: FontWeight,
  perMm: number,
  prefix: string,
): Promise<DrawnFont> {
  const baselineDots = Math.ceil(sizeMm * ABOVE * perMm);
  const heightDots = baselineDots + Math.ceil(sizeMm * BELOW * perMm);
  const known: Record<string, { graphic: string; advanceDots: number }> = {};
  const graphics: { name: string; bitmap: Bitmap }[] = [];
  for (const [at, text] of [...characters].entries()) {
    const advanceDots = advanceMm(text, sizeMm, weight) * perMm;
    const origin = { xMm: BEARING_DOTS / perMm, baselineYMm: baselineDots / perMm };
    const path = textPath({ text, ...origin, sizeMm, weight });
    const width = Math.ceil(advanceDots) + 2 * BEARING_DOTS;
    const name = `R:${prefix}${String(at).padStart(2, '0')}.GRF`;
    const elements = `<path transform="scale(${perMm})" d="${path}"/>`;
    graphics.push({ name, bitmap: await svgBitmap(elements, width, heightDots) });
    known[text] = { graphic: name, advanceDots };
  }
  return { font: { bearingDots: BEARING_DOTS, baselineDots, characters: known }, graphics };
}
