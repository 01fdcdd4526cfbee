import type { Static } from 'typebox';
import {
  accountDetailView,
  accountEndView,
  filledForm,
  historyCard,
  linkShownView,
  rebindView,
  refusedForm,
  SHELL_TEXTS,
} from '../../../scanner-web/views/console/index.ts';
import { ROLES } from '../../domain/principal.ts';
import { type ApiRefusal, NoAnswer } from '../../http/inner-api.ts';
import { AccountView, LinkView } from '../../identity/schemas.ts';
import { historyOf } from '../audit/history.ts';
import type { FormValues } from '../form-values.ts';
import type { ConsolePages, Page } from '../pages.ts';
import { lineOf } from './account-pages.ts';
import { boundBody, scopeChoices, scopeName } from './scope-names.ts';

const PATH = '/console/accounts/:id';
const ADMIN = { roles: ['admin'] } as const;

/** A form that was not taken, and why. */
type Refused = readonly [FormValues, ApiRefusal];

/** `/console/accounts/:id`: one account, what it stands for, and its end. */
export function oneAccountPages(pages: ConsolePages): void {
  pages.get(PATH, ADMIN, (page) => detail(page));

  pages.post(PATH, ADMIN, {
    async act(page, form) {
      const body = { name: form.text('name'), email: form.text('email'), phone: form.text('phone') };
      const ifMatch = form.optional('version');
      await page.api.send('PATCH', apiPath(page), AccountView, { body, ifMatch });
      return done(page, 'edit');
    },
    refused: (page, form, refusal) => detail(page, [form, refusal]),
  });

  pages.get(`${PATH}/role`, ADMIN, (page) => rebind(page));

  pages.post(`${PATH}/role`, ADMIN, {
    async act(page, form) {
      const body = { role: form.text('role'), ...boundBody(form) };
      const ifMatch = form.optional('version');
      await page.api.send('PATCH', apiPath(page), AccountView, { body, ifMatch });
      return done(page, 'role');
    },
    refused: (page, form, refusal) => rebind(page, [form, refusal]),
  });

  pages.post(`${PATH}/links`, ADMIN, {
    async act(page, form) {
      const onceKey = form.optional('onceKey');
      const link = await page.api.send('POST', `${apiPath(page)}/links`, LinkView, { onceKey });
      return linkShownView(page.locale, link, page.param('id'));
    },
    refused: (page, form, refusal) => detail(page, [form, refusal]),
  });

  for (const [action, noun] of [
    ['links-revoked', 'links'],
    ['signed-out', 'sessions'],
    ['factor', 'second-factor'],
  ] as const) {
    pages.post(`${PATH}/${action}`, ADMIN, {
      async act(page) {
        await page.api.send('DELETE', `${apiPath(page)}/${noun}`, NoAnswer);
        return done(page, action);
      },
      refused: (page, form, refusal) => detail(page, [form, refusal]),
    });
  }

  for (const [act, noun] of [
    ['end', 'ending'],
    ['erase', 'erasure'],
  ] as const) {
    pages.get(`${PATH}/${act}`, ADMIN, (page) => end(page, act));

    pages.post(`${PATH}/${act}`, ADMIN, {
      async act(page, form) {
        const body = { reason: form.text('reason') };
        await page.api.send('POST', `${apiPath(page)}/${noun}`, NoAnswer, { body });
        return done(page, act);
      },
      refused: (page, form, refusal) => end(page, act, [form, refusal]),
    });
  }
}

async function detail(page: Page, refused?: Refused) {
  const account = await page.api.get(apiPath(page), AccountView);
  const { name, email, phone } = account.person ?? { name: null, email: null, phone: null };
  const filled = filledForm(optional(page), { name, email, phone });
  const state =
    refused === undefined
      ? filled
      : refused[0].has('email')
        ? refusedForm(optional(page), ...refused)
        : { ...filled, faults: [{ field: undefined, text: refused[1].detail }] };
  const frame = { locale: page.locale, csrf: page.csrf, onceKey: page.onceKey(), done: page.query('done') };
  const history = historyCard(await historyOf(page, 'account', account.id), page.locale);
  return accountDetailView(frame, await shownOf(page, account, refused), state, history);
}

async function rebind(page: Page, refused?: Refused) {
  const account = await page.api.get(apiPath(page), AccountView);
  const asked = (name: string) => refused?.[0].text(name) ?? page.query(name);
  const role = ROLES.find((known) => known === asked('role')) ?? account.role;
  // The address says which province is looked at; before it does, that is the one of today.
  const isAsked = refused !== undefined || page.query('role') !== '';
  const provinceCode = isAsked ? asked('provinceCode') : (account.provinceCode ?? '');
  const choices = await scopeChoices(page, role, page.query('q'), provinceCode, account.producerId);
  const { producerId, communeCode } = account;
  const today = { producerId, communeCode, provinceCode: account.provinceCode };
  const state =
    refused === undefined ? filledForm(optional(page), today) : refusedForm(optional(page), ...refused);
  const frame = { locale: page.locale, csrf: page.csrf };
  return rebindView(frame, await shownOf(page, account, refused), choices, state);
}

async function end(page: Page, act: 'end' | 'erase', refused?: Refused) {
  const account = await page.api.get(apiPath(page), AccountView);
  const state = refused === undefined ? filledForm(optional(page)) : refusedForm(optional(page), ...refused);
  const frame = { locale: page.locale, csrf: page.csrf };
  return accountEndView(frame, act, await shownOf(page, account), state);
}

async function shownOf(page: Page, account: Static<typeof AccountView>, refused?: Refused) {
  return {
    ...account,
    ...lineOf(account, await scopeName(page, account)),
    phone: account.person?.phone ?? null,
    openLinkUntilMs: account.openLink?.expiresMs ?? null,
    isOwn: page.principal.accountId === account.id,
    // A form that was refused stays one about the version that its sender saw.
    version: refused?.[0].optional('version') ?? String(account.updatedMs),
  };
}

function apiPath(page: Page): string {
  return `accounts/${encodeURIComponent(page.param('id'))}`;
}

function done(page: Page, key: string) {
  return { redirect: `/console/accounts/${encodeURIComponent(page.param('id'))}?done=${key}` };
}

function optional({ locale }: Page): string {
  return SHELL_TEXTS[locale].optional;
}
