import type { FrameColour } from './drawing.ts';

/** What a label may show beside its symbol, in the order in which room is given. */
export const LABEL_PARTS = [
  'serial',
  'productName',
  'stars',
  'netContent',
  'producer',
  'customLine',
  'hint',
  'logo',
  'frame',
] as const;

/** Sizes that the area for a scratch layer may have, mm: below them its code is hard to read. */
export const SCRATCH_LIMITS = { widthMm: [13, 40], heightMm: [4, 15] } as const;

/** Something that a label may show beside its symbol. */
export type LabelPart = (typeof LABEL_PARTS)[number];

/** A text below the product name, whole or not at all. */
export interface LabelLine {
  readonly part: Extract<LabelPart, 'netContent' | 'producer' | 'customLine' | 'hint'>;
  readonly text: string;
}

/** What a label shows beside its symbol and serial. */
export interface LabelContent {
  /** Product name; shortened when it does not fit. */
  readonly title?: string;
  /** Further texts, most important first; each is left out when there is no room. */
  readonly lines?: readonly LabelLine[];
  /** Recognition stars to draw, 1 to 5; absent when recognition is not in force on the day of printing. */
  readonly stars?: number;
  /** Width of the logo divided by its height; absent without a logo. */
  readonly logoAspect?: number;
  /** The area for the scratch layer over a hidden code; absent without one. A label that has no room for it cannot be printed. */
  readonly scratch?: { readonly widthMm: number; readonly heightMm: number };
  /** Colour of a frame along the label's edge; absent without one. */
  readonly frame?: FrameColour;
}
