import { html } from 'ghtml';
import { formatDay } from '../../format.ts';
import type { Locale } from '../../model.ts';
import { TEXTS } from '../../texts/index.ts';
import type { Action } from '../model.ts';
import { type Choice, selectField, textField } from '../parts/fields.ts';
import { filledForm } from '../parts/form-state.ts';
import { listFilter } from '../parts/list-filter.ts';
import { emptyState, pager, pill } from '../parts/pieces.ts';
import { dataTable } from '../parts/table.ts';
import type { CertificateStatus } from '../texts/certificates.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { CERTIFICATE_TEXTS, type CertificateFacts, lastDayOf, STATUS_SEVERITY } from './model.ts';

/** What narrows the register, as the address says; empty when it does not. */
export type RegisterFilters = Readonly<
  Record<
    | 'q'
    | 'group'
    | 'stars'
    | 'state'
    | 'authorityKey'
    | 'provinceCode'
    | 'communeCode'
    | 'endsWithinDays'
    | 'producerId'
    | 'productId',
    string
  >
>;

/** One page of the register. */
export interface Register {
  readonly filters: RegisterFilters;
  /** Names of filters that hold for the viewer whatever it asks for. */
  readonly bound: readonly string[];
  readonly items: readonly CertificateFacts[];
  readonly next: string | null;
  readonly authorities: readonly { readonly key: string; readonly name: string }[];
  /** Empty: the viewer is bound to one. */
  readonly provinces: readonly { readonly code: string; readonly name: string }[];
  /** Empty while no province is chosen. */
  readonly communes: readonly { readonly code: string; readonly name: string }[];
}

const STATUSES: readonly CertificateStatus[] = [
  'valid',
  'extended',
  'upcoming',
  'followed',
  'expired',
  'revoked',
  'withdrawn',
];

const DAYS = [30, 120, 180] as const;

/** The register with what narrows it. */
export function registerBody(register: Register, locale: Locale): string {
  const texts = CERTIFICATE_TEXTS[locale];
  const given = givenOf(register.filters);
  const { items, next, bound } = register;
  const isNarrowed = Object.keys(given).some((name) => !bound.includes(name));
  const more =
    next === null ? null : `/console/certificates?${new URLSearchParams({ ...given, cursor: next })}`;
  const found =
    items.length === 0
      ? emptyState(isNarrowed ? texts.emptyFiltered : texts.empty)
      : certificateTable(items, texts.title, locale);
  return filters(register, locale) + found + pager(more, SHELL_TEXTS[locale].nextPage);
}

/** Certificates in lines, each leading to its page. */
export function certificateTable(
  items: readonly CertificateFacts[],
  caption: string,
  locale: Locale,
): string {
  const texts = CERTIFICATE_TEXTS[locale];
  const { columns } = texts;
  return dataTable({
    caption,
    columns: [
      { label: columns.product },
      { label: columns.producer },
      { label: columns.stars, isNumeric: true },
      { label: columns.decision },
      { label: columns.until },
      { label: columns.status },
    ],
    rows: items.map((item) => [
      { html: html`<a href="/console/certificates/${item.id}">${item.product.name}</a>` },
      item.producer.commune === null
        ? item.producer.name
        : {
            html: html`<span>${item.producer.name}<br><span class="muted small">${item.producer.commune}</span></span>`,
          },
      texts.stars(item.stars),
      {
        html: html`<span>${item.decision.number}<br><span class="muted small">${formatDay(item.decision.signedOn, locale)}</span></span>`,
      },
      formatDay(lastDayOf(item), locale),
      { html: pill(STATUS_SEVERITY[item.status], texts.statuses[item.status]) },
    ]),
  });
}

/** The register as files, narrowed as it is. */
export function registerDownloads(values: RegisterFilters, locale: Locale): readonly Action[] {
  const texts = CERTIFICATE_TEXTS[locale];
  const table = (format: string) =>
    `/api/v1/certificates/table?${new URLSearchParams({ ...givenOf(values), format })}`;
  return [
    { label: texts.downloadXlsx, href: table('xlsx') },
    { label: texts.downloadCsv, href: table('csv') },
  ];
}

function filters(register: Register, locale: Locale): string {
  const { filters: texts, statuses, stars } = CERTIFICATE_TEXTS[locale];
  const state = filledForm('', { ...register.filters });
  const select = (name: string, label: string, none: string, choices: readonly Choice[]) =>
    selectField({ name, label, none, choices }, state);
  const named = (items: readonly { readonly code: string; readonly name: string }[]) =>
    items.map(({ code, name }) => ({ value: code, label: name }));
  const fields = [
    textField({ name: 'q', label: texts.q, hint: texts.qHint, type: 'search', maxLength: 100 }, state),
    select(
      'state',
      texts.state,
      texts.anyState,
      STATUSES.map((value) => ({ value, label: statuses[value] })),
    ),
    select(
      'stars',
      texts.stars,
      texts.anyStars,
      [3, 4, 5].map((value) => ({ value: String(value), label: stars(value) })),
    ),
    select('group', texts.group, texts.anyGroup, groupChoices(locale)),
    select(
      'endsWithinDays',
      texts.ends,
      texts.anyEnd,
      DAYS.map((value) => ({ value: String(value), label: texts.endsWithin(value) })),
    ),
    select(
      'authorityKey',
      texts.authority,
      texts.anyAuthority,
      register.authorities.map(({ key, name }) => ({ value: key, label: name })),
    ),
    register.provinces.length === 0
      ? ''
      : select('provinceCode', texts.province, texts.anyProvince, named(register.provinces)),
    register.communes.length === 0
      ? ''
      : select('communeCode', texts.commune, texts.anyCommune, named(register.communes)),
  ].join('');
  const given = Object.entries(givenOf(register.filters)).filter(([name]) => !register.bound.includes(name));
  const values = given.map(([, value]) => value);
  return listFilter({ action: '/console/certificates', fields, values }, locale);
}

/** The six product groups to choose from. */
export function groupChoices(locale: Locale): Choice[] {
  return Object.entries(TEXTS[locale].groups).map(([value, label]) => ({ value, label }));
}

function givenOf(values: RegisterFilters): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
