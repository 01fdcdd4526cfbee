import type { Locale } from '../../model.ts';
import { barChart } from '../charts/bars.ts';
import { formatNumber } from '../format.ts';
import { STATISTICS_TEXTS } from './model.ts';

/** Something that is counted. */
export interface Amount {
  readonly label: string;
  readonly value: number;
}

/** Bars drawn at most; the table has all. */
const BARS_LIMIT = 12;

/** Amounts of one kind as bars, the largest first unless they have an order of their own; nothing without any. */
export function amountsChart(
  chart: {
    readonly id: string;
    readonly title: string;
    readonly nameColumn: string;
    readonly valueColumn: string;
    /** False where amounts include each other. */
    readonly hasTotal?: boolean;
  },
  amounts: readonly Amount[],
  locale: Locale,
): string {
  const texts = STATISTICS_TEXTS[locale];
  const { id, title, nameColumn, valueColumn, hasTotal = true } = chart;
  const [largest] = amounts.toSorted((a, b) => b.value - a.value);
  if (largest === undefined) return '';
  const number = (value: number) => formatNumber(value, locale);
  const total = amounts.reduce((sum, { value }) => sum + value, 0);
  const frame = {
    id,
    title,
    summary: texts.summary(
      title,
      largest.label,
      number(largest.value),
      number(hasTotal ? total : largest.value),
    ),
    numbersLabel: texts.numbers,
    isWritten: amounts.length <= BARS_LIMIT,
    table: {
      columns: [{ label: nameColumn }, { label: valueColumn, isNumeric: true }],
      rows: amounts.map(({ label, value }) => [label, number(value)]),
      ...(hasTotal ? { footer: [texts.total, number(total)] } : {}),
    },
  };
  const bars = drawn(amounts, texts.otherPlaces);
  return barChart(
    frame,
    bars.map(({ label, value }) => ({ label, value, text: number(value) })),
  );
}

function drawn(amounts: readonly Amount[], others: (count: number) => string): readonly Amount[] {
  if (amounts.length <= BARS_LIMIT) return amounts;
  const shown = amounts.slice(0, BARS_LIMIT - 1);
  const rest = amounts.slice(BARS_LIMIT - 1);
  return [...shown, { label: others(rest.length), value: rest.reduce((sum, { value }) => sum + value, 0) }];
}
