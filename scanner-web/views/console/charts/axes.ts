import { html } from 'ghtml';
import { CHART_WIDTH } from './figure.ts';
import { labelled, rounded, type Scale, scaleFor } from './scale.ts';

/** Height of a chart over time, and the margins in which its axes are written. */
export const PLOT = { height: 220, left: 44, right: 6, top: 10, bottom: 26 } as const;

/** Labels of time that fit side by side. */
const LABELS_ROOM = 6;

/** Where things of a chart over time are drawn. */
export interface Plot {
  readonly scale: Scale;
  /** Width of one place along the axis of time. */
  readonly step: number;
  /** Left edge of a place. */
  left(place: number): number;
  y(value: number): number;
}

/** The drawing area for so many places in time and values up to `largest`. */
export function plotFor(places: number, largest: number): Plot {
  const scale = scaleFor(largest);
  const step = (CHART_WIDTH - PLOT.left - PLOT.right) / Math.max(1, places);
  const height = PLOT.height - PLOT.top - PLOT.bottom;
  return {
    scale,
    step,
    left: (place) => PLOT.left + place * step,
    y: (value) => PLOT.top + height * (1 - value / scale.top),
  };
}

/** Lines and numbers of the values, names of the places below. */
export function axes(plot: Plot, labels: readonly string[], formatValue: (value: number) => string): string {
  const marks = plot.scale.marks.map((value) => {
    const y = rounded(plot.y(value));
    return html`<path class="grid" d="M!${PLOT.left} !${y}H!${CHART_WIDTH - PLOT.right}"/><text class="tick end" x="${PLOT.left - 6}" y="${rounded(plot.y(value) + 4)}">${formatValue(value)}</text>`;
  });
  const isShown = labelled(labels.length, LABELS_ROOM);
  const names = labels.map((label, place) =>
    isShown(place)
      ? html`<text class="tick" x="${rounded(plot.left(place) + plot.step / 2)}" y="${PLOT.height - 8}">${label}</text>`
      : '',
  );
  return marks.join('') + names.join('');
}
