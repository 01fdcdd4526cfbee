import { type Static, Type } from 'typebox';
import {
  accountDetailView,
  accountListView,
  chooseRoleView,
  filledForm,
  inviteView,
  linkShownView,
  refusedForm,
  SHELL_TEXTS,
} from '../../../scanner-web/views/console/index.ts';
import { ROLES } from '../../domain/principal.ts';
import { type ApiRefusal, NoAnswer } from '../../http/inner-api.ts';
import { pageSchema } from '../../http/paging.ts';
import { AccountListed, AccountView, LinkView } from '../../identity/schemas.ts';
import type { FormValues } from '../form-values.ts';
import type { ConsolePages, Page } from '../pages.ts';
import { inviteChoices, scopeName } from './scope-names.ts';

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
    const choices = await inviteChoices(page, role, page.query('q'), page.query('provinceCode'));
    return inviteView(frameOf(page), choices, filledForm(optional(page)));
  });

  pages.post(`${PATH}/new`, ADMIN, {
    async act({ api, locale }, form) {
      const body = {
        role: form.text('role'),
        name: form.text('name'),
        email: form.text('email'),
        ...given(form, 'phone', 'producerId', 'provinceCode', 'communeCode'),
      };
      const change = { body, onceKey: form.optional('onceKey') };
      const { id, link } = await api.send('POST', 'accounts', Invited, change);
      return linkShownView(locale, link ?? null, id);
    },
    async refused(page, form, refusal) {
      const role = ROLES.find((known) => known === form.text('role')) ?? 'inspector';
      const choices = await inviteChoices(page, role, '', form.text('provinceCode'));
      return inviteView(frameOf(page), choices, refusedForm(optional(page), form, refusal));
    },
  });

  pages.get(`${PATH}/:id`, ADMIN, (page) => detail(page));

  pages.post(`${PATH}/:id`, ADMIN, {
    async act(page, form) {
      const body = { name: form.text('name'), email: form.text('email'), phone: form.text('phone') };
      await page.api.send('PATCH', apiPath(page), AccountView, { body });
      return done(page, 'edit');
    },
    refused: (page, form, refusal) => detail(page, [form, refusal]),
  });

  pages.post(`${PATH}/:id/links`, ADMIN, {
    async act(page, form) {
      const onceKey = form.optional('onceKey');
      const link = await page.api.send('POST', `${apiPath(page)}/links`, LinkView, { onceKey });
      return linkShownView(page.locale, link, page.param('id'));
    },
    refused: (page, form, refusal) => detail(page, [form, refusal]),
  });

  for (const [action, method, noun] of [
    ['links-revoked', 'DELETE', 'links'],
    ['signed-out', 'DELETE', 'sessions'],
    ['factor', 'DELETE', 'second-factor'],
    ['end', 'POST', 'ending'],
    ['erase', 'POST', 'erasure'],
  ] as const) {
    pages.post(`${PATH}/:id/${action}`, ADMIN, {
      async act(page, form) {
        const change = method === 'POST' ? { body: { reason: form.text('reason') } } : {};
        await page.api.send(method, `${apiPath(page)}/${noun}`, NoAnswer, change);
        return done(page, action);
      },
      refused: (page, form, refusal) => detail(page, [form, refusal]),
    });
  }
}

async function detail(page: Page, refused?: readonly [FormValues, ApiRefusal]) {
  const { api, principal } = page;
  const account = await api.get(apiPath(page), AccountView);
  const { name, email, phone } = account.person ?? { name: null, email: null, phone: null };
  const filled = filledForm(optional(page), { name, email, phone });
  const state =
    refused === undefined
      ? filled
      : refused[0].has('email')
        ? refusedForm(optional(page), ...refused)
        : { ...filled, faults: [{ field: undefined, text: refused[1].detail }] };
  const shown = {
    ...account,
    ...lineOf(account, await scopeName(page, account)),
    phone,
    openLinkUntilMs: account.openLink?.expiresMs ?? null,
    isOwn: principal.accountId === account.id,
  };
  return accountDetailView({ ...frameOf(page), done: page.query('done') }, shown, state);
}

function lineOf(account: Static<typeof AccountListed>, scope: string | null) {
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

function given(form: FormValues, ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => [name, form.text(name)] as const).filter(([, value]) => value !== ''),
  );
}

function frameOf(page: Page) {
  return { locale: page.locale, csrf: page.csrf, onceKey: page.onceKey() };
}

function apiPath(page: Page): string {
  return `accounts/${encodeURIComponent(page.param('id'))}`;
}

function done(page: Page, key: string) {
  return { redirect: `${PATH}/${encodeURIComponent(page.param('id'))}?done=${key}` };
}

function optional({ locale }: Page): string {
  return SHELL_TEXTS[locale].optional;
}
