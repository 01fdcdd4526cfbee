import { mailListView } from '../../../scanner-web/views/console/index.ts';
import type { ApiRefusal } from '../../http/inner-api.ts';
import { MailPage, MailView } from '../../mail/schemas.ts';
import type { ConsolePages, Page } from '../pages.ts';
import { viewerOf } from '../viewer.ts';

const PATH = '/console/mail';
const ADMIN = { roles: ['admin'] } as const;

/** `/console/mail`: what became of letters. */
export function mailPages(pages: ConsolePages): void {
  pages.get(PATH, ADMIN, (page) => list(page, null));

  pages.post(`${PATH}/tries`, ADMIN, {
    async act({ api }, form) {
      await api.send('POST', `mail-messages/${encodeURIComponent(form.text('id'))}/tries`, MailView);
      return { redirect: `${PATH}?done=retried` };
    },
    refused: (page, _form, refusal) => list(page, refusal),
  });
}

async function list(page: Page, refusal: ApiRefusal | null) {
  const { api, locale, csrf, query } = page;
  const state = query('state');
  const given = Object.entries({ state, cursor: query('cursor') }).filter(([, value]) => value !== '');
  const answer = await api.get(`mail-messages?${new URLSearchParams(given)}`, MailPage);
  const viewer = await viewerOf(
    page,
    answer.items.map(({ accountId }) => ({ actor: `account:${accountId}` })),
  );
  const refused = refusal?.detail ?? null;
  return mailListView({ ...answer, csrf, state, viewer, done: query('done'), refused }, locale);
}
