import {
  filledForm,
  newTokenView,
  refusedForm,
  SHELL_TEXTS,
  tokenListView,
  tokenShownView,
} from '../../../scanner-web/views/console/index.ts';
import { ROLES } from '../../domain/principal.ts';
import { type ApiRefusal, NoAnswer } from '../../http/inner-api.ts';
import { pageSchema } from '../../http/paging.ts';
import { NewTokenView, TokenView } from '../../identity/schemas.ts';
import type { FormValues } from '../form-values.ts';
import type { ConsolePages, Page } from '../pages.ts';
import { boundBody, scopeChoices, scopeName } from './scope-names.ts';

const PATH = '/console/tokens';
const ADMIN = { roles: ['admin'] } as const;
const DAY_MS = 24 * 60 * 60 * 1000;
const Tokens = pageSchema(TokenView);

/** `/console/tokens`: tokens for other software. */
export function tokenPages(pages: ConsolePages): void {
  pages.get(PATH, ADMIN, (page) => list(page));

  pages.get(`${PATH}/new`, ADMIN, (page) => create(page));

  pages.post(`${PATH}/new`, ADMIN, {
    async act({ api, locale, nowMs }, form) {
      const days = form.integer('days');
      const expiresMs = typeof days === 'number' ? nowMs + days * DAY_MS : days;
      const body = {
        name: form.text('name'),
        role: form.text('role'),
        ...boundBody(form),
        ...(expiresMs === undefined ? {} : { expiresMs }),
      };
      const change = { body, onceKey: form.optional('onceKey') };
      const { token } = await api.send('POST', 'tokens', NewTokenView, change);
      return tokenShownView(locale, token);
    },
    refused: (page, form, refusal) => create(page, [form, refusal]),
  });

  pages.post(`${PATH}/revoked`, ADMIN, {
    async act({ api }, form) {
      await api.send('DELETE', `tokens/${encodeURIComponent(form.text('id'))}`, NoAnswer);
      return { redirect: `${PATH}?done=revoked` };
    },
    refused: (page, _form, refusal) => list(page, refusal),
  });
}

async function list(page: Page, refused?: ApiRefusal) {
  const { api, locale, csrf, query } = page;
  const cursor = query('cursor');
  const path = cursor === '' ? 'tokens' : `tokens?${new URLSearchParams({ cursor })}`;
  const { items, next } = await api.get(path, Tokens);
  const lines = await Promise.all(
    items.map(async (token) => ({
      id: token.id,
      name: token.name,
      role: token.role,
      scope: await scopeName(page, token),
      expiresMs: token.expiresMs,
      isRevoked: token.revokedMs !== null,
    })),
  );
  const view = tokenListView({ locale, csrf, done: query('done') }, lines, next);
  return refused === undefined
    ? view
    : { ...view, notice: { severity: 'danger' as const, text: refused.detail } };
}

async function create(page: Page, refused?: readonly [FormValues, ApiRefusal]) {
  const asked = (name: string) => refused?.[0].text(name) ?? page.query(name);
  const role = ROLES.find((known) => known === asked('role')) ?? 'producer';
  const choices = await scopeChoices(page, role, page.query('q'), asked('provinceCode'));
  const { optional } = SHELL_TEXTS[page.locale];
  const state = refused === undefined ? filledForm(optional) : refusedForm(optional, ...atItsField(refused));
  const frame = { locale: page.locale, csrf: page.csrf, onceKey: page.onceKey() };
  return newTokenView(frame, choices, state);
}

/** The form asks for days where the API takes a time. */
function atItsField([form, refusal]: readonly [FormValues, ApiRefusal]) {
  const field = refusal.field === 'expiresMs' ? 'days' : refusal.field;
  return [form, { field, detail: refusal.detail }] as const;
}
