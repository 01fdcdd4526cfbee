import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { buttonLink } from '../parts/button.ts';
import { fileField, hiddenField } from '../parts/fields.ts';
import { postForm } from '../parts/form.ts';
import type { FormState } from '../parts/form-state.ts';
import { card } from '../parts/pieces.ts';
import { dataTable } from '../parts/table.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import type { ListKind } from '../texts/lists.ts';
import { LIST_TEXTS, LISTS_PATH, type ListColumn } from './lists-model.ts';

/** The form with which the import of a table begins. */
export interface ListUpload {
  readonly kind: ListKind;
  readonly columns: readonly ListColumn[];
  readonly csrf: string;
  /** Under which the reading of the file can be followed. */
  readonly progressId: string;
  readonly state: FormState;
}

/** The file, and what its columns may say. */
export function listUploadBody(
  { kind, columns, csrf, progressId, state }: ListUpload,
  locale: Locale,
): string {
  const texts = LIST_TEXTS[locale];
  const { upload } = texts;
  const shell = SHELL_TEXTS[locale];
  const file = fileField(
    { name: 'file', label: upload.file, hint: upload.fileHint, accept: '.xlsx,.csv,.txt', isRequired: true },
    state,
  );
  const frame = {
    action: `${LISTS_PATH}/new`,
    csrf,
    submit: upload.submit,
    hasFiles: true,
    follow: { id: progressId, label: upload.reading, rows: texts.rowsDone },
    faultsTitle: shell.faultsTitle,
    fieldNames: ['file'],
    others: buttonLink({ label: shell.cancel, href: LISTS_PATH }),
  };
  return (
    card(null, postForm(frame, state, hiddenField('kind', kind) + file)) + expected(kind, columns, locale)
  );
}

/** An example to fill in, as files. */
export function sampleLinks(kind: ListKind, locale: Locale) {
  return ['xlsx', 'csv'].map((format) => ({
    label: LIST_TEXTS[locale].upload.sample(format.toUpperCase()),
    href: `/api/v1/imports/samples/${kind}?format=${format}`,
  }));
}

function expected(kind: ListKind, columns: readonly ListColumn[], locale: Locale): string {
  const { upload: texts } = LIST_TEXTS[locale];
  const table = dataTable({
    caption: texts.expected,
    columns: [texts.column, texts.needed, texts.note, texts.example].map((label) => ({ label })),
    rows: columns.map(({ header, isRequired, note, example }) => [
      header,
      isRequired ? texts.isNeeded : '',
      note,
      example,
    ]),
  });
  const samples = sampleLinks(kind, locale).map(buttonLink);
  return card(
    texts.expected,
    html`<p class="muted">${texts.expectedLead}</p><div class="actions">!${samples}</div>!${table}`,
  );
}
