import { html } from 'ghtml';
import { type Cell, dataTable } from '../parts/table.ts';

/** Width of every chart in its own units, which are about the pixels of a phone. */
export const CHART_WIDTH = 360;

/** What every chart says besides its drawing. */
export interface ChartFrame {
  /** Unique on the page; letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  /** The drawing in one sentence, for who does not see it. */
  readonly summary: string;
  /** Words above the numbers, e.g. `The numbers`. */
  readonly numbersLabel: string;
  /** True where the drawing writes every number of the table beside what it draws: paper needs no table then. */
  readonly isWritten?: boolean;
  readonly table: {
    readonly columns: readonly { readonly label: string; readonly isNumeric?: boolean }[];
    readonly rows: readonly (readonly Cell[])[];
    readonly footer?: readonly Cell[];
  };
}

/** A drawing with its title, its legend and the numbers behind it. */
export function chartFigure(
  { id, title, summary, numbersLabel, isWritten = false, table }: ChartFrame,
  drawing: { readonly height: number; readonly inside: string; readonly legend?: string },
): string {
  const { height, inside, legend = '' } = drawing;
  return html`<figure class="chart card" id="${id}"!${isWritten ? ' data-written' : ''}><figcaption><h3>${title}</h3></figcaption><svg viewBox="0 0 ${CHART_WIDTH} ${height}" role="img" aria-label="${summary}">!${inside}</svg>!${legend}<details><summary>${numbersLabel}</summary>!${dataTable({ caption: title, ...table })}</details></figure>`;
}

/** The names of series with a piece of how each looks. */
export function chartLegend(items: readonly { readonly name: string; readonly swatch: string }[]): string {
  return html`<ul class="legend">!${items.map(({ name, swatch }) => html`<li>!${swatch}${name}</li>`)}</ul>`;
}
