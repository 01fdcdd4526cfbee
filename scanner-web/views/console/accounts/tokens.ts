import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatDayOf } from '../format.ts';
import type { ConsoleRole, ConsoleView } from '../model.ts';
import { buttonLink } from '../parts/button.ts';
import { selectField, textField } from '../parts/fields.ts';
import { postButton, postForm } from '../parts/form.ts';
import type { FormState } from '../parts/form-state.ts';
import { card, emptyState, pager } from '../parts/pieces.ts';
import { dataTable } from '../parts/table.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { noticeOf } from './own.ts';
import { ACCOUNT_TEXTS } from './texts.ts';

/** A token as its row shows it. */
export interface TokenLine {
  readonly id: string;
  readonly name: string;
  readonly role: ConsoleRole;
  readonly scope: string | null;
  readonly expiresMs: number | null;
  readonly isRevoked: boolean;
}

/** The tokens, and the form that makes one. */
export function tokenListView(
  frame: { readonly locale: Locale; readonly csrf: string; readonly onceKey: string; readonly done: string },
  lines: readonly TokenLine[],
  next: string | null,
  provinces: readonly { readonly id: string; readonly name: string }[],
  state: FormState,
): ConsoleView {
  const { locale, csrf, onceKey, done } = frame;
  const texts = ACCOUNT_TEXTS[locale].admin;
  const shell = SHELL_TEXTS[locale];
  const roles: readonly ConsoleRole[] = ['admin', 'officer', 'producer', 'inspector'];
  const fields = html`!${textField({ name: 'name', label: texts.tokenName, isRequired: true, maxLength: 100 }, state)}!${selectField({ name: 'role', label: texts.role, isRequired: true, choices: roles.map((value) => ({ value, label: shell.roles[value] })) }, state)}!${textField({ name: 'producerId', label: texts.tokenProducer }, state)}!${selectField({ name: 'provinceCode', label: texts.province, none: texts.wholeCountry, choices: provinces.map(({ id, name }) => ({ value: id, label: name })) }, state)}!${textField({ name: 'days', label: texts.tokenDays, inputMode: 'numeric' }, state)}`;
  const form = postForm(
    { action: '/console/tokens', csrf, onceKey, submit: texts.tokenMake, faultsTitle: shell.faultsTitle },
    state,
    fields,
  );
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
              action: '/console/tokens/revoked',
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
    notice: noticeOf(texts.done[done]),
    body:
      (lines.length === 0 ? emptyState(texts.tokenEmpty) : table) +
      pager(next === null ? null : `/console/tokens?cursor=${encodeURIComponent(next)}`, shell.nextPage) +
      card(texts.tokenMake, form),
  };
}

/** A token that was made, this once; undefined when it was shown before. */
export function tokenShownView(locale: Locale, token: string | undefined): ConsoleView {
  const texts = ACCOUNT_TEXTS[locale].admin;
  const back = buttonLink({ label: texts.tokens, href: '/console/tokens', isPrimary: true });
  const shown =
    token === undefined
      ? html`<p>${texts.tokenShown}</p>`
      : html`<p>${texts.tokenKeep}</p><p><code class="secret">${token}</code></p>`;
  return { title: texts.tokenMade, body: card(null, html`!${shown}<div class="actions">!${back}</div>`) };
}
