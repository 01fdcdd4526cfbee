import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatDayOf, formatTime } from '../format.ts';
import type { ConsoleRole, ConsoleView } from '../model.ts';
import { buttonLink } from '../parts/button.ts';
import { selectField, textField } from '../parts/fields.ts';
import { filterForm, postButton, postForm } from '../parts/form.ts';
import { type FormState, filledForm } from '../parts/form-state.ts';
import { card, emptyState, facts, pager, pill } from '../parts/pieces.ts';
import { dataTable, linkCell } from '../parts/table.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { noticeOf } from './own.ts';
import { ACCOUNT_TEXTS } from './texts.ts';

const ROLES: readonly ConsoleRole[] = ['admin', 'officer', 'producer', 'inspector'];
const STATES = ['invited', 'active', 'ended'] as const;
const SEVERITIES = { invited: 'notice', active: 'ok', ended: 'neutral' } as const;
const LIST = '/console/accounts';

/** An account as its row shows it. */
export interface AccountLine {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly role: ConsoleRole;
  /** Name of the producer, province or commune; null: the whole country. */
  readonly scope: string | null;
  readonly state: (typeof STATES)[number];
  readonly lacksSecondFactor: boolean;
}

/** The list of accounts with its filters. */
export function accountListView(
  locale: Locale,
  filters: { readonly q: string; readonly role: string; readonly state: string },
  lines: readonly AccountLine[],
  next: string | null,
): ConsoleView {
  const texts = ACCOUNT_TEXTS[locale].admin;
  const shell = SHELL_TEXTS[locale];
  const state = filledForm('', filters);
  const fields =
    textField({ name: 'q', label: texts.search, type: 'search' }, state) +
    selectField(
      { name: 'role', label: texts.role, none: texts.anyRole, choices: roleChoices(locale) },
      state,
    ) +
    selectField(
      {
        name: 'state',
        label: texts.columns.state,
        none: texts.anyState,
        choices: STATES.map((value) => ({ value, label: texts.states[value] })),
      },
      state,
    );
  const { name, role, scope, state: stateLabel } = texts.columns;
  const table = dataTable({
    caption: texts.title,
    columns: [name, role, scope, stateLabel].map((label) => ({ label })),
    rows: lines.map((line) => [
      linkCell(line.name ?? texts.erased, `${LIST}/${line.id}`),
      shell.roles[line.role],
      line.scope ?? texts.wholeCountry,
      { html: pill(SEVERITIES[line.state], texts.states[line.state]) + factorNote(line, locale) },
    ]),
  });
  const query = new URLSearchParams({ ...filters, cursor: next ?? '' });
  const list = lines.length === 0 ? emptyState(texts.empty) : table;
  return {
    title: texts.title,
    lead: texts.lead,
    actions: [
      { label: texts.invite, href: `${LIST}/new`, isPrimary: true },
      { label: texts.tokens, href: '/console/tokens' },
    ],
    body:
      filterForm(LIST, shell.filter, fields) +
      list +
      pager(next === null ? null : `${LIST}?${query}`, shell.nextPage),
  };
}

/** A link that was made, this once; without its address when it was shown before. */
export function linkShownView(
  locale: Locale,
  link: { readonly url?: string | undefined; readonly expiresMs: number; readonly sent?: boolean } | null,
  accountId: string,
): ConsoleView {
  const texts = ACCOUNT_TEXTS[locale].admin;
  const back = buttonLink({ label: texts.back, href: `${LIST}/${accountId}`, isPrimary: true });
  const shown =
    link?.url === undefined
      ? html`<p>${texts.linkShown}</p>`
      : html`<p>${texts.linkBody}</p><p><code class="secret">${link.url}</code></p><p class="muted">${texts.linkUntil(formatTime(link.expiresMs, locale))}</p>`;
  return {
    title: texts.linkTitle,
    crumbs: [{ label: texts.title, href: LIST }],
    body: card(
      null,
      html`!${shown}!${link?.sent === true ? html`<p>${texts.linkSent}</p>` : ''}<div class="actions">!${back}</div>`,
    ),
  };
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
}

/** One account: what is known, and what can be done about it. */
export function accountDetailView(
  frame: { readonly locale: Locale; readonly csrf: string; readonly onceKey: string; readonly done: string },
  account: AccountDetail,
  state: FormState,
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
      value: { html: pill(SEVERITIES[account.state], texts.states[account.state]) },
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
  const faultsTitle = shell.faultsTitle;
  const edit = postForm(
    { action: path, csrf, submit: shell.save, faultsTitle },
    state,
    html`!${textField({ name: 'name', label: entry.name, isRequired: true, maxLength: 100 }, state)}!${textField({ name: 'email', label: texts.email, type: 'email', isRequired: true }, state)}!${textField({ name: 'phone', label: own.phone, type: 'tel', maxLength: 40 }, state)}`,
  );
  const blank = filledForm(state.optionalWord);
  const reason = textField({ name: 'reason', label: texts.reason, isRequired: true, maxLength: 500 }, blank);
  const end = postForm(
    { action: `${path}/end`, csrf, submit: texts.endButton, isDangerous: true, faultsTitle },
    blank,
    html`<p>${texts.endBody(account.sessions, account.tokens)}</p>!${reason}`,
  );
  const erase = postForm(
    { action: `${path}/erase`, csrf, submit: texts.eraseButton, isDangerous: true, faultsTitle },
    blank,
    html`<p>${texts.eraseBody}</p>!${reason}`,
  );
  return {
    title: account.name ?? texts.erased,
    crumbs: [{ label: texts.title, href: LIST }],
    notice: noticeOf(texts.done[done]),
    body:
      card(null, html`!${known}<div class="actions">!${acts}</div>`) +
      (isThere && account.state !== 'ended' ? card(texts.edit, edit) : '') +
      (account.state !== 'ended' && !account.isOwn ? card(texts.endTitle, end) : '') +
      (isThere && account.state === 'ended' ? card(texts.eraseTitle, erase) : ''),
  };
}

function factorNote({ state, lacksSecondFactor }: AccountLine, locale: Locale): string {
  if (state !== 'active' || !lacksSecondFactor) return '';
  return html` <span class="muted small">${ACCOUNT_TEXTS[locale].admin.noFactor}</span>`;
}

function roleChoices(locale: Locale) {
  return ROLES.map((value) => ({ value, label: SHELL_TEXTS[locale].roles[value] }));
}
