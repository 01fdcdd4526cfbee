import {
  figuresBody,
  figuresLead,
  listDownloads,
  type SpanChoice,
  STATISTICS_TEXTS,
} from '../../../scanner-web/views/console/index.ts';
import { addDays, addMonths, type CivilDay, civilDay } from '../../../stamps/civil-day.ts';
import { PROVINCES } from '../../domain/province-names.ts';
import { ProductFigures, RecognisedView, ScanSeries, StampSeries } from '../../statistics/schemas.ts';
import { scopeName } from '../accounts/scope-names.ts';
import type { ConsolePages, Page } from '../pages.ts';

/** How much time a choice covers, and in which steps it is drawn. */
const SPANS: Readonly<
  Record<
    SpanChoice,
    { readonly step: 'day' | 'week' | 'month'; readonly from: (today: CivilDay) => CivilDay }
  >
> = {
  '30d': { step: 'day', from: (today) => addDays(today, -29) },
  '90d': { step: 'week', from: (today) => addDays(today, -89) },
  '12m': { step: 'month', from: (today) => addDays(addMonths(today, -12), 1) },
};

/** `/console/statistics`: the officer's dashboard; for a producer, the figures of its own products. */
export function statisticsPages(pages: ConsolePages): void {
  pages.get('/console/statistics', { roles: ['admin', 'officer', 'producer'] }, async (page) => {
    const { locale, principal, api } = page;
    const texts = STATISTICS_TEXTS[locale];
    const isProducer = principal.role === 'producer';
    const span = spanOf(page, isProducer ? '30d' : '12m');
    const isCountry = !isProducer && principal.provinceCode === null;
    const chosen = isCountry ? page.query('provinceCode') : '';
    const { step, from } = SPANS[span];
    const today = civilDay(page.nowMs);
    const of: Record<string, string> = chosen === '' ? {} : { provinceCode: chosen };
    const days = { from: from(today), to: today };
    const series = new URLSearchParams({ ...of, ...days, step });
    const [stamps, scans, recognised, byProduct] = [
      await api.get(`statistics/stamps?${series}`, StampSeries),
      await api.get(`statistics/scans?${series}`, ScanSeries),
      await api.get(`statistics/products?${new URLSearchParams(of)}`, RecognisedView),
      isProducer || principal.communeCode !== null
        ? (await api.get(`statistics/by-product?${new URLSearchParams(days)}`, ProductFigures)).items
        : null,
    ];
    const names = new Map(PROVINCES.map(([code, name, nameEn]) => [code, locale === 'vi' ? name : nameEn]));
    const provinceName = (code: string) => names.get(code) ?? code;
    const scope = chosen === '' ? await scopeName(page, principal) : provinceName(chosen);
    const provinces = isCountry ? { codes: [...names.keys()], chosen } : null;
    const frame = { locale, step, provinceName };
    return {
      title: texts.title,
      lead: figuresLead({ scope, ...days }, { recognised, stamps, scans }, locale),
      actions: byProduct === null ? [] : listDownloads('product-figures', days, locale),
      body: figuresBody({ span, stamps, scans, recognised, byProduct, provinces }, frame),
    };
  });
}

function spanOf({ query }: Page, otherwise: SpanChoice): SpanChoice {
  const asked = query('span');
  return asked === '30d' || asked === '90d' || asked === '12m' ? asked : otherwise;
}
