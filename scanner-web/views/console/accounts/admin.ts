import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatTime } from '../format.ts';
import type { ConsoleRole, ConsoleView } from '../model.ts';
import { buttonLink } from '../parts/button.ts';
import { listDownloads } from '../parts/downloads.ts';
import { selectField, textField } from '../parts/fields.ts';
import { filledForm } from '../parts/form-state.ts';
import { listFilter } from '../parts/list-filter.ts';
import { card, emptyState, pager, pill } from '../parts/pieces.ts';
import { dataTable, linkCell } from '../parts/table.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { roleChoices } from './scope-form.ts';
import { ACCOUNT_TEXTS } from './texts.ts';

const STATES = ['invited', 'active', 'ended'] as const;
/** How much the state of an account asks for attention. */
export const ACCOUNT_SEVERITIES = { invited: 'notice', active: 'ok', ended: 'neutral' } as const;
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
      { html: pill(ACCOUNT_SEVERITIES[line.state], texts.states[line.state]) + factorNote(line, locale) },
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
      { label: texts.letters, href: '/console/mail' },
      ...listDownloads('accounts', query, locale),
    ],
    body:
      listFilter({ action: LIST, fields, values: Object.values(filters) }, locale) +
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

function factorNote({ state, lacksSecondFactor }: AccountLine, locale: Locale): string {
  if (state !== 'active' || !lacksSecondFactor) return '';
  return html` <span class="muted small">${ACCOUNT_TEXTS[locale].admin.noFactor}</span>`;
}
