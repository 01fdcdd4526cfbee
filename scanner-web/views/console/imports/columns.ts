import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { groupChoices } from '../certificates/register.ts';
import { buttonLink } from '../parts/button.ts';
import { selectField, textField } from '../parts/fields.ts';
import { postForm } from '../parts/form.ts';
import { type FormState, filledForm } from '../parts/form-state.ts';
import { card } from '../parts/pieces.ts';
import { dataTable } from '../parts/table.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { IMPORT_COLUMNS } from './import-columns.ts';
import { type AnnexReading, IMPORT_TEXTS } from './model.ts';

/** How an annex is read, as the form is filled with it. */
export function readingValues({ sheet, header, columns, whole }: AnnexReading) {
  return {
    sheet,
    headerRow: header?.firstRow,
    headerRows: header?.rows ?? 1,
    wholeStars: whole.stars,
    wholeGroup: whole.group,
    ...Object.fromEntries(columns.map(({ means }, at) => [`column.${at}`, means])),
  };
}

/** Where the table is, and what its columns mean. */
export function annexColumnsBody(
  annex: AnnexReading,
  form: { readonly csrf: string; readonly progressId: string; readonly state: FormState },
  locale: Locale,
): string {
  const { columns: texts } = IMPORT_TEXTS[locale];
  const shell = SHELL_TEXTS[locale];
  const { csrf, progressId, state } = form;
  const href = `/console/imports/${annex.id}`;
  const hasHeader = annex.header !== null;
  const frame = {
    action: `${href}/columns`,
    csrf,
    submit: texts.submit,
    follow: { id: progressId, label: texts.looking, rows: texts.rowsDone },
    faultsTitle: shell.faultsTitle,
    others: hasHeader ? buttonLink({ label: shell.cancel, href }) : '',
  };
  const warning = hasHeader ? '' : html`<p class="fault">${texts.noHeader}</p>`;
  const fields = warning + place(annex, state, locale) + meanings(annex, state, locale);
  return card(null, postForm(frame, state, fields)) + top(annex, locale);
}

function place({ sheets }: AnnexReading, state: FormState, locale: Locale): string {
  const { columns: texts } = IMPORT_TEXTS[locale];
  const sheet =
    sheets.length < 2
      ? ''
      : selectField(
          {
            name: 'sheet',
            label: texts.sheet,
            isRequired: true,
            choices: sheets.map((name, at) => ({ value: String(at), label: name })),
          },
          state,
        );
  const counts = ['1', '2', '3'].map((value) => ({ value, label: value }));
  return (
    sheet +
    textField(
      {
        name: 'headerRow',
        label: texts.headerRow,
        hint: texts.headerRowHint,
        inputMode: 'numeric',
        isRequired: true,
      },
      state,
    ) +
    selectField({ name: 'headerRows', label: texts.headerRows, isRequired: true, choices: counts }, state)
  );
}

function meanings({ columns }: AnnexReading, state: FormState, locale: Locale): string {
  const { columns: texts } = IMPORT_TEXTS[locale];
  if (columns.length === 0) return '';
  const choices = IMPORT_COLUMNS.map((value) => ({ value, label: texts.names[value] }));
  const fields = columns.map(({ letter, label, samples }, at) =>
    selectField(
      {
        name: `column.${at}`,
        label: texts.column(letter, label),
        hint: samples.length === 0 ? undefined : texts.samples(samples.join(' · ')),
        none: texts.ignored,
        choices,
      },
      state,
    ),
  );
  const stars = [3, 4, 5].map((value) => ({ value: String(value), label: String(value) }));
  const whole =
    selectField({ name: 'wholeStars', label: texts.wholeStars, none: texts.byRow, choices: stars }, state) +
    selectField(
      { name: 'wholeGroup', label: texts.wholeGroup, none: texts.byRow, choices: groupChoices(locale) },
      state,
    );
  return html`<div class="filters">!${fields}</div><fieldset class="field"><legend>${texts.wholeTitle}</legend>!${whole}</fieldset>`;
}

function top({ top: rows }: AnnexReading, locale: Locale): string {
  const { columns: texts } = IMPORT_TEXTS[locale];
  const width = Math.min(10, Math.max(1, ...rows.map(({ texts: cells }) => cells.length)));
  const letters = Array.from({ length: width }, (_, at) => String.fromCharCode(65 + at));
  const table = dataTable({
    caption: texts.top,
    columns: [{ label: texts.row, isNumeric: true }, ...letters.map((label) => ({ label }))],
    rows: rows.map(({ row, texts: cells }) => [row, ...letters.map((_, at) => cells[at] ?? '')]),
  });
  return html`<details class="fold"><summary>${texts.top}</summary>!${table}</details>`;
}

/** The form as it is first shown. */
export function readingState(annex: AnnexReading): FormState {
  // Every field has a choice that says nothing, so that none needs to be called optional.
  return filledForm('', readingValues(annex));
}
