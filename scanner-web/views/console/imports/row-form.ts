import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { hiddenField } from '../parts/fields.ts';
import { IMPORT_COLUMNS, type ImportColumn } from './import-columns.ts';
import { type AnnexRow, IMPORT_TEXTS } from './model.ts';
import type { AnnexRows } from './rows.ts';

/** Columns that are offered for correction though the row says nothing in them. */
const ALWAYS: readonly ImportColumn[] = ['product_name', 'group', 'producer', 'commune', 'stars'];

/** The form that mends one row, open where the row is refused. */
export function rowForm(page: AnnexRows, row: AnnexRow, locale: Locale): string {
  const { rows: texts } = IMPORT_TEXTS[locale];
  const isRefused = row.outcome === 'refused';
  const hidden =
    hiddenField('csrf', page.csrf) + hiddenField('only', page.only) + hiddenField('cursor', page.cursor);
  const choice = row.candidates.length === 0 ? '' : producerChoice(row, locale);
  const use = row.use
    ? html`<button name="do" value="leave-out" formnovalidate>${texts.leaveOut}</button>`
    : html`<button name="do" value="take-in">${texts.takeIn}</button>`;
  const action = `/console/imports/${page.annex.id}/rows/${row.row}`;
  return html`<details class="fold"!${isRefused ? ' open' : ''}><summary>${texts.edit}</summary><form method="post" action="${action}" data-form>!${hidden}!${choice}<div class="filters">!${fields(row, locale)}</div><div class="actions"><button class="primary" name="do" value="save">${texts.save}</button>!${use}</div></form></details>`;
}

function producerChoice({ row, candidates, cells }: AnnexRow, locale: Locale): string {
  const { rows: texts } = IMPORT_TEXTS[locale];
  const name = cells.find(({ column }) => column === 'producer')?.text ?? '';
  const choices = [
    ...candidates.map((one) => ({
      value: one.id,
      label: texts.candidate(one.name, one.commune ?? '', one.products),
    })),
    { value: 'new', label: texts.isNew(name) },
  ];
  const items = choices.map(
    ({ value, label }, at) =>
      html`<div class="choice"><input type="radio" id="p-${row}-${at}" name="producer" value="${value}"><label for="p-${row}-${at}">${label}</label></div>`,
  );
  return html`<fieldset class="field"><legend>${texts.which}</legend>!${items}</fieldset>`;
}

function isFaulty({ faults }: AnnexRow, column: ImportColumn): boolean {
  return faults.some(({ field }) => field === column);
}

function fields(row: AnnexRow, locale: Locale): string {
  const { columns: texts } = IMPORT_TEXTS[locale];
  const shown = IMPORT_COLUMNS.filter(
    (column) =>
      ALWAYS.includes(column) || isFaulty(row, column) || row.cells.some((cell) => cell.column === column),
  );
  return shown
    .map((column) => {
      const text = row.cells.find((cell) => cell.column === column)?.text ?? '';
      const id = `c-${row.row}-${column}`;
      const fault = isFaulty(row, column) ? ' aria-invalid="true"' : '';
      return html`<div class="field"><label for="${id}">${texts.names[column]}</label>!${hiddenField(`was.${column}`, text)}<input type="text" id="${id}" name="cell.${column}" value="${text}" maxlength="500"!${fault}></div>`;
    })
    .join('');
}
