import { html } from 'ghtml';
import { lineChart } from '../charts/line.ts';
import { LOOKS } from '../charts/looks.ts';
import { formatNumber } from '../format.ts';
import { type FiguresFrame, STATISTICS_TEXTS, type StampTimes } from './model.ts';
import { stepLabel, stepName } from './times.ts';

/** What is drawn as lines, as many as can be told apart. */
const SERIES = ['ordered', 'printed', 'activated', 'voided'] as const;

/** What the table tells. */
const COUNTED = [...SERIES, 'claimed'] as const;

/** Stamps ordered, printed, activated and voided, as lines over time; the table beside them tells of scratch codes as well. */
export function stampsChart({ total, steps }: StampTimes, figures: FiguresFrame): string {
  const { locale } = figures;
  const texts = STATISTICS_TEXTS[locale];
  const number = (value: number) => formatNumber(value, locale);
  if (steps.every((step) => COUNTED.every((name) => step[name] === 0)))
    return html`<p class="muted">${texts.noStamps}</p>`;
  const [highest] = steps.toSorted((a, b) => b.activated - a.activated);
  const frame = {
    id: 'stamps',
    title: texts.stampsTitle,
    summary: texts.summaryOfTime(
      `${texts.stampsTitle}, ${texts.stampSeries.activated}`,
      number(total.activated),
      number(highest?.activated ?? 0),
      highest === undefined ? '' : stepName(highest, figures),
    ),
    numbersLabel: texts.numbers,
    table: {
      columns: [
        { label: texts.columns.time },
        ...COUNTED.map((name) => ({ label: texts.stampSeries[name], isNumeric: true })),
      ],
      rows: steps.map((step) => [stepName(step, figures), ...COUNTED.map((name) => number(step[name]))]),
      footer: [texts.total, ...COUNTED.map((name) => number(total[name]))],
    },
  };
  const chart = lineChart(frame, {
    series: SERIES.map((name, place) => ({
      name: texts.stampSeries[name],
      look: LOOKS[place] ?? 'a',
      values: steps.map((step) => step[name]),
    })),
    labels: steps.map((step) => stepLabel(step, figures)),
    formatValue: number,
  });
  return chart + html`<p class="muted small">${texts.stampsHint}</p>`;
}
