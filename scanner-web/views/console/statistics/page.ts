import { html } from 'ghtml';
import { formatNumber } from '../format.ts';
import { selectField } from '../parts/fields.ts';
import { filterForm } from '../parts/form.ts';
import { filledForm } from '../parts/form-state.ts';
import { tiles } from '../parts/pieces.ts';
import { dataTable } from '../parts/table.ts';
import { endingProducts } from './lead.ts';
import {
  type FiguresFrame,
  type ProductFigure,
  type RecognisedFigures,
  type ScanTimes,
  type SpanChoice,
  STATISTICS_TEXTS,
  type StampTimes,
} from './model.ts';
import { productCharts } from './products.ts';
import { alarmingScans, scanCharts } from './scans.ts';
import { stampsChart } from './stamps.ts';

/** What a page of figures is made of. */
export interface FiguresPage {
  readonly span: SpanChoice;
  readonly recognised: RecognisedFigures;
  readonly stamps: StampTimes;
  readonly scans: ScanTimes;
  /** Figures of single products; null where they are too many. */
  readonly byProduct: readonly ProductFigure[] | null;
  /** Provinces to choose from, and the one chosen (empty: all); null for who sees one place only. */
  readonly provinces: { readonly codes: readonly string[]; readonly chosen: string } | null;
}

/** The whole page: the figures at a glance, then each drawing with the numbers behind it. */
export function figuresBody(page: FiguresPage, frame: FiguresFrame): string {
  const texts = STATISTICS_TEXTS[frame.locale];
  const { recognised, stamps, scans, byProduct } = page;
  const section = (title: string, id: string, inside: string) =>
    html`<section aria-labelledby="${id}"><h2 class="over" id="${id}">${title}</h2><div class="charts">!${inside}</div></section>`;
  const parts = [
    choices(page, frame),
    glance(page, frame),
    section(texts.sections.scans, 'part-scans', scanCharts(scans, frame)),
    section(texts.sections.stamps, 'part-stamps', stampsChart(stamps, frame)),
    byProduct === null || byProduct.length === 0 ? '' : productsTable(byProduct, frame),
    section(texts.sections.products, 'part-products', productCharts(recognised, frame)),
  ];
  return html`<div class="report">!${parts}</div>`;
}

function choices({ span, provinces }: FiguresPage, { locale, provinceName }: FiguresFrame): string {
  const texts = STATISTICS_TEXTS[locale];
  const state = filledForm('', { span, provinceCode: provinces?.chosen ?? '' });
  const spans = (['30d', '90d', '12m'] as const).map((value) => ({ value, label: texts.spans[value] }));
  const fields = [
    selectField({ name: 'span', label: texts.spanLabel, choices: spans, isRequired: true }, state),
    provinces === null
      ? ''
      : selectField(
          {
            name: 'provinceCode',
            label: texts.province,
            none: texts.wholeCountry,
            choices: provinces.codes.map((code) => ({ value: code, label: provinceName(code) })),
          },
          state,
        ),
  ];
  return filterForm('/console/statistics', texts.show, fields.join(''));
}

function glance({ recognised, stamps, scans }: FiguresPage, { locale }: FiguresFrame): string {
  const { tiles: texts } = STATISTICS_TEXTS[locale];
  return tiles(
    [
      { label: texts.recognised, value: recognised.products, href: '#by-group' },
      { label: texts.expiring, value: endingProducts(recognised), href: '#expiring' },
      { label: texts.ordered, value: stamps.total.ordered, href: '#stamps' },
      { label: texts.activated, value: stamps.total.activated, href: '#stamps' },
      { label: texts.scans, value: scans.total, href: '#scans' },
      { label: texts.warnings, value: alarmingScans(scans), href: '#verdicts' },
    ].map(({ value, href, label }) => ({
      label,
      value: formatNumber(value, locale),
      ...(value === 0 ? {} : { href }),
    })),
  );
}

function productsTable(items: readonly ProductFigure[], { locale }: FiguresFrame): string {
  const texts = STATISTICS_TEXTS[locale];
  const number = (value: number) => formatNumber(value, locale);
  const { stampSeries, columns } = texts;
  const table = dataTable({
    caption: texts.byProductTitle,
    columns: [
      { label: columns.product },
      ...[
        stampSeries.ordered,
        stampSeries.printed,
        stampSeries.activated,
        stampSeries.voided,
        stampSeries.claimed,
        columns.scans,
      ].map((label) => ({ label, isNumeric: true })),
    ],
    rows: items.map(({ productName, ordered, printed, activated, voided, claimed, scans }) => [
      productName,
      ...[ordered, printed, activated, voided, claimed, scans].map(number),
    ]),
  });
  return html`<section class="card"><h2>${texts.byProductTitle}</h2>!${table}</section>`;
}
