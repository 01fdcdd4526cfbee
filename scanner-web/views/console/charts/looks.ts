import { html } from 'ghtml';

/** How a series looks: told apart by hatching, dashes and marks, and only then by colour. */
export type Look = 'a' | 'b' | 'c' | 'd';

/** The looks in the order in which series take them. */
export const LOOKS: readonly Look[] = ['a', 'b', 'c', 'd'];

const HATCHES: Readonly<Record<Look, string>> = {
  a: '',
  b: '<path d="M-2 2l4-4M0 8l8-8M6 10l4-4"/>',
  c: '<path d="M0 2h8M0 6h8"/>',
  d: '<circle cx="2" cy="2" r="1.1"/><circle cx="6" cy="6" r="1.1"/>',
};

const MARKS: Readonly<Record<Look, string>> = {
  a: '<circle r="3.2"/>',
  b: '<path d="M-3-3h6v6h-6z"/>',
  c: '<path d="M0-4l4 7h-8z"/>',
  d: '<path d="M0-4.2l4.2 4.2-4.2 4.2-4.2-4.2z"/>',
};

/** Definitions of the hatchings of a chart; `id` is the chart's own. */
export function hatchings(id: string, looks: readonly Look[]): string {
  return html`<defs>!${looks.map(
    (look) =>
      html`<pattern id="${id}-${look}" class="hatch look-!${look}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8"/>!${HATCHES[look]}</pattern>`,
  )}</defs>`;
}

/** The value of `fill` for an area of this look. */
export function hatched(id: string, look: Look): string {
  return `url(#${id}-${look})`;
}

/** A mark of this look, at a place. */
export function mark(look: Look, x: string, y: string): string {
  return html`<g class="mark look-!${look}" transform="translate(!${x} !${y})">!${MARKS[look]}</g>`;
}

/** What stands beside the name of a series in the legend: a piece of its area. */
export function areaSwatch(id: string, look: Look): string {
  return html`<svg class="swatch" viewBox="0 0 24 16" aria-hidden="true"><rect class="area" width="24" height="16" fill="${hatched(id, look)}"/></svg>`;
}

/** As {@link areaSwatch}, a piece of its line. */
export function lineSwatch(look: Look): string {
  return html`<svg class="swatch" viewBox="0 0 24 16" aria-hidden="true"><path class="line look-!${look}" d="M0 8h24"/>!${mark(look, '12', '8')}</svg>`;
}
