import { formatDay, formatNumber } from '../../format.ts';
import type { Locale } from '../../model.ts';
import {
  type FiguresOf,
  type RecognisedFigures,
  type ScanTimes,
  STATISTICS_TEXTS,
  type StampTimes,
} from './model.ts';
import { alarmingScans } from './scans.ts';

/** What the figures say, in words: of whom and which days, and the figures that a superior asks for first. */
export function figuresLead(
  { scope, from, to }: FiguresOf,
  figures: { readonly recognised: RecognisedFigures; readonly stamps: StampTimes; readonly scans: ScanTimes },
  locale: Locale,
): string {
  const texts = STATISTICS_TEXTS[locale];
  const { recognised, stamps, scans } = figures;
  const number = (value: number) => formatNumber(value, locale);
  const alarming = alarmingScans(scans);
  return [
    texts.told.recognised({
      scope: scope ?? texts.wholeCountry,
      day: formatDay(to, locale),
      products: number(recognised.products),
      stars: recognised.byStars
        .toSorted((a, b) => b.stars - a.stars)
        .map(({ stars, products }) => `${texts.starCount(stars)}: ${number(products)}`)
        .join(', '),
      ending: number(endingProducts(recognised)),
    }),
    texts.told.stamps({
      from: formatDay(from, locale),
      to: formatDay(to, locale),
      ordered: number(stamps.total.ordered),
      activated: number(stamps.total.activated),
    }),
    texts.told.scans({
      scans: number(scans.total),
      alarming: number(alarming),
      share: scans.total === 0 ? '0' : shareOf(alarming, scans.total, locale),
    }),
  ].join(' ');
}

/** Recognitions that end within the longest time that is told. */
export function endingProducts({ expiring }: RecognisedFigures): number {
  return Math.max(0, ...expiring.map(({ products }) => products));
}

/** A share in hundredths, with one digit behind the mark. */
function shareOf(part: number, whole: number, locale: Locale): string {
  return formatNumber(Math.round((part / whole) * 1000) / 10, locale);
}
