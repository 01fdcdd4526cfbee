import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatDayOf } from '../format.ts';
import type { ConsoleRole, ConsoleView } from '../model.ts';
import { buttonLink } from '../parts/button.ts';
import { textField } from '../parts/fields.ts';
import { postButton, postForm } from '../parts/form.ts';
import type { FormState } from '../parts/form-state.ts';
import { doneNotice } from '../parts/notice.ts';
import { card, emptyState, pager } from '../parts/pieces.ts';
import { dataTable } from '../parts/table.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import {
  producerMissing,
  roleQuestion,
  SCOPE_FIELDS,
  type ScopeChoices,
  scopeFields,
  scopeQuestion,
} from './scope-form.ts';
import { ACCOUNT_TEXTS } from './texts.ts';

const LIST = '/console/tokens';
const NEW = `${LIST}/new`;

/** A token as its row shows it. */
export interface TokenLine {
  readonly id: string;
  readonly name: string;
  readonly role: ConsoleRole;
  readonly scope: string | null;
  readonly expiresMs: number | null;
  readonly isRevoked: boolean;
}

/** The tokens. */
export function tokenListView(
  frame: { readonly locale: Locale; readonly csrf: string; readonly done: string },
  lines: readonly TokenLine[],
  next: string | null,
): ConsoleView {
  const { locale, csrf, done } = frame;
  const texts = ACCOUNT_TEXTS[locale].admin;
  const shell = SHELL_TEXTS[locale];
  const table = dataTable({
    caption: texts.tokens,
    columns: [
      texts.tokenColumns.name,
      texts.columns.role,
      texts.columns.scope,
      texts.tokenColumns.until,
      texts.tokenRevoke,
    ].map((label) => ({ label })),
    rows: lines.map(({ id, name, role, scope, expiresMs, isRevoked }) => [
      name,
      shell.roles[role],
      scope ?? texts.wholeCountry,
      isRevoked ? texts.tokenRevoked : expiresMs === null ? texts.forever : formatDayOf(expiresMs, locale),
      isRevoked
        ? ''
        : {
            html: postButton({
              action: `${LIST}/revoked`,
              csrf,
              submit: texts.tokenRevoke,
              isDangerous: true,
              values: { id },
              label: `${texts.tokenRevoke}: ${name}`,
            }),
          },
    ]),
  });
  return {
    title: texts.tokens,
    lead: texts.tokenLead,
    crumbs: [{ label: texts.title, href: '/console/accounts' }],
    notice: doneNotice(texts.done, done),
    actions: [{ label: texts.tokenMake, href: NEW, isPrimary: true }],
    body:
      (lines.length === 0 ? emptyState(texts.tokenEmpty) : table) +
      pager(next === null ? null : `${LIST}?cursor=${encodeURIComponent(next)}`, shell.nextPage),
  };
}

/** A new token: first what it may be, then the form. */
export function newTokenView(
  frame: { readonly locale: Locale; readonly csrf: string; readonly onceKey: string },
  choices: ScopeChoices,
  state: FormState,
): ConsoleView {
  const { locale, csrf, onceKey } = frame;
  const texts = ACCOUNT_TEXTS[locale].admin;
  const shell = SHELL_TEXTS[locale];
  const form = postForm(
    {
      action: NEW,
      csrf,
      onceKey,
      submit: texts.tokenMake,
      faultsTitle: shell.faultsTitle,
      fieldNames: ['name', 'days', ...SCOPE_FIELDS.slice(1)],
    },
    state,
    html`!${scopeFields(choices, locale, state)}!${textField({ name: 'name', label: texts.tokenName, isRequired: true, maxLength: 100 }, state)}!${textField({ name: 'days', label: texts.tokenDays, hint: texts.tokenDaysHint, inputMode: 'numeric' }, state)}`,
  );
  return {
    title: `${texts.tokenMake}: ${shell.roles[choices.role]}`,
    lead: texts.roleHints[choices.role],
    crumbs: [
      { label: texts.title, href: '/console/accounts' },
      { label: texts.tokens, href: LIST },
    ],
    body:
      roleQuestion(NEW, choices, locale) +
      scopeQuestion(NEW, choices, locale) +
      card(null, producerMissing(choices, locale) || form),
  };
}

/** A token that was made, this once; undefined when it was shown before. */
export function tokenShownView(locale: Locale, token: string | undefined): ConsoleView {
  const texts = ACCOUNT_TEXTS[locale].admin;
  const back = buttonLink({ label: texts.tokens, href: LIST, isPrimary: true });
  const shown =
    token === undefined
      ? html`<p>${texts.tokenShown}</p>`
      : html`<p>${texts.tokenKeep}</p><p><code class="secret">${token}</code></p>`;
  return { title: texts.tokenMade, body: card(null, html`!${shown}<div class="actions">!${back}</div>`) };
}
