import { html } from 'ghtml';

/** How a series looks: told apart by hatching, dashes and marks, and only then by colour. */
export type Look = 'a' | 'b' | 'c' | 'd';

/** The looks in the order in which series take them. */
export const LOOKS: readonly Look[] = ['a', 'b', 'c', 'd'];

const MARKS: Readonly<Record<Look, string>> = {
  a: '<circle r="3.2"/>',
  b: '<path d="M-3-3h6v6h-6z"/>',
  c: '<path d="M0-4l4 7h-8z"/>',
  d: '<path d="M0-4.2l4.2 4.2-4.2 4.2-4.2-4.2z"/>',
};

/** Distance of the lines of a hatching, in units of the drawing. */
const HATCH_STEP = 4;

/** The lines that fill so much room in this look; the first look is plain. */
function hatchLines(look: Look, { width, height }: Size): string {
  if (look === 'a') return '';
  if (look === 'b') {
    return every(2 * HATCH_STEP, width + height)
      .map((x) => `M${x - height} ${height}l${height}-${height}`)
      .join('');
  }
  // Of dots each second line begins half a step later.
  return every(HATCH_STEP, height)
    .map(
      (y, place) => `M${look === 'd' && place % 2 === 1 ? HATCH_STEP / 2 : 0} ${y + HATCH_STEP / 2}H${width}`,
    )
    .join('');
}

function every(step: number, room: number): number[] {
  return Array.from({ length: Math.ceil(room / step) }, (_, place) => place * step);
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function ground(look: Look, { width, height }: Size): string {
  const lines = hatchLines(look, { width, height });
  return html`<path class="ground" d="M0 0H${width}V${height}H0z"/>!${lines === '' ? '' : html`<path class="lines" d="${lines}"/>`}`;
}

/**
 * Areas of one look, filled; `outline` is the path around all of them, `id` unique on the page. Lines that are cut out
 * rather than a pattern: patterns are painted dot by dot when a page is printed to a file, megabytes for each chart.
 */
export function hatchedAreas(id: string, look: Look, outline: string, size: Size): string {
  return html`<clipPath id="${id}"><path d="${outline}"/></clipPath><g class="hatch look-!${look}" clip-path="url(#${id})">!${ground(look, size)}</g>`;
}

/** A mark of this look, at a place. */
export function mark(look: Look, x: string, y: string): string {
  return html`<g class="mark look-!${look}" transform="translate(!${x} !${y})">!${MARKS[look]}</g>`;
}

/** What stands beside the name of a series in the legend: a piece of its area. */
export function areaSwatch(look: Look): string {
  const size = { width: 24, height: 16 };
  return html`<svg class="swatch" viewBox="0 0 24 16" aria-hidden="true"><g class="hatch look-!${look}">!${ground(look, size)}</g><rect class="area look-!${look}" width="24" height="16"/></svg>`;
}

/** As {@link areaSwatch}, a piece of its line. */
export function lineSwatch(look: Look): string {
  return html`<svg class="swatch" viewBox="0 0 24 16" aria-hidden="true"><path class="line look-!${look}" d="M0 8h24"/>!${mark(look, '12', '8')}</svg>`;
}
