import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import type { ConsoleRole, ConsoleView } from '../model.ts';
import { hiddenField, radioField, selectField, textField } from '../parts/fields.ts';
import { filterForm, postForm } from '../parts/form.ts';
import { type FormState, filledForm } from '../parts/form-state.ts';
import { card } from '../parts/pieces.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { ACCOUNT_TEXTS } from './texts.ts';

const ROLES: readonly ConsoleRole[] = ['admin', 'officer', 'producer', 'inspector'];
const LIST = '/console/accounts';

/** Something to choose by its id. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** The first step of an invitation: as what. */
export function chooseRoleView(locale: Locale): ConsoleView {
  const texts = ACCOUNT_TEXTS[locale].admin;
  const choices = ROLES.map((value) => ({
    value,
    label: SHELL_TEXTS[locale].roles[value],
    hint: texts.roleHints[value],
  }));
  const field = radioField(
    { name: 'role', label: texts.role, choices, isRequired: true },
    filledForm('', { role: 'producer' }),
  );
  return {
    title: texts.invite,
    crumbs: [{ label: texts.title, href: LIST }],
    body: card(null, filterForm(`${LIST}/new`, texts.next, field)),
  };
}

/** What the second step of an invitation offers to choose from. */
export interface InviteChoices {
  readonly role: ConsoleRole;
  /** Words that producers were searched by. */
  readonly q: string;
  readonly producers: readonly Named[];
  readonly provinces: readonly Named[];
  /** The chosen province, whose communes are offered; empty: none. */
  readonly provinceCode: string;
  readonly communes: readonly Named[];
}

/** The second step of an invitation: who, and for where. */
export function inviteView(
  frame: { readonly locale: Locale; readonly csrf: string; readonly onceKey: string },
  choices: InviteChoices,
  state: FormState,
): ConsoleView {
  const { locale, csrf, onceKey } = frame;
  const texts = ACCOUNT_TEXTS[locale].admin;
  const { entry, own } = ACCOUNT_TEXTS[locale];
  const fields = html`!${hiddenField('role', choices.role)}!${textField({ name: 'name', label: entry.name, isRequired: true, maxLength: 100 }, state)}!${textField({ name: 'email', label: texts.email, type: 'email', isRequired: true }, state)}!${textField({ name: 'phone', label: own.phone, type: 'tel', maxLength: 40 }, state)}!${scopeFields(choices, locale, state)}`;
  const form = postForm(
    {
      action: `${LIST}/new`,
      csrf,
      onceKey,
      submit: texts.send,
      faultsTitle: SHELL_TEXTS[locale].faultsTitle,
    },
    state,
    fields,
  );
  return {
    title: `${texts.invite}: ${SHELL_TEXTS[locale].roles[choices.role]}`,
    lead: texts.roleHints[choices.role],
    crumbs: [
      { label: texts.title, href: LIST },
      { label: texts.invite, href: `${LIST}/new` },
    ],
    body: narrowing(choices, locale) + card(null, form),
  };
}

/** What has to be asked before the form: which producers, or the communes of which province. */
function narrowing({ role, q, provinces, provinceCode }: InviteChoices, locale: Locale): string {
  const texts = ACCOUNT_TEXTS[locale].admin;
  const state = filledForm('', { q, provinceCode });
  const hidden = hiddenField('role', role);
  if (role === 'producer') {
    const search = textField({ name: 'q', label: texts.findProducer, type: 'search' }, state);
    return filterForm(`${LIST}/new`, SHELL_TEXTS[locale].search, hidden + search);
  }
  if (role !== 'officer') return '';
  const province = selectField(
    { name: 'provinceCode', label: texts.province, none: texts.wholeCountry, choices: choicesOf(provinces) },
    state,
  );
  return filterForm(`${LIST}/new`, texts.showCommunes, hidden + province);
}

function scopeFields(choices: InviteChoices, locale: Locale, state: FormState): string {
  const texts = ACCOUNT_TEXTS[locale].admin;
  const { role, producers, provinces, provinceCode, communes } = choices;
  if (role === 'producer') {
    if (producers.length === 0) return html`<p class="fault">${texts.noProducer}</p>`;
    const field = {
      name: 'producerId',
      label: texts.producer,
      choices: choicesOf(producers),
      isRequired: true,
    };
    return radioField(field, state);
  }
  if (role === 'inspector') {
    const field = { name: 'provinceCode', label: texts.province, none: texts.wholeCountry };
    return selectField({ ...field, choices: choicesOf(provinces) }, state);
  }
  if (role !== 'officer' || provinceCode === '') return '';
  const commune = { name: 'communeCode', label: texts.commune, none: texts.wholeProvince };
  return (
    hiddenField('provinceCode', provinceCode) +
    selectField({ ...commune, choices: choicesOf(communes) }, state)
  );
}

function choicesOf(things: readonly Named[]) {
  return things.map(({ id, name }) => ({ value: id, label: name }));
}
