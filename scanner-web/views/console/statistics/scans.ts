import { html } from 'ghtml';
import { SEVERITIES, type Severity, VERDICT_SEVERITY, VERDICTS } from '../../../../stamps/verdict/index.ts';
import type { Look } from '../charts/looks.ts';
import { stackedChart } from '../charts/stacked.ts';
import { formatNumber } from '../format.ts';
import { amountsChart } from './amounts.ts';
import { type FiguresFrame, type ScanTimes, STATISTICS_TEXTS } from './model.ts';
import { stepLabel, stepName } from './times.ts';

/** How checks of a severity are drawn: a warning in gold, a danger in red. */
const SEVERITY_LOOKS: Readonly<Record<Severity, Look>> = { ok: 'a', notice: 'c', warning: 'b', danger: 'd' };

/** How bad a verdict is, as stored; a name of another release counts as a notice. */
export function severityOf(verdict: string): Severity {
  const known = VERDICTS.find((name) => name === verdict);
  return known === undefined ? 'notice' : VERDICT_SEVERITY[known];
}

/** Checks that showed a warning or worse. */
export function alarmingScans({ byVerdict }: Pick<ScanTimes, 'byVerdict'>): number {
  return byVerdict
    .filter(({ verdict }) => ['warning', 'danger'].includes(severityOf(verdict)))
    .reduce((sum, { scans }) => sum + scans, 0);
}

/** Checks over time by how bad their verdicts were, by verdict, and by place. */
export function scanCharts(scans: ScanTimes, figures: FiguresFrame): string {
  const { locale, provinceName } = figures;
  const texts = STATISTICS_TEXTS[locale];
  if (scans.total === 0) return html`<p class="muted">${texts.noScans}</p>`;
  const valueColumn = texts.columns.scans;
  const places = scans.byProvince ?? [];
  const named = places.filter(({ provinceCode }) => provinceCode !== null);
  const told = named.length === 0 ? [] : places;
  const chart = amountsChart(
    { id: 'scan-places', title: texts.placesTitle, nameColumn: texts.columns.place, valueColumn },
    told.map(({ provinceCode, scans: value }) => ({
      label: provinceCode === null ? texts.placeNotTold : provinceName(provinceCode),
      value,
    })),
    locale,
  );
  return [
    timesChart(scans, figures),
    amountsChart(
      { id: 'verdicts', title: texts.verdictsTitle, nameColumn: texts.columns.verdict, valueColumn },
      scans.byVerdict.map(({ verdict, scans: value }) => ({ label: verdictName(verdict, figures), value })),
      locale,
    ),
    chart,
    chart === '' ? '' : html`<p class="muted small">${texts.placesHint}</p>`,
  ].join('');
}

function verdictName(verdict: string, { locale }: FiguresFrame): string {
  const known = VERDICTS.find((name) => name === verdict);
  return known === undefined ? verdict : STATISTICS_TEXTS[locale].verdicts[known];
}

function timesChart({ steps, total }: ScanTimes, figures: FiguresFrame): string {
  const { locale } = figures;
  const texts = STATISTICS_TEXTS[locale];
  const number = (value: number) => formatNumber(value, locale);
  const valuesOf = (byVerdict: Readonly<Record<string, number>>) =>
    SEVERITIES.map((severity) =>
      Object.entries(byVerdict)
        .filter(([verdict]) => severityOf(verdict) === severity)
        .reduce((sum, [, scans]) => sum + scans, 0),
    );
  const [highest] = steps.toSorted((a, b) => b.scans - a.scans);
  const frame = {
    id: 'scans',
    title: texts.scansTitle,
    summary: texts.summaryOfTime(
      texts.scansTitle,
      number(total),
      number(highest?.scans ?? 0),
      highest === undefined ? '' : stepName(highest, figures),
    ),
    numbersLabel: texts.numbers,
    table: {
      columns: [
        { label: texts.columns.time },
        ...SEVERITIES.map((severity) => ({ label: texts.severities[severity], isNumeric: true })),
        { label: texts.total, isNumeric: true },
      ],
      rows: steps.map((step) => [
        stepName(step, figures),
        ...valuesOf(step.byVerdict).map(number),
        number(step.scans),
      ]),
    },
  };
  return stackedChart(frame, {
    series: SEVERITIES.map((severity) => ({
      name: texts.severities[severity],
      look: SEVERITY_LOOKS[severity],
    })),
    columns: steps.map((step) => ({ label: stepLabel(step, figures), values: valuesOf(step.byVerdict) })),
    formatValue: number,
  });
}
