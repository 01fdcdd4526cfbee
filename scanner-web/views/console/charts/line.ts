import { html } from 'ghtml';
import { axes, PLOT, plotFor } from './axes.ts';
import { type ChartFrame, chartFigure, chartLegend } from './figure.ts';
import { type Look, lineSwatch, mark } from './looks.ts';
import { rounded } from './scale.ts';

/** Several amounts in time. */
export interface Lines {
  readonly series: readonly {
    readonly name: string;
    readonly look: Look;
    /** One for each label; below 0 is drawn at 0 and told by the numbers. */
    readonly values: readonly number[];
  }[];
  readonly labels: readonly string[];
  readonly formatValue: (value: number) => string;
}

/** Marks that fit on one line without hiding it. */
const MARKS_ROOM = 16;

/** Lines over time, told apart by their dashes and marks. */
export function lineChart(frame: ChartFrame, { series, labels, formatValue }: Lines): string {
  const plot = plotFor(labels.length, Math.max(0, ...series.flatMap(({ values }) => values)));
  const every = Math.max(1, Math.ceil(labels.length / MARKS_ROOM));
  const lines = series.map(({ look, values }) => {
    const points = values.map((value, place) => ({
      x: rounded(plot.left(place) + plot.step / 2),
      y: rounded(plot.y(Math.max(0, value))),
    }));
    const path = points.map(({ x, y }, place) => `${place === 0 ? 'M' : 'L'}${x} ${y}`).join('');
    const marks = points.filter((_, place) => place % every === 0).map(({ x, y }) => mark(look, x, y));
    return html`<path class="line look-!${look}" d="${path}"/>!${marks}`;
  });
  return chartFigure(frame, {
    height: PLOT.height,
    inside: axes(plot, labels, formatValue) + lines.join(''),
    legend: chartLegend(series.map(({ name, look }) => ({ name, swatch: lineSwatch(look) }))),
  });
}
