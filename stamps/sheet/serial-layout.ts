import type { FontWeight, MeasureText } from './drawing.ts';

/** Where the serial's lines stand; the same on every label, so sized for the widest characters. */
export interface SerialLayout {
  /** The groups of four on each line: `[[0, 1], [2, 3]]` is two groups on each of two lines. */
  readonly lines: readonly {
    readonly groups: readonly (0 | 1 | 2 | 3)[];
    readonly xMm: number;
    readonly baselineYMm: number;
  }[];
  readonly sizeMm: number;
  readonly weight: FontWeight;
  /** Top of the first line. */
  readonly topMm: number;
}

/** Groups on lines, and the largest size of so many lines: four are to leave room for the product's name. */
interface Split {
  readonly lines: readonly (readonly (0 | 1 | 2 | 3)[])[];
  readonly maxMm: number;
}

/** One to four lines: the first that allows a comfortable size is taken. */
const SPLITS: readonly Split[] = [
  { lines: [[0, 1, 2, 3]], maxMm: 3 },
  {
    lines: [
      [0, 1],
      [2, 3],
    ],
    maxMm: 3,
  },
  { lines: [[0], [1], [2], [3]], maxMm: 2.2 },
];
const COMFORTABLE_MM = 1.9;
const MIN_MM = 1.6;
const LINE_HEIGHT = 1.15;
/** Capitals and digits reach this share of the em above the baseline. */
const CAP_HEIGHT = 0.74;

/** Sets the serial at the foot of a column; undefined when there is no room for it. */
export function setSerial(
  column: { readonly xMm: number; readonly yMm: number; readonly widthMm: number; readonly heightMm: number },
  measure: MeasureText,
): SerialLayout | undefined {
  const weight: FontWeight = 'semibold';
  let best: { split: Split['lines']; sizeMm: number } | undefined;
  for (const { lines: split, maxMm } of SPLITS) {
    const widest = split
      .map((groups) => groups.map(() => 'WWWW').join('-'))
      .sort((a, b) => b.length - a.length)[0];
    if (widest === undefined) continue;
    const byWidthMm = column.widthMm / measure(widest, 1, weight);
    const byHeightMm = column.heightMm / (split.length * LINE_HEIGHT);
    const sizeMm = Math.min(maxMm, byWidthMm, byHeightMm);
    if (sizeMm >= COMFORTABLE_MM) {
      best = { split, sizeMm };
      break;
    }
    if (sizeMm >= MIN_MM && (!best || sizeMm > best.sizeMm)) best = { split, sizeMm };
  }
  if (!best) return undefined;
  const { split, sizeMm } = best;
  const footMm = column.yMm + column.heightMm;
  const lines = split.map((groups, at) => ({
    groups,
    xMm: column.xMm,
    baselineYMm: footMm - (split.length - 1 - at) * sizeMm * LINE_HEIGHT,
  }));
  return {
    lines,
    sizeMm,
    weight,
    topMm: footMm - (split.length - 1) * sizeMm * LINE_HEIGHT - sizeMm * CAP_HEIGHT,
  };
}

/** One line of a serial from its four groups: `K7M2-QX00`. A line that is not the last ends without its hyphen. */
export function serialLine(
  groups: readonly string[],
  line: Pick<SerialLayout['lines'][number], 'groups'>,
): string {
  return line.groups.map((at) => groups[at]).join('-');
}
