import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { CHART_WIDTH, chartFigure } from '../charts/figure.ts';
import { formatNumber } from '../format.ts';
import { STATISTICS_TEXTS } from '../statistics/model.ts';
import { CASES_TEXTS } from '../texts/cases.ts';
import type { ProvinceNamer } from './model.ts';

/** Columns and rows of the tiles. */
const [COLUMNS, ROWS] = [7, 12];
const TILE = 32;
const STEP = 36;

/** Where the tile of each province lies, column and row from the north-west: roughly as they lie in the country. */
const TILES: Readonly<Record<string, readonly [number, number]>> = {
  '08': [2, 0],
  '04': [3, 0],
  '12': [0, 1],
  '15': [1, 1],
  '19': [2, 1],
  '20': [3, 1],
  '11': [0, 2],
  '14': [1, 2],
  '25': [2, 2],
  '24': [3, 2],
  '22': [4, 2],
  '01': [2, 3],
  '33': [3, 3],
  '31': [4, 3],
  '38': [2, 4],
  '37': [3, 4],
  '40': [2, 5],
  '42': [3, 5],
  '44': [3, 6],
  '46': [4, 6],
  '48': [4, 7],
  '51': [5, 7],
  '52': [5, 8],
  '66': [4, 8],
  '68': [4, 9],
  '56': [5, 9],
  '80': [2, 9],
  '75': [3, 9],
  '82': [2, 10],
  '79': [3, 10],
  '91': [1, 11],
  '92': [2, 11],
  '86': [3, 11],
  '96': [1, 12],
};

/** How often a stamp was seen in each province, as tiles that lie as the provinces do; the number stands in its tile. */
export function whereFigure(
  places: readonly { readonly provinceCode: string; readonly count: number }[],
  nameOf: ProvinceNamer,
  locale: Locale,
): string {
  const texts = CASES_TEXTS[locale];
  if (places.length === 0) return html`<p class="muted">${texts.placesNone}</p>`;
  const number = (value: number) => formatNumber(value, locale);
  const named = places.map(({ provinceCode, count }) => ({
    name: nameOf(provinceCode),
    count: number(count),
  }));
  const summary = texts.mapSummary(named.map(({ name, count }) => `${name} ${count}`).join(', '));
  const counts = new Map(places.map(({ provinceCode, count }) => [provinceCode, count]));
  const left = (CHART_WIDTH - COLUMNS * STEP) / 2;
  const tiles = Object.entries(TILES).map(([code, [column, row]]) => {
    const [x, y] = [left + column * STEP, row * STEP];
    const count = counts.get(code);
    const text =
      count === undefined
        ? ''
        : html`<text class="value" x="${x + TILE / 2}" y="${y + 21}" text-anchor="middle">${number(count)}</text>`;
    return html`<g><title>${nameOf(code)}</title><rect class="${count === undefined ? 'tile-empty' : 'tile-seen'}" x="${x}" y="${y}" width="${TILE}" height="${TILE}" rx="4"/>!${text}</g>`;
  });
  const frame = {
    id: 'where',
    title: texts.placesTitle,
    summary,
    numbersLabel: STATISTICS_TEXTS[locale].numbers,
    table: {
      columns: [{ label: texts.place }, { label: texts.times, isNumeric: true }],
      rows: named.map(({ name, count }) => [name, count]),
    },
  };
  const legend = html`<p class="muted small">${named.map(({ name, count }) => `${name}: ${count}`).join(' · ')}</p>`;
  return chartFigure(frame, { height: (ROWS + 1) * STEP, inside: tiles.join(''), legend });
}
