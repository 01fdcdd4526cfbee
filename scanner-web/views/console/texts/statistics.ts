import type { Severity, Verdict } from '../../../../stamps/verdict/index.ts';

/** Sentences of the pages of figures. */
export interface StatisticsTexts {
  readonly title: string;
  /** The figures in words, each value as readers read it. */
  readonly told: {
    /** `stars` is a list by rank, empty without products; `ending` within 180 days with nothing to follow. */
    readonly recognised: (
      told: Readonly<Record<'scope' | 'day' | 'products' | 'stars' | 'ending', string>>,
    ) => string;
    readonly stamps: (told: Readonly<Record<'from' | 'to' | 'ordered' | 'activated', string>>) => string;
    readonly scans: (told: Readonly<Record<'scans' | 'alarming' | 'share', string>>) => string;
  };
  readonly spanLabel: string;
  readonly spans: Readonly<Record<'30d' | '90d' | '12m', string>>;
  readonly province: string;
  readonly wholeCountry: string;
  readonly show: string;
  readonly numbers: string;
  readonly number: string;
  readonly total: string;
  readonly tiles: {
    readonly recognised: string;
    readonly expiring: string;
    readonly ordered: string;
    readonly activated: string;
    readonly scans: string;
    readonly warnings: string;
  };
  readonly sections: { readonly products: string; readonly stamps: string; readonly scans: string };
  readonly byGroup: string;
  readonly byStars: string;
  readonly byProvince: string;
  readonly byCommune: string;
  readonly byYear: string;
  readonly expiring: string;
  readonly columns: {
    readonly group: string;
    readonly stars: string;
    readonly place: string;
    readonly year: string;
    readonly within: string;
    readonly products: string;
    readonly time: string;
    readonly verdict: string;
    readonly scans: string;
    readonly product: string;
  };
  readonly groups: Readonly<Record<string, string>>;
  readonly starCount: (stars: number) => string;
  readonly withinDays: (days: number) => string;
  readonly otherPlaces: (count: number) => string;
  readonly unknownPlace: string;
  readonly noProducts: string;
  readonly stampsTitle: string;
  readonly stampSeries: {
    readonly ordered: string;
    readonly printed: string;
    readonly activated: string;
    readonly voided: string;
    readonly claimed: string;
  };
  readonly stampsHint: string;
  readonly noStamps: string;
  readonly scansTitle: string;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly verdictsTitle: string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly placesTitle: string;
  readonly placesHint: string;
  readonly placeNotTold: string;
  readonly noScans: string;
  readonly byProductTitle: string;
  /** The drawing in one sentence: its title, the largest thing in it, and the sum. */
  readonly summary: (title: string, largest: string, largestValue: string, total: string) => string;
  readonly summaryOfTime: (title: string, total: string, highest: string, highestAt: string) => string;
}
