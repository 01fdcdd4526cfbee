import type { LabelTexts } from './label-texts.vi.ts';

/** Labels in English. */
export const LABEL_EN: LabelTexts = { hint: 'Lot, best before: scan' };
