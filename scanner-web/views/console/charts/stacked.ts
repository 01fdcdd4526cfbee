import { html } from 'ghtml';
import { axes, PLOT, plotFor } from './axes.ts';
import { type ChartFrame, chartFigure, chartLegend } from './figure.ts';
import { areaSwatch, hatched, hatchings, type Look } from './looks.ts';
import { rounded } from './scale.ts';

/** Amounts in time, each made of the same parts. */
export interface Stacked {
  readonly series: readonly { readonly name: string; readonly look: Look }[];
  /** Values in the order of the series, the first at the bottom. */
  readonly columns: readonly { readonly label: string; readonly values: readonly number[] }[];
  readonly formatValue: (value: number) => string;
}

/** Standing columns of stacked parts, told apart by hatching. */
export function stackedChart(frame: ChartFrame, { series, columns, formatValue }: Stacked): string {
  const { id } = frame;
  const sums = columns.map(({ values }) => values.reduce((sum, value) => sum + Math.max(0, value), 0));
  const plot = plotFor(columns.length, Math.max(0, ...sums));
  const width = Math.min(plot.step * 0.78, 40);
  const parts = columns.map(({ values }, place) => {
    const x = rounded(plot.left(place) + (plot.step - width) / 2);
    let below = 0;
    return series.map(({ look }, index) => {
      const value = Math.max(0, values[index] ?? 0);
      if (value === 0) return '';
      const top = plot.y(below + value);
      const height = plot.y(below) - top;
      below += value;
      return html`<rect class="area look-!${look}" x="${x}" y="${rounded(top)}" width="${rounded(width)}" height="${rounded(height)}" fill="${hatched(id, look)}"/>`;
    });
  });
  const looks = series.map(({ look }) => look);
  const labels = columns.map(({ label }) => label);
  return chartFigure(frame, {
    height: PLOT.height,
    inside: hatchings(id, looks) + axes(plot, labels, formatValue) + parts.flat().join(''),
    legend: chartLegend(series.map(({ name, look }) => ({ name, swatch: areaSwatch(id, look) }))),
  });
}
