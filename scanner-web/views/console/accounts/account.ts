import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatDayOf, formatTime } from '../format.ts';
import type { ConsoleView } from '../model.ts';
import { buttonLink } from '../parts/button.ts';
import { hiddenField, textField } from '../parts/fields.ts';
import { postButton, postForm } from '../parts/form.ts';
import type { FormState } from '../parts/form-state.ts';
import { doneNotice } from '../parts/notice.ts';
import { card, facts, pill } from '../parts/pieces.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { ACCOUNT_SEVERITIES, type AccountLine } from './admin.ts';
import {
  producerMissing,
  roleQuestion,
  SCOPE_FIELDS,
  type ScopeChoices,
  scopeFields,
  scopeQuestion,
} from './scope-form.ts';
import { ACCOUNT_TEXTS } from './texts.ts';

const LIST = '/console/accounts';

/** What surrounds the forms about an account. */
export interface AccountFrame {
  readonly locale: Locale;
  readonly csrf: string;
  readonly onceKey: string;
}

/** An account with all that an administrator may do about it. */
export interface AccountDetail extends AccountLine {
  readonly phone: string | null;
  readonly createdMs: number;
  readonly lastSignInMs: number | null;
  readonly hasSecondFactor: boolean;
  readonly sessions: number;
  readonly tokens: number;
  readonly openLinkUntilMs: number | null;
  readonly isOwn: boolean;
  /** Which version of the account the forms are about. */
  readonly version: string;
}

/** One account: what is known, and what can be done about it. */
export function accountDetailView(
  frame: AccountFrame & { readonly done: string },
  account: AccountDetail,
  state: FormState,
  history: string,
): ConsoleView {
  const { locale, csrf, onceKey, done } = frame;
  const { admin: texts, entry, own } = ACCOUNT_TEXTS[locale];
  const shell = SHELL_TEXTS[locale];
  const path = `${LIST}/${account.id}`;
  const button = (action: string, submit: string, isDangerous = false) =>
    postButton({ action: `${path}/${action}`, csrf, submit, isDangerous });
  const known = facts([
    {
      name: texts.columns.state,
      value: { html: pill(ACCOUNT_SEVERITIES[account.state], texts.states[account.state]) },
    },
    { name: texts.columns.role, value: shell.roles[account.role] },
    { name: texts.columns.scope, value: account.scope ?? texts.wholeCountry },
    { name: texts.email, value: account.email },
    { name: own.phone, value: account.phone },
    { name: texts.facts.created, value: formatDayOf(account.createdMs, locale) },
    {
      name: texts.facts.lastSignIn,
      value: account.lastSignInMs === null ? texts.facts.never : formatTime(account.lastSignInMs, locale),
    },
    { name: texts.facts.factor, value: account.hasSecondFactor ? texts.facts.yes : texts.facts.no },
    { name: texts.facts.sessions, value: String(account.sessions) },
    { name: texts.facts.tokens, value: String(account.tokens) },
    {
      name: texts.facts.openLink,
      value: account.openLinkUntilMs === null ? null : formatTime(account.openLinkUntilMs, locale),
    },
  ]);
  const isThere = account.name !== null;
  const link = postButton({
    action: `${path}/links`,
    csrf,
    onceKey,
    submit: account.state === 'active' ? texts.makeReset : texts.makeInvitation,
  });
  const acts = [
    isThere ? link : '',
    account.openLinkUntilMs === null ? '' : button('links-revoked', texts.revokeLinks),
    account.sessions > 0 ? button('signed-out', texts.signOut) : '',
    account.hasSecondFactor ? button('factor', texts.resetFactor, true) : '',
  ];
  const edit = postForm(
    {
      action: path,
      csrf,
      submit: shell.save,
      faultsTitle: shell.faultsTitle,
      fieldNames: ['name', 'email', 'phone'],
    },
    state,
    html`!${hiddenField('version', account.version)}!${textField({ name: 'name', label: entry.name, isRequired: true, maxLength: 100 }, state)}!${textField({ name: 'email', label: texts.email, type: 'email', isRequired: true }, state)}!${textField({ name: 'phone', label: own.phone, type: 'tel', maxLength: 40 }, state)}`,
  );
  const isOver = account.state === 'ended';
  const last = [
    isThere && !isOver ? { label: texts.rebind, href: `${path}/role` } : null,
    !isOver && !account.isOwn ? { label: texts.endTitle, href: `${path}/end` } : null,
    isThere && isOver ? { label: texts.eraseTitle, href: `${path}/erase` } : null,
  ].filter((action) => action !== null);
  return {
    title: account.name ?? texts.erased,
    crumbs: [{ label: texts.title, href: LIST }],
    notice: doneNotice(texts.done, done),
    actions: last,
    body:
      card(null, html`!${known}<div class="actions">!${acts}</div>`) +
      (isThere && !isOver ? card(texts.edit, edit) : '') +
      history,
  };
}

/** Another role, or another scope, for an account: first what it may be, then the form. */
export function rebindView(
  frame: Omit<AccountFrame, 'onceKey'>,
  account: Pick<AccountDetail, 'id' | 'name' | 'role' | 'scope' | 'sessions' | 'version'>,
  choices: ScopeChoices,
  state: FormState,
): ConsoleView {
  const { locale, csrf } = frame;
  const { admin: texts } = ACCOUNT_TEXTS[locale];
  const shell = SHELL_TEXTS[locale];
  const path = `${LIST}/${account.id}`;
  const action = `${path}/role`;
  const now = facts([
    { name: texts.nowRole, value: shell.roles[account.role] },
    { name: texts.nowScope, value: account.scope ?? texts.wholeCountry },
  ]);
  const form = postForm(
    {
      action,
      csrf,
      submit: texts.rebindButton,
      faultsTitle: shell.faultsTitle,
      fieldNames: SCOPE_FIELDS.slice(1),
    },
    state,
    html`!${hiddenField('version', account.version)}!${scopeFields(choices, locale, state)}<p class="muted">${texts.rebindSignsOut(account.sessions)}</p>`,
  );
  return {
    title: texts.rebind,
    crumbs: crumbsOf(account, locale),
    body:
      card(null, now) +
      roleQuestion(action, choices, locale) +
      scopeQuestion(action, choices, locale) +
      card(
        `${texts.newRole}: ${shell.roles[choices.role]}`,
        html`<p class="muted">${texts.roleHints[choices.role]}</p>!${producerMissing(choices, locale) || form}`,
      ),
  };
}

/** What ends an account, or erases its person: what will happen, and why it is done. */
export function accountEndView(
  frame: Omit<AccountFrame, 'onceKey'>,
  act: 'end' | 'erase',
  account: Pick<
    AccountDetail,
    'id' | 'name' | 'email' | 'role' | 'scope' | 'sessions' | 'tokens' | 'openLinkUntilMs'
  >,
  state: FormState,
): ConsoleView {
  const { locale, csrf } = frame;
  const { admin: texts } = ACCOUNT_TEXTS[locale];
  const shell = SHELL_TEXTS[locale];
  const path = `${LIST}/${account.id}`;
  const { title, consequences, stays, button } =
    act === 'end'
      ? {
          title: texts.endTitle,
          consequences: texts.endWill(account.sessions, account.tokens, account.openLinkUntilMs !== null),
          stays: texts.endStays,
          button: texts.endButton,
        }
      : {
          title: texts.eraseTitle,
          consequences: texts.eraseWill,
          stays: texts.eraseStays,
          button: texts.eraseButton,
        };
  const who = facts([
    { name: texts.columns.name, value: account.name },
    { name: texts.email, value: account.email },
    { name: texts.columns.role, value: shell.roles[account.role] },
    { name: texts.columns.scope, value: account.scope ?? texts.wholeCountry },
  ]);
  const list = (items: readonly string[]) => html`<ul>!${items.map((item) => html`<li>${item}</li>`)}</ul>`;
  const reason = textField({ name: 'reason', label: texts.reason, isRequired: true, maxLength: 500 }, state);
  const form = postForm(
    {
      action: `${path}/${act}`,
      csrf,
      submit: button,
      isDangerous: true,
      others: buttonLink({ label: texts.keepAccount, href: path }),
      faultsTitle: shell.faultsTitle,
      fieldNames: ['reason'],
    },
    state,
    reason,
  );
  return {
    title,
    crumbs: crumbsOf(account, locale),
    body:
      card(null, who) +
      card(texts.will, html`!${list(consequences)}<p><b>${texts.stays}</b></p>!${list(stays)}!${form}`),
  };
}

function crumbsOf({ id, name }: Pick<AccountDetail, 'id' | 'name'>, locale: Locale) {
  const texts = ACCOUNT_TEXTS[locale].admin;
  return [
    { label: texts.title, href: LIST },
    { label: name ?? texts.erased, href: `${LIST}/${id}` },
  ];
}
