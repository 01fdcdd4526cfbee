import type { FontWeight, MeasureText } from './drawing.ts';

/** A text set into a box. */
export interface FittedText {
  /** One or more lines; none when not even one shortened line fits. */
  readonly lines: readonly string[];
  readonly sizeMm: number;
  /** Whether the end was cut off and replaced by `…`. */
  readonly shortened: boolean;
}

/** The box and the sizes that a text may take. */
export interface FitBox {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly maxLines: number;
  readonly minSizeMm: number;
  readonly maxSizeMm: number;
  readonly weight: FontWeight;
}

/** Line height as a multiple of the em: room for stacked Vietnamese marks. */
export const LINE_HEIGHT = 1.25;

const STEP_MM = 0.1;

/** Sets a text as large as the box allows, wrapped between words; at the smallest size it is shortened with `…`. */
export function fitText(text: string, box: FitBox, measure: MeasureText): FittedText {
  const words = text.normalize('NFC').trim().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return { lines: [], sizeMm: box.minSizeMm, shortened: false };
  const steps = Math.max(0, Math.round((box.maxSizeMm - box.minSizeMm) / STEP_MM));
  for (let step = 0; step <= steps; step++) {
    const sizeMm = Math.max(box.minSizeMm, box.maxSizeMm - step * STEP_MM);
    const lines = wrap(words, sizeMm, box, measure);
    if (lines && lines.length <= linesIn(box, sizeMm)) return { lines, sizeMm, shortened: false };
  }
  return shorten(words, box, measure);
}

function linesIn(box: FitBox, sizeMm: number): number {
  return Math.min(box.maxLines, Math.floor(box.heightMm / (sizeMm * LINE_HEIGHT) + 1e-9));
}

/** Lines of whole words, or undefined when a word alone is wider than the box. */
function wrap(
  words: readonly string[],
  sizeMm: number,
  box: FitBox,
  measure: MeasureText,
): string[] | undefined {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer, sizeMm, box.weight) <= box.widthMm) line = longer;
    else if (measure(word, sizeMm, box.weight) > box.widthMm) return undefined;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  return lines;
}

/** At the smallest size: whole words while they fit, then the last line cut between characters. */
function shorten(words: readonly string[], box: FitBox, measure: MeasureText): FittedText {
  const sizeMm = box.minSizeMm;
  const fits = (text: string) => measure(text, sizeMm, box.weight) <= box.widthMm;
  const count = linesIn(box, sizeMm);
  const lines: string[] = [];
  let rest = [...words];
  while (lines.length < count - 1 && rest.length > 0) {
    let taken = 0;
    while (taken < rest.length && fits(rest.slice(0, taken + 1).join(' '))) taken++;
    if (taken === 0) break;
    lines.push(rest.slice(0, taken).join(' '));
    rest = rest.slice(taken);
  }
  if (count < 1 || rest.length === 0) return { lines, sizeMm, shortened: rest.length > 0 };
  const characters = [...rest.join(' ')];
  let kept = characters.length;
  while (kept > 0 && !fits(`${characters.slice(0, kept).join('').trimEnd()}…`)) kept--;
  if (kept > 0) lines.push(`${characters.slice(0, kept).join('').trimEnd()}…`);
  return { lines, sizeMm, shortened: true };
}
