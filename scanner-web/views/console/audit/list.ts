import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatTime } from '../format.ts';
import type { Action } from '../model.ts';
import { hiddenField, selectField, textField } from '../parts/fields.ts';
import { filledForm } from '../parts/form-state.ts';
import { listFilter } from '../parts/list-filter.ts';
import { emptyState, pager } from '../parts/pieces.ts';
import { type Cell, dataTable } from '../parts/table.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { listHref } from './entry.ts';
import { AUDIT_TEXTS, AUDIT_WORDS, type AuditEntry } from './model.ts';
import {
  actionText,
  actorName,
  actorText,
  noteText,
  subjectHref,
  subjectText,
  type Viewer,
} from './words.ts';

/** What narrows the list, as the address says; empty when it does not. */
export interface AuditListFilters {
  readonly from: string;
  readonly to: string;
  /** changes | reads | all */
  readonly only: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly q: string;
  readonly actor: string;
  readonly subjectId: string;
  readonly producerId: string;
}

/** One page of the log. */
export interface AuditList {
  readonly filters: AuditListFilters;
  readonly entries: readonly AuditEntry[];
  /** Cursor of the next page; null on the last one. */
  readonly next: string | null;
  readonly viewer: Viewer;
}

/** The log, newest first, with what narrows it. */
export function auditListBody(list: AuditList, locale: Locale): string {
  const texts = AUDIT_TEXTS[locale];
  const { entries, next, viewer } = list;
  const given = givenOf(list.filters);
  const more = next === null ? null : listHref({ ...given, cursor: next });
  const isSearching = list.filters.q !== '' && next !== null;
  const found =
    entries.length === 0
      ? emptyState(isSearching ? texts.emptySoFar : texts.empty)
      : dataTable({
          caption: texts.title,
          columns: [texts.columns.time, texts.columns.who, texts.columns.action, texts.columns.subject].map(
            (label) => ({ label }),
          ),
          rows: entries.map((entry) => [
            { html: html`<a href="/console/audit/${entry.seq}">${formatTime(entry.timeMs, locale)}</a>` },
            actorText(entry, viewer, locale),
            actionCell(entry, locale),
            subjectCell(entry, viewer, locale),
          ]),
        });
  return (
    filters(list, given, locale) +
    found +
    pager(more, isSearching ? texts.searchOn : SHELL_TEXTS[locale].nextPage)
  );
}

/** The thing, with the way to its page and to its history. */
function subjectCell(entry: AuditEntry, viewer: Viewer, locale: Locale): Cell {
  const href = subjectHref(entry, viewer);
  const name = subjectText(entry, viewer, locale);
  const thing = href === undefined ? html`${name}` : html`<a href="${href}">${name}</a>`;
  const { subjectKind, subjectId } = entry;
  const history = listHref({ subjectKind, subjectId });
  const label = `${AUDIT_TEXTS[locale].history.title}: ${name}`;
  return {
    html: html`<span>!${thing}<br><a class="small" href="${history}" aria-label="${label}">${AUDIT_TEXTS[locale].history.title}</a></span>`,
  };
}

/** What was done, and below it why. */
function actionCell({ action, reason }: AuditEntry, locale: Locale): Cell {
  const note = noteText(reason, locale);
  const why = note === null ? '' : html`<br><span class="muted small">${note}</span>`;
  return { html: html`<span>${actionText(action, locale)}!${why}</span>` };
}

/** What the list tells at first: changes alone; of one action, person or thing also what was read. */
export function usualOnly(
  filters: Pick<AuditListFilters, 'action' | 'actor' | 'subjectId'>,
): 'changes' | 'all' {
  const { action, actor, subjectId } = filters;
  return action + actor + subjectId === '' ? 'changes' : 'all';
}

/** The list as files, narrowed as it is. */
export function auditDownloads(filters: AuditListFilters, locale: Locale): readonly Action[] {
  const { downloadXlsx, downloadCsv } = AUDIT_TEXTS[locale];
  const asked = filters.only === 'all' ? { ...filters, only: '' } : filters;
  const table = (format: string) =>
    `/api/v1/audit/table?${new URLSearchParams({ ...givenOf(asked), format })}`;
  return [
    { label: downloadXlsx, href: table('xlsx') },
    { label: downloadCsv, href: table('csv') },
  ];
}

function filters({ filters: values, viewer, entries }: AuditList, given: Given, locale: Locale): string {
  const { filters: texts } = AUDIT_TEXTS[locale];
  const { actions, kinds } = AUDIT_WORDS[locale];
  const state = filledForm('', { ...values });
  const choices = (words: Readonly<Record<string, string>>) =>
    Object.entries(words)
      .map(([value, label]) => ({ value, label }))
      .sort((a, b) => a.label.localeCompare(b.label, locale));
  const [first] = entries;
  const pinned = [
    values.actor === ''
      ? null
      : { name: 'actor', text: texts.onlyActor(pinnedActor(values.actor, first, viewer, locale)) },
    values.subjectId === ''
      ? null
      : { name: 'subjectId', text: texts.onlySubject(subjectName(values, first, viewer, locale)) },
    values.producerId === ''
      ? null
      : {
          name: 'producerId',
          text: texts.onlyProducer(first?.producerName ?? values.producerId),
        },
  ].filter((pin) => pin !== null);
  const pins = pinned.map(
    ({ name, text }) => html`<p class="pin">${text}!${hiddenField(name, state.value(name))}</p>`,
  );
  const fields = [
    textField({ name: 'from', label: texts.from, type: 'date' }, state),
    textField({ name: 'to', label: texts.to, type: 'date' }, state),
    selectField({ name: 'only', label: texts.only, choices: choices(texts.onlyChoices) }, state),
    selectField(
      { name: 'action', label: texts.action, choices: choices(actions), none: texts.anyAction },
      state,
    ),
    selectField(
      { name: 'subjectKind', label: texts.subjectKind, choices: choices(kinds), none: texts.anyKind },
      state,
    ),
    textField({ name: 'q', label: texts.q, hint: texts.qHint, type: 'search', maxLength: 100 }, state),
  ].join('');
  const unusual = { ...given, only: values.only === usualOnly(values) ? '' : values.only };
  return listFilter(
    { action: '/console/audit', fields: pins.join('') + fields, values: Object.values(unusual) },
    locale,
  );
}

type Given = Readonly<Record<string, string>>;

function givenOf(filters: AuditListFilters): Given {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));
}

function pinnedActor(actor: string, first: AuditEntry | undefined, viewer: Viewer, locale: Locale): string {
  return first?.actor === actor ? actorText(first, viewer, locale) : actorName(actor, viewer, locale);
}

function subjectName(
  values: AuditListFilters,
  first: AuditEntry | undefined,
  viewer: Viewer,
  locale: Locale,
): string {
  const { subjectKind, subjectId } = values;
  return subjectText(
    first?.subjectId === subjectId ? first : { subjectKind, subjectId, subjectName: null },
    viewer,
    locale,
  ).trim();
}
