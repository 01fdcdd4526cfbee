import { html } from 'ghtml';
import { LOOKS } from '../charts/looks.ts';
import { stackedChart } from '../charts/stacked.ts';
import { formatNumber } from '../format.ts';
import { amountsChart } from './amounts.ts';
import { type FiguresFrame, type RecognisedFigures, STATISTICS_TEXTS } from './model.ts';

/** Products recognised today: by group, stars, place, year, and those that end soon. */
export function productCharts(figures: RecognisedFigures, frame: FiguresFrame): string {
  const { locale } = frame;
  const texts = STATISTICS_TEXTS[locale];
  if (figures.products === 0) return html`<p class="muted">${texts.noProducts}</p>`;
  const { columns } = texts;
  const valueColumn = columns.products;
  return [
    amountsChart(
      { id: 'by-group', title: texts.byGroup, nameColumn: columns.group, valueColumn },
      figures.byGroup.map(({ productGroup, products }) => ({
        label: texts.groups[productGroup] ?? productGroup,
        value: products,
      })),
      locale,
    ),
    amountsChart(
      { id: 'by-stars', title: texts.byStars, nameColumn: columns.stars, valueColumn },
      figures.byStars.map(({ stars, products }) => ({ label: texts.starCount(stars), value: products })),
      locale,
    ),
    placesChart(figures, frame),
    yearsChart(figures, frame),
    amountsChart(
      { id: 'expiring', title: texts.expiring, nameColumn: columns.within, valueColumn, hasTotal: false },
      figures.expiring.map(({ withinDays, products }) => ({
        label: texts.withinDays(withinDays),
        value: products,
      })),
      locale,
    ),
  ].join('');
}

function placesChart({ byCommune, byProvince }: RecognisedFigures, frame: FiguresFrame): string {
  const { locale, provinceName } = frame;
  const texts = STATISTICS_TEXTS[locale];
  const columns = { nameColumn: texts.columns.place, valueColumn: texts.columns.products };
  if (byCommune !== null) {
    return amountsChart(
      { id: 'by-commune', title: texts.byCommune, ...columns },
      byCommune.map(({ name, communeCode, products }) => ({
        label: name ?? communeCode ?? texts.unknownPlace,
        value: products,
      })),
      locale,
    );
  }
  return amountsChart(
    { id: 'by-province', title: texts.byProvince, ...columns },
    byProvince.map(({ provinceCode, products }) => ({ label: provinceName(provinceCode), value: products })),
    locale,
  );
}

function yearsChart({ byYear, products }: RecognisedFigures, { locale }: FiguresFrame): string {
  const texts = STATISTICS_TEXTS[locale];
  const number = (value: number) => formatNumber(value, locale);
  const years = [...new Set(byYear.map(({ year }) => year))].toSorted((a, b) => a - b);
  const stars = [...new Set(byYear.map((row) => row.stars))].toSorted((a, b) => b - a).slice(0, LOOKS.length);
  const count = (year: number, rank: number) =>
    byYear.find((row) => row.year === year && row.stars === rank)?.products ?? 0;
  const sums = years.map((year) => ({ year, sum: stars.reduce((sum, rank) => sum + count(year, rank), 0) }));
  const [highest] = sums.toSorted((a, b) => b.sum - a.sum);
  const frame = {
    id: 'by-year',
    title: texts.byYear,
    summary: texts.summaryOfTime(
      texts.byYear,
      number(products),
      number(highest?.sum ?? 0),
      String(highest?.year ?? ''),
    ),
    numbersLabel: texts.numbers,
    table: {
      columns: [
        { label: texts.columns.year },
        ...stars.map((rank) => ({ label: texts.starCount(rank), isNumeric: true })),
        { label: texts.total, isNumeric: true },
      ],
      rows: sums.map(({ year, sum }) => [
        String(year),
        ...stars.map((rank) => number(count(year, rank))),
        number(sum),
      ]),
    },
  };
  return stackedChart(frame, {
    series: stars.map((rank, place) => ({ name: texts.starCount(rank), look: LOOKS[place] ?? 'a' })),
    columns: years.map((year) => ({ label: String(year), values: stars.map((rank) => count(year, rank)) })),
    formatValue: number,
  });
}
