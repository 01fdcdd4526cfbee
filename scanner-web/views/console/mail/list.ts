import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { actorName, type Viewer } from '../audit/words.ts';
import { formatTime } from '../format.ts';
import type { ConsoleView } from '../model.ts';
import { buttonLink } from '../parts/button.ts';
import { selectField } from '../parts/fields.ts';
import { filterForm, postButton } from '../parts/form.ts';
import { filledForm } from '../parts/form-state.ts';
import { card, emptyState, facts, pager, pill } from '../parts/pieces.ts';
import { type Cell, dataTable } from '../parts/table.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { MAIL_EN } from '../texts/mail.en.ts';
import type { MailTexts } from '../texts/mail.ts';
import { MAIL_VI } from '../texts/mail.vi.ts';

/** What a letter is about. */
export type LetterKind = 'invitation' | 'reset' | 'certificate-expiry';

/** What became of a letter. */
export type LetterState = 'queued' | 'sent' | 'failed' | 'dropped';

const MAIL_TEXTS: Readonly<Record<Locale, MailTexts>> = { vi: MAIL_VI, en: MAIL_EN };
const STATES = ['queued', 'sent', 'failed', 'dropped'] as const;
const SEVERITIES = { queued: 'notice', sent: 'ok', failed: 'warning', dropped: 'neutral' } as const;
const LIST = '/console/mail';

/** A letter as its row shows it. */
export interface LetterLine {
  readonly id: string;
  readonly kind: LetterKind;
  readonly accountId: string;
  readonly state: LetterState;
  readonly attempts: number;
  readonly nextMs: number;
  readonly createdMs: number;
  readonly sentMs: number | null;
  readonly lastError: string | null;
}

/** One page of letters. */
export interface LetterList {
  readonly csrf: string;
  /** The state that is looked for; empty for any. */
  readonly state: string;
  readonly items: readonly LetterLine[];
  readonly next: string | null;
  /** Whether a server for mail is configured. */
  readonly isSending: boolean;
  readonly viewer: Viewer;
  readonly done: string;
  /** Why a letter was not tried again. */
  readonly refused: string | null;
}

/** What became of letters, and what to do about those that did not go out. */
export function mailListView(list: LetterList, locale: Locale): ConsoleView {
  const { state, items, next, isSending, done, refused } = list;
  const texts = MAIL_TEXTS[locale];
  const shell = SHELL_TEXTS[locale];
  const choices = STATES.map((value) => ({ value, label: texts.states[value] }));
  const field = selectField(
    { name: 'state', label: texts.columns.state, none: texts.anyState, choices },
    filledForm('', { state }),
  );
  const { to, what, state: stateLabel, next: nextLabel } = texts.columns;
  const table = dataTable({
    caption: texts.title,
    columns: [to, what, stateLabel, nextLabel].map((label) => ({ label })),
    rows: items.map((letter) => rowOf(letter, list, locale)),
  });
  const nothing = state !== '' ? texts.emptyState : isSending ? texts.empty : texts.offEmpty;
  const more = next === null ? null : `${LIST}?${new URLSearchParams({ state, cursor: next })}`;
  return {
    title: texts.title,
    lead: texts.lead,
    crumbs: [{ label: shell.nav.accounts, href: '/console/accounts' }],
    notice:
      refused !== null
        ? { severity: 'warning', text: refused }
        : done === 'retried'
          ? { severity: 'ok', text: texts.retried }
          : null,
    ...(refused === null ? {} : { status: 409 }),
    body:
      (isSending ? '' : howToTurnOn(texts)) +
      filterForm(LIST, shell.filter, field) +
      (items.length === 0 ? emptyState(nothing) : table) +
      pager(more, shell.nextPage),
  };
}

function howToTurnOn({ off, offHow }: MailTexts): string {
  const keys = facts([
    { name: 'SMTP_URL', value: { html: html`<code>smtps://user:password@mail.example.vn</code>` } },
    { name: 'MAIL_FROM', value: { html: html`<code>ocop@example.vn</code>` } },
  ]);
  return card(null, html`<p>${off}</p><p>${offHow}</p>!${keys}`);
}

function rowOf(letter: LetterLine, { csrf, viewer, isSending }: LetterList, locale: Locale): readonly Cell[] {
  const texts = MAIL_TEXTS[locale];
  const { id, kind, accountId, state, createdMs } = letter;
  const name = actorName(`account:${accountId}`, viewer, locale);
  const account = `/console/accounts/${accountId}`;
  const label = (act: string) => `${act}: ${texts.kinds[kind]}, ${name}`;
  const post = (submit: string) =>
    postButton({ action: `${LIST}/tries`, csrf, submit, values: { id }, label: label(submit) });
  const isLink = kind !== 'certificate-expiry';
  const act =
    state === 'queued'
      ? isSending && post(texts.retry)
      : state === 'sent'
        ? false
        : isLink
          ? buttonLink({ label: texts.newLink, href: account })
          : isSending && state === 'failed' && post(texts.again);
  return [
    { html: html`<a href="${account}">${name}</a>` },
    lines(texts.kinds[kind], [texts.written(formatTime(createdMs, locale))]),
    { html: pill(SEVERITIES[state], texts.states[state]) + small(told(letter, locale)) },
    act === false ? '' : { html: act },
  ];
}

function told(letter: LetterLine, locale: Locale): readonly string[] {
  const { state, attempts, nextMs, sentMs, lastError } = letter;
  const texts = MAIL_TEXTS[locale];
  if (state === 'sent') return sentMs === null ? [] : [texts.sent(formatTime(sentMs, locale))];
  return [
    ...(attempts === 0 ? [] : [texts.tries(attempts)]),
    ...(lastError === null ? [] : [errorText(lastError, texts)]),
    ...(state === 'queued' && attempts > 0 ? [texts.nextTry(formatTime(nextMs, locale))] : []),
  ];
}

function errorText(lastError: string, { errors, otherError }: MailTexts): string {
  const [code = ''] = lastError.split(' ');
  return errors[code] ?? otherError(lastError);
}

function lines(first: string, rest: readonly string[]): Cell {
  return { html: html`<span>${first}!${small(rest)}</span>` };
}

function small(rest: readonly string[]): string {
  return rest.map((line) => html`<br><span class="muted small">${line}</span>`).join('');
}
