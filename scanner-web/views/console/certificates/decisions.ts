import { html } from 'ghtml';
import { formatDay } from '../../format.ts';
import type { Locale } from '../../model.ts';
import { formatNumber } from '../format.ts';
import type { Action } from '../model.ts';
import { buttonLink } from '../parts/button.ts';
import { areaField, selectField, textField } from '../parts/fields.ts';
import { postForm } from '../parts/form.ts';
import { type FormState, filledForm } from '../parts/form-state.ts';
import { listFilter } from '../parts/list-filter.ts';
import { card, emptyState, facts, pager, pill } from '../parts/pieces.ts';
import { dataTable } from '../parts/table.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { decision as decisionFields } from './act-form.ts';
import { CERTIFICATE_TEXTS, type CertificateFacts } from './model.ts';
import { certificateTable } from './register.ts';

/** A decision as pages show it. */
export interface DecisionFacts {
  readonly id: string;
  readonly number: string;
  readonly signedOn: string;
  readonly authority: string;
  readonly kind: 'recognition' | 'extension' | 'revocation';
  readonly recognised: number;
  readonly extended: number;
  readonly revoked: number;
  readonly supersededById: string | null;
}

/** What narrows the list of decisions; empty when it does not. */
export type DecisionFilters = Readonly<Record<'q' | 'kind' | 'authorityKey', string>>;

/** One page of decisions. */
export interface DecisionList {
  readonly filters: DecisionFilters;
  readonly items: readonly DecisionFacts[];
  readonly next: string | null;
  readonly authorities: readonly { readonly key: string; readonly name: string }[];
}

/** Decisions as files, narrowed as their list is. */
export function decisionDownloads(
  filters: Readonly<Record<string, string>>,
  locale: Locale,
): readonly Action[] {
  const texts = CERTIFICATE_TEXTS[locale];
  const given = Object.entries(filters).filter(([, value]) => value !== '');
  const table = (format: string) =>
    `/api/v1/decisions/table?${new URLSearchParams([...given, ['format', format]])}`;
  return [
    { label: texts.downloadXlsx, href: table('xlsx') },
    { label: texts.downloadCsv, href: table('csv') },
  ];
}

/** Decisions, newest first, with what narrows them. */
export function decisionListBody(
  { filters, items, next, authorities }: DecisionList,
  locale: Locale,
): string {
  const { decisions: texts, filters: words } = CERTIFICATE_TEXTS[locale];
  const shell = SHELL_TEXTS[locale];
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));
  const state = filledForm('', { ...filters });
  const kinds = Object.entries(texts.kinds).map(([value, label]) => ({ value, label }));
  const fields =
    textField({ name: 'q', label: texts.number, type: 'search', maxLength: 60 }, state) +
    selectField({ name: 'kind', label: texts.kind, none: texts.anyKind, choices: kinds }, state) +
    selectField(
      {
        name: 'authorityKey',
        label: texts.authority,
        none: words.anyAuthority,
        choices: authorities.map(({ key, name }) => ({ value: key, label: name })),
      },
      state,
    );
  const form = listFilter({ action: '/console/decisions', fields, values: Object.values(given) }, locale);
  const more = next === null ? null : `/console/decisions?${new URLSearchParams({ ...given, cursor: next })}`;
  const found = items.length === 0 ? emptyState(texts.empty) : table(items, locale);
  return html`!${form}!${found}!${pager(more, shell.nextPage)}`;
}

function table(items: readonly DecisionFacts[], locale: Locale): string {
  const { decisions: texts } = CERTIFICATE_TEXTS[locale];
  return dataTable({
    caption: texts.title,
    columns: [
      { label: texts.number },
      { label: texts.signedOn },
      { label: texts.authority },
      { label: texts.kind },
      { label: texts.certificates, isNumeric: true },
    ],
    rows: items.map((item) => [
      { html: html`<a href="/console/decisions/${item.id}">${item.number}</a>` },
      formatDay(item.signedOn, locale),
      item.authority,
      item.supersededById === null ? texts.kinds[item.kind] : { html: pill('neutral', texts.superseded) },
      formatNumber(item.recognised + item.extended + item.revoked, locale),
    ]),
  });
}

/** One decision with its certificates. */
export function decisionBody(
  one: DecisionFacts,
  certificates: readonly CertificateFacts[],
  next: string | null,
  locale: Locale,
): string {
  const { decisions: texts } = CERTIFICATE_TEXTS[locale];
  const number = (value: number) => (value === 0 ? null : formatNumber(value, locale));
  const correction =
    one.supersededById === null
      ? null
      : { html: html`<a href="/console/decisions/${one.supersededById}">${texts.supersededBy}</a>` };
  const about = facts([
    { name: texts.number, value: one.number },
    { name: texts.signedOn, value: formatDay(one.signedOn, locale) },
    { name: texts.authority, value: one.authority },
    { name: texts.kind, value: texts.kinds[one.kind] },
    { name: texts.recognised, value: number(one.recognised) },
    { name: texts.extended, value: number(one.extended) },
    { name: texts.revoked, value: number(one.revoked) },
    { name: texts.superseded, value: correction },
  ]);
  const list =
    certificates.length === 0
      ? html`<p class="muted">${texts.noCertificates}</p>`
      : certificateTable(certificates, texts.certificates, locale);
  const more = next === null ? null : `/console/decisions/${one.id}?cursor=${encodeURIComponent(next)}`;
  return card(null, about) + card(texts.certificates, list + pager(more, SHELL_TEXTS[locale].nextPage));
}

/** What a decision is really called. */
export function decisionCorrectionBody(
  one: DecisionFacts,
  form: { readonly csrf: string; readonly onceKey: string; readonly state: FormState },
  locale: Locale,
): string {
  const { decisions: texts, fields } = CERTIFICATE_TEXTS[locale];
  const shell = SHELL_TEXTS[locale];
  const { csrf, onceKey, state } = form;
  const href = `/console/decisions/${one.id}`;
  const frame = {
    action: `${href}/correction`,
    csrf,
    onceKey,
    submit: texts.correct,
    faultsTitle: shell.faultsTitle,
    fieldNames: ['decision.number', 'decision.signedOn', 'decision.authority', 'reason'],
    others: buttonLink({ label: shell.cancel, href }),
  };
  const reason = areaField(
    {
      name: 'reason',
      label: fields.reason,
      hint: fields.reasonHint,
      maxLength: 500,
      rows: 2,
      isRequired: true,
    },
    state,
  );
  const count = formatNumber(one.recognised + one.extended + one.revoked, locale);
  return card(
    null,
    html`<p>${texts.correctLead(count)}</p>!${postForm(frame, state, decisionFields(state, locale, true) + reason)}`,
  );
}
