import type { Locale } from '../../model.ts';
import { STUDIO_EN } from '../texts/studio.en.ts';
import type { StudioTexts } from '../texts/studio.ts';
import { STUDIO_VI } from '../texts/studio.vi.ts';

/** The sentences of the printing studio, by language. */
export const STUDIO_TEXTS: Readonly<Record<Locale, StudioTexts>> = { vi: STUDIO_VI, en: STUDIO_EN };

/** In which form labels are put out. */
export type StudioOutput = 'sheet' | 'roll' | 'zpl' | 'package';

/** One of the things to choose from. */
export interface StudioChoice {
  readonly id: string;
  readonly name: string;
}

/** What the studio offers and what is chosen of it. */
export interface StudioForm {
  readonly code: string;
  readonly stocks: readonly (StudioChoice & {
    readonly group: 'own' | 'sheet' | 'roll';
    readonly search: string;
  })[];
  readonly printers: readonly StudioChoice[];
  readonly designs: readonly StudioChoice[];
  readonly chosen: Readonly<Record<string, string>>;
}

/** A sheet as it would be printed. */
export interface StudioPreview {
  readonly code: string;
  readonly output: StudioOutput;
  readonly first: number;
  readonly last: number;
  readonly startAt: number;
  readonly sheets: number;
  readonly stockName: string;
  readonly pageWidthMm: number;
  readonly pageHeightMm: number;
  readonly slots: readonly { xMm: number; yMm: number; widthMm: number; heightMm: number }[];
  readonly moduleMm: number;
  readonly isSmallest: boolean;
  readonly smallestLabelMm: number;
  /** Where the scratch layer goes on each label; null without hidden codes. */
  readonly scratch: { xMm: number; yMm: number; widthMm: number; heightMm: number } | null;
  readonly missing: readonly string[];
  readonly printedBefore: number;
  /** How many of the stamps cannot be printed, and what is left out. */
  readonly unprintable: number;
  readonly skipped: readonly { readonly first: number; readonly last: number }[];
  readonly hasUnprinted: boolean;
  /** Address of the picture. */
  readonly pictureHref: string;
  /** Address of this page with another label to begin at, without the number itself. */
  readonly startHref: string;
  /** What the order says, as hidden fields. */
  readonly order: Readonly<Record<string, string>>;
}
