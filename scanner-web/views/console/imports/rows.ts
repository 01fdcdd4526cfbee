import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatNumber, formatTime } from '../format.ts';
import { buttonLink } from '../parts/button.ts';
import { card, emptyState, pager, pill, tiles } from '../parts/pieces.ts';
import { dataTable } from '../parts/table.ts';
import type { ImportOutcome } from '../texts/imports.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { tableColumnName } from '../texts/table-columns.ts';
import { faultList } from './fault-list.ts';
import type { ImportColumn } from './import-columns.ts';
import {
  type AnnexCounts,
  type AnnexReading,
  type AnnexRow,
  IMPORT_TEXTS,
  OUTCOME_SEVERITY,
} from './model.ts';
import { rowForm } from './row-form.ts';
import { undoBehind } from './undo.ts';

/** One page of an annex's rows. */
export interface AnnexRows {
  readonly annex: AnnexReading;
  /** The name of who undid it; empty while it was not undone. */
  readonly undoneBy: string;
  readonly rows: readonly AnnexRow[];
  readonly next: string | null;
  readonly counts: AnnexCounts;
  /** Shown alone; empty: all of them. */
  readonly only: ImportOutcome | '';
  readonly cursor: string;
  readonly csrf: string;
}

/** Every row with what becomes of it, and the form that mends it. */
export function annexRowsBody(page: AnnexRows, locale: Locale): string {
  const { annex, rows, next, only } = page;
  const { rows: texts, settle } = IMPORT_TEXTS[locale];
  const shell = SHELL_TEXTS[locale];
  const href = `/console/imports/${annex.id}`;
  const expires =
    annex.expiresMs === null
      ? ''
      : html`<p class="muted small">${settle.expires(formatTime(annex.expiresMs, locale))}</p>`;
  const undo =
    annex.undoUntilMs === null
      ? ''
      : html`<p class="muted small">${settle.undoUntil(formatTime(annex.undoUntilMs, locale))}</p>`;
  const why =
    annex.undoReason === null || annex.undoneMs === null
      ? ''
      : html`<p>${settle.undoneWhy(formatTime(annex.undoneMs, locale), page.undoneBy, annex.undoReason)}</p>`;
  const undone = annex.undone === null ? '' : card(null, undoBehind(annex.undone, locale));
  const all = only === '' ? '' : buttonLink({ label: texts.all, href });
  const found = rows.length === 0 ? emptyState(texts.none, { label: texts.all, href }) : table(page, locale);
  const more =
    next === null
      ? null
      : `${href}?${new URLSearchParams({ ...(only === '' ? {} : { only }), cursor: next })}`;
  // What was counted when it was imported stands no more.
  const counted = annex.state === 'undone' ? '' : figures(page, locale);
  return counted + why + undone + undo + expires + all + found + pager(more, shell.nextPage);
}

function figures({ annex, counts }: AnnexRows, locale: Locale): string {
  const { counts: texts } = IMPORT_TEXTS[locale];
  const number = (value: number) => formatNumber(value, locale);
  const only = (outcome: ImportOutcome, count: number) =>
    count === 0 ? undefined : `/console/imports/${annex.id}?only=${outcome}`;
  return tiles([
    { label: texts.refused, value: number(counts.refused), href: only('refused', counts.refused) },
    { label: texts.certificates, value: number(counts.certificates) },
    { label: texts.products, value: number(counts.products) },
    { label: texts.producers, value: number(counts.producers) },
    { label: texts.leftOut, value: number(counts.leftOut), href: only('left-out', counts.leftOut) },
  ]);
}

function table(page: AnnexRows, locale: Locale): string {
  const { rows: texts } = IMPORT_TEXTS[locale];
  const isOpen = page.annex.state === 'open';
  return dataTable({
    caption: texts.outcome,
    columns: [
      { label: texts.row, isNumeric: true },
      { label: texts.product },
      { label: texts.producer },
      { label: texts.group },
      { label: texts.stars },
      { label: texts.outcome },
    ],
    rows: page.rows.map((row) => [
      { html: html`<span id="row-${row.row}">${row.row}</span>` },
      row.kind === 'data' || row.use
        ? cell(row, 'product_name', locale)
        : { html: html`<span class="muted">${row.text}</span>` },
      row.kind === 'data' || row.use ? maker(row, locale) : '',
      row.kind === 'data' || row.use ? cell(row, 'group', locale) : '',
      row.kind === 'data' || row.use ? cell(row, 'stars', locale) : '',
      outcomeCell(page, row, isOpen, locale),
    ]),
  });
}

function cell(row: AnnexRow, column: ImportColumn, locale: Locale) {
  const { rows: texts } = IMPORT_TEXTS[locale];
  const found = row.cells.find((one) => one.column === column);
  if (found === undefined) return '';
  const from =
    found.from === 'file' ? '' : html`<br><span class="muted small">${texts.from[found.from]}</span>`;
  return { html: html`<span>${found.text}!${from}</span>` };
}

function maker(row: AnnexRow, locale: Locale) {
  const { html: name } = asHtml(cell(row, 'producer', locale));
  const commune = row.cells.find(({ column }) => column === 'commune')?.text ?? '';
  return {
    html: html`<span>!${name}!${commune === '' ? '' : html`<br><span class="muted small">${commune}</span>`}</span>`,
  };
}

function asHtml(value: string | { readonly html: string }): { readonly html: string } {
  return typeof value === 'string' ? { html: html`${value}` } : value;
}

function outcomeCell(page: AnnexRows, row: AnnexRow, isOpen: boolean, locale: Locale) {
  const below = isOpen ? rowForm(page, row, locale) : certificateLink(row, locale);
  return {
    html: html`<div class="row-outcome">!${outcome(row, isOpen, page.annex.state === 'undone', locale)}!${below}</div>`,
  };
}

/** What becomes of a row, what it adds, and why it is refused. */
function outcome(row: AnnexRow, isOpen: boolean, isUndone: boolean, locale: Locale): string {
  const { rows: texts } = IMPORT_TEXTS[locale];
  const adds =
    row.added.length === 0
      ? ''
      : html`<p class="small">+ ${row.added.map((one) => texts.adds[one]).join(', ')}</p>`;
  const fault = faultList(row.faults);
  const differs =
    row.differs.length === 0
      ? ''
      : html`<p class="muted small">${texts.differs(row.differs.map((column) => tableColumnName(column, locale)).join(', '))}</p>`;
  const alike =
    row.alike.length === 0 ? '' : html`<p class="muted small">${texts.alike(row.alike.join('; '))}</p>`;
  const became = isOpen ? undefined : (isUndone ? texts.becameUndone : texts.became)[row.outcome];
  return html`!${pill(OUTCOME_SEVERITY[row.outcome], became ?? texts.outcomes[row.outcome])}!${adds}!${fault}!${differs}!${alike}`;
}

function certificateLink({ certificateId }: AnnexRow, locale: Locale): string {
  if (certificateId === undefined) return '';
  const { adds } = IMPORT_TEXTS[locale].rows;
  return html`<p><a href="/console/certificates/${certificateId}">${adds.certificate}</a></p>`;
}
