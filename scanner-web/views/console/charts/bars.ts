import { html } from 'ghtml';
import { CHART_WIDTH, type ChartFrame, chartFigure } from './figure.ts';
import { rounded } from './scale.ts';

/** One bar: its name above it, its value behind it. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The value as readers read it. */
  readonly text: string;
}

const ROW_HEIGHT = 44;
const BAR_TOP = 22;
const BAR_HEIGHT = 14;
/** Room behind the longest bar for its value. */
const VALUE_WIDTH = 64;

/** Amounts side by side, as lying bars: the longest fills the width. */
export function barChart(frame: ChartFrame, bars: readonly Bar[]): string {
  const largest = Math.max(1, ...bars.map(({ value }) => value));
  const rows = bars.map(({ label, value, text }, place) => {
    const top = place * ROW_HEIGHT;
    const width = (Math.max(0, value) / largest) * (CHART_WIDTH - VALUE_WIDTH);
    return html`<text x="0" y="${top + 14}">${label}</text><rect class="bar-area" x="0" y="${top + BAR_TOP}" width="${rounded(width)}" height="${BAR_HEIGHT}"/><text class="value" x="${rounded(width + 6)}" y="${top + BAR_TOP + 12}">${text}</text>`;
  });
  return chartFigure(frame, { height: Math.max(1, bars.length) * ROW_HEIGHT, inside: rows.join('') });
}
