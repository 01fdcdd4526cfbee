import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatNumber, formatTime } from '../format.ts';
import { buttonLink } from '../parts/button.ts';
import { postButton, postForm } from '../parts/form.ts';
import { filledForm } from '../parts/form-state.ts';
import { card, emptyState, pager, pill, tiles } from '../parts/pieces.ts';
import { dataTable } from '../parts/table.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import type { ListOutcome } from '../texts/lists.ts';
import { ROW_OUTCOMES } from '../texts/row-outcomes.ts';
import { tableColumnName } from '../texts/table-columns.ts';
import { faultList } from './fault-list.ts';
import { LIST_SEVERITY, LIST_TEXTS, LISTS_PATH, type ListRow, type ListTable } from './lists-model.ts';

/** One page of a table's rows. */
export interface ListRows {
  readonly table: ListTable;
  readonly rows: readonly ListRow[];
  readonly next: string | null;
  /** Shown alone; empty: all of them. */
  readonly only: ListOutcome | '';
  readonly csrf: string;
  readonly onceKey: string;
  readonly progressId: string;
}

/** Columns of the file that stand beside one another; the others stand below the first. */
const COLUMNS_BESIDE = 3;

/** Every row with what becomes of it, and the step that writes them. */
export function listRowsBody(page: ListRows, locale: Locale): string {
  const { table, rows, next, only } = page;
  const { rows: texts, settle } = LIST_TEXTS[locale];
  const href = `${LISTS_PATH}/${table.id}`;
  if (!table.hasRows) return figures(table, locale) + emptyState(texts.gone);
  const expires =
    table.state === 'open'
      ? html`<p class="muted small">${settle.expires(formatTime(table.keptUntilMs, locale))}</p>`
      : '';
  const all = only === '' ? '' : html`<p>!${buttonLink({ label: texts.all, href })}</p>`;
  const found =
    rows.length === 0 ? emptyState(texts.none, { label: texts.all, href }) : rowTable(page, locale);
  const more =
    next === null
      ? null
      : `${href}?${new URLSearchParams({ ...(only === '' ? {} : { only }), cursor: next })}`;
  const ahead = table.state === 'open' ? confirmation(page, locale) : '';
  return figures(table, locale) + ahead + expires + all + found + pager(more, SHELL_TEXTS[locale].nextPage);
}

/** The report of a table, as files. */
export function reportLinks(id: string, locale: Locale) {
  return ['xlsx', 'csv'].map((format) => ({
    label: LIST_TEXTS[locale].rows.report(format.toUpperCase()),
    href: `/api/v1/imports/tables/${id}/report?format=${format}`,
  }));
}

function figures({ id, state, counts }: ListTable, locale: Locale): string {
  const words = outcomesOf(state, locale);
  const tile = (outcome: ListOutcome, count: number) => ({
    label: words[outcome],
    value: formatNumber(count, locale),
    href: count === 0 ? undefined : `${LISTS_PATH}/${id}?only=${outcome}`,
  });
  return tiles([
    tile('imported', counts.imported),
    tile('updated', counts.updated),
    tile('already-there', counts.alreadyThere),
    tile('refused', counts.refused),
  ]);
}

function confirmation({ table, csrf, onceKey, progressId }: ListRows, locale: Locale): string {
  const { settle: texts, rowsDone } = LIST_TEXTS[locale];
  const { counts, kind, id } = table;
  const number = (value: number) => formatNumber(value, locale);
  const href = `${LISTS_PATH}/${id}`;
  const refused =
    counts.refused === 0 ? '' : html`<p class="fault">${texts.refused(number(counts.refused))}</p>`;
  const other = buttonLink({ label: texts.otherFile, href: `${LISTS_PATH}/new?kind=${kind}` });
  const discard = postButton({ action: `${href}/discard`, csrf, submit: texts.discard });
  const below = html`<div class="actions">!${other}!${discard}</div>`;
  if (counts.imported + counts.updated === 0) {
    return card(null, html`<p>${texts.nothing}</p>!${refused}!${below}`);
  }
  const frame = {
    action: `${href}/confirmation`,
    csrf,
    onceKey,
    submit: texts.confirm,
    follow: { id: progressId, label: texts.importing, rows: rowsDone },
    faultsTitle: SHELL_TEXTS[locale].faultsTitle,
  };
  const will = html`<p>${texts.will(number(counts.imported), number(counts.updated))}</p>`;
  return card(texts.title, postForm(frame, filledForm(''), will + refused) + below);
}

function rowTable({ table, rows }: ListRows, locale: Locale): string {
  const { rows: texts } = LIST_TEXTS[locale];
  const beside = table.header.slice(0, COLUMNS_BESIDE);
  return dataTable({
    caption: texts.outcome,
    columns: [
      { label: texts.row, isNumeric: true },
      ...beside.map((label) => ({ label })),
      { label: texts.outcome },
    ],
    rows: rows.map((row) => [
      row.row,
      ...beside.map((_, at) => (at === 0 ? { html: firstCell(table, row) } : (row.cells[at] ?? ''))),
      { html: outcome(table, row, locale) },
    ]),
  });
}

function firstCell({ header }: ListTable, { cells }: ListRow): string {
  const others = header.flatMap((label, at) => {
    const text = cells[at] ?? '';
    return at < COLUMNS_BESIDE || text === '' ? [] : [label === '' ? text : `${label}: ${text}`];
  });
  const below = others.length === 0 ? '' : html`<br><span class="muted small">${others.join(' · ')}</span>`;
  return html`<span>${cells[0] ?? ''}!${below}</span>`;
}

function outcome({ state }: ListTable, row: ListRow, locale: Locale): string {
  const { rows: texts } = LIST_TEXTS[locale];
  const word = outcomesOf(state, locale)[row.status];
  const adds =
    row.added.length === 0
      ? ''
      : html`<p class="small">+ ${row.added.map((one) => texts.adds[one]).join(', ')}</p>`;
  const differs =
    row.differs.length === 0
      ? ''
      : html`<p class="muted small">${texts.differs(row.differs.map((name) => tableColumnName(name, locale)).join(', '))}</p>`;
  const link =
    state === 'open' || row.productId === undefined
      ? ''
      : html`<p><a href="/console/products/${row.productId}">${texts.product}</a></p>`;
  return html`<div class="row-outcome">!${pill(LIST_SEVERITY[row.status], word)}!${adds}!${faultList(row.faults)}!${differs}!${link}</div>`;
}

function outcomesOf(state: ListTable['state'], locale: Locale) {
  const { ahead, behind } = ROW_OUTCOMES[locale];
  return state === 'open' ? ahead : behind;
}
