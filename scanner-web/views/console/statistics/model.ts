import type { Locale } from '../../model.ts';
import { STATISTICS_EN } from '../texts/statistics.en.ts';
import type { StatisticsTexts } from '../texts/statistics.ts';
import { STATISTICS_VI } from '../texts/statistics.vi.ts';

/** The sentences of the pages of figures, by language. */
export const STATISTICS_TEXTS: Readonly<Record<Locale, StatisticsTexts>> = {
  vi: STATISTICS_VI,
  en: STATISTICS_EN,
};

/** Stamps by what was done with them. */
export interface StampFigures {
  readonly ordered: number;
  readonly printed: number;
  readonly activated: number;
  readonly voided: number;
  /** Scratch codes used for the first time. */
  readonly claimed: number;
}

/** Days from the first to the last, both inclusive, `YYYY-MM-DD`. */
export interface StepDays {
  readonly from: string;
  readonly to: string;
}

/** Stamps over time. */
export interface StampTimes {
  readonly total: StampFigures;
  readonly steps: readonly (StepDays & StampFigures)[];
}

/** Public checks over time. */
export interface ScanTimes {
  readonly total: number;
  readonly byVerdict: readonly { readonly verdict: string; readonly scans: number }[];
  readonly byProvince: readonly { readonly provinceCode: string | null; readonly scans: number }[] | null;
  readonly steps: readonly (StepDays & {
    readonly scans: number;
    readonly byVerdict: Readonly<Record<string, number>>;
  })[];
}

/** Products recognised today. */
export interface RecognisedFigures {
  readonly products: number;
  readonly byGroup: readonly { readonly productGroup: string; readonly products: number }[];
  readonly byStars: readonly { readonly stars: number; readonly products: number }[];
  readonly byProvince: readonly { readonly provinceCode: string; readonly products: number }[];
  readonly byCommune:
    | readonly {
        readonly name: string | null;
        readonly communeCode: string | null;
        readonly products: number;
      }[]
    | null;
  readonly byYear: readonly { readonly year: number; readonly stars: number; readonly products: number }[];
  readonly expiring: readonly { readonly withinDays: number; readonly products: number }[];
}

/** Stamps and checks of one product. */
export interface ProductFigure extends StampFigures {
  readonly productId: string;
  readonly productName: string;
  readonly scans: number;
}

/** How much time a page covers. */
export type SpanChoice = '30d' | '90d' | '12m';

/** What every part of the page needs to write it. */
export interface FiguresFrame {
  readonly locale: Locale;
  readonly step: 'day' | 'week' | 'month';
  /** The name of a province, by its code. */
  readonly provinceName: (code: string) => string;
}

/** Whose figures a page tells, and of which days, both inclusive, `YYYY-MM-DD`. */
export interface FiguresOf {
  /** Name of the place or the producer; null: the whole country. */
  readonly scope: string | null;
  readonly from: string;
  readonly to: string;
}
