import type { FontWeight, Frame, MeasureText, RectMm } from './drawing.ts';

/** The area for the scratch layer on a label, and the hidden code in it: two groups of four digits, each in its own place. */
export interface ScratchArea {
  readonly rect: RectMm;
  readonly groups: readonly {
    readonly groups: readonly [0 | 1];
    readonly xMm: number;
    readonly baselineYMm: number;
  }[];
  readonly sizeMm: number;
  readonly weight: FontWeight;
}

const WEIGHT: FontWeight = 'semibold';
const MAX_SIZE_MM = 3.4;
/** Share of the em that digits reach above the baseline. */
const DIGIT_HEIGHT = 0.7;
/** The layer reaches beyond the code by this on every side, so that one laid a little off still covers it. */
const OVERLAP_MM = 0.9;
const GROUP_GAP = 0.35;
const OUTLINE_MM = 0.2;

/** Sets the widest code in the middle of its area, as large as the area allows. */
export function setScratchArea(rect: RectMm, measure: MeasureText): ScratchArea {
  const digitMm = Math.max(...[...'0123456789'].map((digit) => measure(digit, 1, WEIGHT)));
  const emWidth = 8 * digitMm + GROUP_GAP;
  const byWidthMm = (rect.widthMm - 2 * OVERLAP_MM) / emWidth;
  const byHeightMm = (rect.heightMm - 2 * OVERLAP_MM) / DIGIT_HEIGHT;
  const sizeMm = Math.min(MAX_SIZE_MM, byWidthMm, byHeightMm);
  const leftMm = rect.xMm + (rect.widthMm - emWidth * sizeMm) / 2;
  const baselineYMm = rect.yMm + (rect.heightMm + DIGIT_HEIGHT * sizeMm) / 2;
  const group = (at: 0 | 1) => ({
    groups: [at] as const,
    xMm: leftMm + at * (4 * digitMm + GROUP_GAP) * sizeMm,
    baselineYMm,
  });
  return { rect, groups: [group(0), group(1)], sizeMm, weight: WEIGHT };
}

/** A thin line around the area: where the layer goes, for whoever lays it by hand. */
export function scratchOutline({ rect }: ScratchArea): Frame {
  return { ...rect, radiusMm: 0.6, strokeMm: OUTLINE_MM, colour: 'black' };
}
