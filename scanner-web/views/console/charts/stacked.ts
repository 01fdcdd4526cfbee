import { html } from 'ghtml';
import { axes, PLOT, plotFor } from './axes.ts';
import { CHART_WIDTH, type ChartFrame, chartFigure, chartLegend } from './figure.ts';
import { areaSwatch, hatchedAreas, type Look } from './looks.ts';
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
  const parts = columns.flatMap(({ values }, place) => {
    const x = rounded(plot.left(place) + (plot.step - width) / 2);
    let below = 0;
    return series.flatMap(({ look }, index) => {
      const value = Math.max(0, values[index] ?? 0);
      if (value === 0) return [];
      const top = plot.y(below + value);
      const height = rounded(plot.y(below) - top);
      below += value;
      return [{ look, x, y: rounded(top), width: rounded(width), height }];
    });
  });
  const fills = series.map(({ look }) => {
    const own = parts.filter((part) => part.look === look);
    const outline = own
      .map((part) => `M${part.x} ${part.y}h${part.width}v${part.height}h-${part.width}z`)
      .join('');
    return hatchedAreas(`${id}-${look}`, look, outline, { width: CHART_WIDTH, height: PLOT.height });
  });
  const edges = parts.map(
    ({ look, x, y, width, height }) =>
      html`<rect class="area look-!${look}" x="${x}" y="${y}" width="${width}" height="${height}"/>`,
  );
  const labels = columns.map(({ label }) => label);
  return chartFigure(frame, {
    height: PLOT.height,
    inside: [...fills, axes(plot, labels, formatValue), ...edges].join(''),
    legend: chartLegend(series.map(({ name, look }) => ({ name, swatch: areaSwatch(look) }))),
  });
}
