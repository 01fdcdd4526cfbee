import { html } from 'ghtml';

/** What a cell shows: text, or trusted HTML. */
export type Cell = string | number | { readonly html: string };

/** A column of a table. */
export interface Column {
  readonly label: string;
  /** Numbers stand to the right. */
  readonly isNumeric?: boolean;
}

/** A table that becomes a list of cards on a narrow screen; the first cell of a row names it. */
export function dataTable(table: {
  /** What the table shows; read out, not seen. */
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Places of rows in which nothing happened; each is marked, for a style sheet to leave it out on a narrow screen. */
  readonly stillRows?: ReadonlySet<number>;
  /** Totals below the rows. */
  readonly footer?: readonly Cell[];
}): string {
  const { caption, columns, rows, footer, stillRows } = table;
  const head = columns.map(
    ({ label, isNumeric = false }) => html`<th scope="col"!${isNumeric ? ' class="n"' : ''}>${label}</th>`,
  );
  const line = (row: readonly Cell[], isStill = false) =>
    html`<tr!${isStill ? ' data-still' : ''}>!${row.map((value, place) => cell(value, columns[place], place))}</tr>`;
  const foot = footer === undefined ? '' : html`<tfoot>!${line(footer)}</tfoot>`;
  return html`<div class="table" role="region" aria-label="${caption}" tabindex="0"><table><caption class="unseen">${caption}</caption><thead><tr>!${head}</tr></thead><tbody>!${rows.map((row, place) => line(row, stillRows?.has(place)))}</tbody>!${foot}</table></div>`;
}

function cell(value: Cell, column: Column | undefined, place: number): string {
  const content = typeof value === 'object' ? value.html : html`${value}`;
  const classes = column?.isNumeric === true ? ' class="n"' : '';
  const label = column?.label ?? '';
  return place === 0
    ? html`<th scope="row" data-label="${label}"!${classes}>!${content}</th>`
    : html`<td data-label="${label}"!${classes}>!${content}</td>`;
}

/** A link in a cell. */
export function linkCell(text: string, href: string): Cell {
  return { html: html`<a href="${href}">${text}</a>` };
}
