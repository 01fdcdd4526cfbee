import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import type { ConsoleView } from '../model.ts';
import { radioField, textField } from '../parts/fields.ts';
import { filterForm, postForm } from '../parts/form.ts';
import { type FormState, filledForm } from '../parts/form-state.ts';
import { card } from '../parts/pieces.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { producerMissing, ROLES, type ScopeChoices, scopeFields, scopeQuestion } from './scope-form.ts';
import { ACCOUNT_TEXTS } from './texts.ts';

const LIST = '/console/accounts';

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

/** The second step of an invitation: who, and for where. */
export function inviteView(
  frame: { readonly locale: Locale; readonly csrf: string; readonly onceKey: string },
  choices: ScopeChoices,
  state: FormState,
): ConsoleView {
  const { locale, csrf, onceKey } = frame;
  const texts = ACCOUNT_TEXTS[locale].admin;
  const { entry, own } = ACCOUNT_TEXTS[locale];
  const fields = html`!${textField({ name: 'name', label: entry.name, isRequired: true, maxLength: 100 }, state)}!${textField({ name: 'email', label: texts.email, type: 'email', isRequired: true }, state)}!${textField({ name: 'phone', label: own.phone, type: 'tel', maxLength: 40 }, state)}!${scopeFields(choices, locale, state)}`;
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
    body:
      scopeQuestion(`${LIST}/new`, choices, locale) + card(null, producerMissing(choices, locale) || form),
  };
}
