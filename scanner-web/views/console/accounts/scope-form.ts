import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import type { ConsoleRole } from '../model.ts';
import { hiddenField, radioField, selectField, textField } from '../parts/fields.ts';
import { filterForm } from '../parts/form.ts';
import { type FormState, filledForm } from '../parts/form-state.ts';
import { emptyState } from '../parts/pieces.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { ACCOUNT_TEXTS } from './texts.ts';

/** The roles, the most powerful first. */
export const ROLES: readonly ConsoleRole[] = ['admin', 'officer', 'producer', 'inspector'];

/** Names of the fields that say what an account or a token stands for. */
export const SCOPE_FIELDS = ['role', 'producerId', 'provinceCode', 'communeCode'] as const;

/** Something to choose by its id. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What there is to choose from for a role. */
export interface ScopeChoices {
  readonly role: ConsoleRole;
  /** Words that producers were searched by. */
  readonly q: string;
  readonly producers: readonly Named[];
  readonly provinces: readonly Named[];
  /** The chosen province, whose communes are offered; empty: none. */
  readonly provinceCode: string;
  readonly communes: readonly Named[];
}

/** Asks for the role at `action`, which shows what is to be chosen for it. */
export function roleQuestion(action: string, choices: ScopeChoices, locale: Locale): string {
  const texts = ACCOUNT_TEXTS[locale].admin;
  const field = selectField(
    { name: 'role', label: texts.role, choices: roleChoices(locale), isRequired: true },
    filledForm('', { role: choices.role }),
  );
  return filterForm(action, texts.next, field);
}

/** Asks at `action` for what narrows the choice: a producer's name, or the province whose communes are offered. */
export function scopeQuestion(
  action: string,
  { role, q, provinces, provinceCode }: ScopeChoices,
  locale: Locale,
): string {
  const texts = ACCOUNT_TEXTS[locale].admin;
  const state = filledForm('', { q, provinceCode });
  const hidden = hiddenField('role', role);
  if (role === 'producer') {
    const search = textField({ name: 'q', label: texts.findProducer, type: 'search' }, state);
    return filterForm(action, SHELL_TEXTS[locale].search, hidden + search);
  }
  if (role !== 'officer') return '';
  const province = selectField(
    { name: 'provinceCode', label: texts.province, none: texts.wholeCountry, choices: choicesOf(provinces) },
    state,
  );
  return filterForm(action, texts.showCommunes, hidden + province);
}

/** The fields of a form that say what an account or a token stands for. */
export function scopeFields(choices: ScopeChoices, locale: Locale, state: FormState): string {
  return hiddenField('role', choices.role) + boundFields(choices, locale, state);
}

/** Why no producer can be chosen, with the way to one; empty text when there is a choice or none is asked for. */
export function producerMissing({ role, producers, q }: ScopeChoices, locale: Locale): string {
  if (role !== 'producer' || producers.length > 0) return '';
  const { noProducer } = ACCOUNT_TEXTS[locale].admin;
  return emptyState(q === '' ? noProducer.none : noProducer.notFound, {
    label: noProducer.importThem,
    href: '/console/imports/lists/new?kind=registry',
    isPrimary: q === '',
  });
}

/** The roles to choose from. */
export function roleChoices(locale: Locale) {
  return ROLES.map((value) => ({ value, label: SHELL_TEXTS[locale].roles[value] }));
}

function boundFields(choices: ScopeChoices, locale: Locale, state: FormState): string {
  const texts = ACCOUNT_TEXTS[locale].admin;
  const { role, producers, provinces, provinceCode, communes } = choices;
  if (role === 'producer') {
    if (producers.length === 0) return '';
    const field = { name: 'producerId', label: texts.producer, choices: choicesOf(producers) };
    return radioField({ ...field, isRequired: true }, state);
  }
  if (role === 'inspector') {
    const field = { name: 'provinceCode', label: texts.province, none: texts.wholeCountry };
    return selectField({ ...field, choices: choicesOf(provinces) }, state);
  }
  if (role !== 'officer') return '';
  if (provinceCode === '') return html`<p class="muted">${texts.columns.scope}: ${texts.wholeCountry}</p>`;
  const commune = { name: 'communeCode', label: texts.commune, none: texts.wholeProvince };
  const province = provinces.find(({ id }) => id === provinceCode)?.name ?? provinceCode;
  return html`<p class="muted">${texts.province}: ${province}</p>!${hiddenField('provinceCode', provinceCode)}!${selectField({ ...commune, choices: choicesOf(communes) }, state)}`;
}

function choicesOf(things: readonly Named[]) {
  return things.map(({ id, name }) => ({ value: id, label: name }));
}
