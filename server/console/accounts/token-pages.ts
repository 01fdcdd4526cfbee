import {
  filledForm,
  refusedForm,
  SHELL_TEXTS,
  tokenListView,
  tokenShownView,
} from '../../../scanner-web/views/console/index.ts';
import { type ApiRefusal, NoAnswer } from '../../http/inner-api.ts';
import { pageSchema } from '../../http/paging.ts';
import { NewTokenView, TokenView } from '../../identity/schemas.ts';
import type { FormValues } from '../form-values.ts';
import type { ConsolePages, Page } from '../pages.ts';
import { provincesOf, scopeName } from './scope-names.ts';

const PATH = '/console/tokens';
const ADMIN = { roles: ['admin'] } as const;
const DAY_MS = 24 * 60 * 60 * 1000;
const Tokens = pageSchema(TokenView);

/** `/console/tokens`: tokens for other software. */
export function tokenPages(pages: ConsolePages): void {
  pages.get(PATH, ADMIN, (page) => list(page));

  pages.post(PATH, ADMIN, {
    async act({ api, locale, nowMs }, form) {
      const days = form.integer('days');
      const expiresMs = typeof days === 'number' ? nowMs + days * DAY_MS : days;
      const body = {
        name: form.text('name'),
        role: form.text('role'),
        ...(form.text('producerId') === '' ? {} : { producerId: form.text('producerId') }),
        ...(form.text('provinceCode') === '' ? {} : { provinceCode: form.text('provinceCode') }),
        ...(expiresMs === undefined ? {} : { expiresMs }),
      };
      const change = { body, onceKey: form.optional('onceKey') };
      const { token } = await api.send('POST', 'tokens', NewTokenView, change);
      return tokenShownView(locale, token);
    },
    refused: (page, form, refusal) => list(page, [form, refusal]),
  });

  pages.post(`${PATH}/revoked`, ADMIN, {
    async act({ api }, form) {
      await api.send('DELETE', `tokens/${encodeURIComponent(form.text('id'))}`, NoAnswer);
      return { redirect: `${PATH}?done=revoked` };
    },
    refused: (page, form, refusal) => list(page, [form, refusal]),
  });
}

async function list(page: Page, refused?: readonly [FormValues, ApiRefusal]) {
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
  const { optional } = SHELL_TEXTS[locale];
  const state =
    refused === undefined ? filledForm(optional, { role: 'producer' }) : refusedForm(optional, ...refused);
  const frame = { locale, csrf, onceKey: page.onceKey(), done: query('done') };
  return tokenListView(frame, lines, next, await provincesOf(page), state);
}
