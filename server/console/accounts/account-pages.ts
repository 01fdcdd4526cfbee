import { type Static, Type } from 'typebox';
import {
  accountListView,
  chooseRoleView,
  filledForm,
  inviteView,
  linkShownView,
  refusedForm,
  SHELL_TEXTS,
} from '../../../scanner-web/views/console/index.ts';
import { ROLES } from '../../domain/principal.ts';
import { pageSchema } from '../../http/paging.ts';
import { AccountListed, AccountView, LinkView } from '../../identity/schemas.ts';
import type { ConsolePages, Page } from '../pages.ts';
import { boundBody, scopeChoices, scopeName } from './scope-names.ts';

const PATH = '/console/accounts';
const ADMIN = { roles: ['admin'] } as const;
const Accounts = pageSchema(AccountListed);
const Invited = Type.Object({ ...AccountView.properties, link: Type.Optional(LinkView) });

/** `/console/accounts`: who may sign in. */
export function accountPages(pages: ConsolePages): void {
  pages.get(PATH, ADMIN, async (page) => {
    const { api, locale, query } = page;
    const filters = { q: query('q'), role: query('role'), state: query('state') };
    const given = Object.entries({ ...filters, cursor: query('cursor') }).filter(([, value]) => value !== '');
    const { items, next } = await api.get(`accounts?${new URLSearchParams(given)}`, Accounts);
    const lines = await Promise.all(
      items.map(async (account) => lineOf(account, await scopeName(page, account))),
    );
    return accountListView(locale, filters, lines, next);
  });

  pages.get(`${PATH}/new`, ADMIN, async (page) => {
    const role = ROLES.find((known) => known === page.query('role'));
    if (role === undefined) return chooseRoleView(page.locale);
    const choices = await scopeChoices(page, role, page.query('q'), page.query('provinceCode'));
    return inviteView(frameOf(page), choices, filledForm(optional(page)));
  });

  pages.post(`${PATH}/new`, ADMIN, {
    async act({ api, locale }, form) {
      const body = {
        role: form.text('role'),
        name: form.text('name'),
        email: form.text('email'),
        ...(form.text('phone') === '' ? {} : { phone: form.text('phone') }),
        ...boundBody(form),
      };
      const change = { body, onceKey: form.optional('onceKey') };
      const { id, link } = await api.send('POST', 'accounts', Invited, change);
      return linkShownView(locale, link ?? null, id);
    },
    async refused(page, form, refusal) {
      const role = ROLES.find((known) => known === form.text('role')) ?? 'inspector';
      const choices = await scopeChoices(page, role, '', form.text('provinceCode'));
      return inviteView(frameOf(page), choices, refusedForm(optional(page), form, refusal));
    },
  });
}

/** An account as its row shows it. */
export function lineOf(account: Static<typeof AccountListed>, scope: string | null) {
  const { id, role, state, person, hasSecondFactor, needsSecondFactor } = account;
  return {
    id,
    role,
    state,
    scope,
    name: person?.name ?? null,
    email: person?.email ?? null,
    lacksSecondFactor: needsSecondFactor && !hasSecondFactor,
  };
}

function frameOf(page: Page) {
  return { locale: page.locale, csrf: page.csrf, onceKey: page.onceKey() };
}

function optional({ locale }: Page): string {
  return SHELL_TEXTS[locale].optional;
}
