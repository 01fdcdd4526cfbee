import type { Static } from 'typebox';
import {
  amendForm,
  correctForm,
  doneNotice,
  filledForm,
  historyCard,
  LOTS_TEXTS,
  listDownloads,
  lotForm,
  lotList,
  lotPage,
  recallForm,
  refusedForm,
  SHELL_TEXTS,
} from '../../../scanner-web/views/console/index.ts';
import { ROLES } from '../../domain/principal.ts';
import { pageSchema } from '../../http/paging.ts';
import { Batch } from '../../issuance/batch-schemas.ts';
import { Lot } from '../../issuance/lot-schemas.ts';
import { historyOf } from '../audit/history.ts';
import { productsToChoose } from '../catalogue.ts';
import type { ConsolePages, Page } from '../pages.ts';
import { declarationOf, declaredValues, materialsOf } from './declared.ts';

const MANAGE = ['admin', 'officer', 'producer'] as const;
const AMEND = ['admin', 'officer'] as const;

/** `/console/lots`: lots, their declaration, amendment and recall. */
export function lotPages(pages: ConsolePages): void {
  pages.get('/console/lots', { roles: ROLES }, async (page) => {
    const { locale, principal } = page;
    const texts = LOTS_TEXTS[locale];
    const [q, state, cursor] = [page.query('q').trim(), page.query('state'), page.query('cursor')];
    const query = new URLSearchParams({
      ...(q && { q }),
      ...(state && { state }),
      ...(cursor && { cursor }),
    });
    const { items, next } = await page.api.get(`lots?${query}`, pageSchema(Lot));
    const mayDeclare = principal.role !== 'inspector';
    return {
      title: texts.title,
      lead: texts.lead,
      actions: mayDeclare
        ? [
            { label: texts.declare, href: '/console/lots/new', isPrimary: true },
            ...listDownloads('lots', query, locale),
          ]
        : [],
      body: lotList({ lots: items, next, q, state, mayDeclare }, locale),
    };
  });

  const declareView = async (page: Page, state = emptyForm(page)) => {
    const texts = LOTS_TEXTS[page.locale];
    const form = { action: '/console/lots/new', csrf: page.csrf, onceKey: page.onceKey(), state };
    const products = await productsToChoose(page);
    return {
      title: texts.newTitle,
      lead: texts.newLead,
      crumbs: crumbsOf(page),
      body: lotForm({ ...form, products }, page.locale),
    };
  };
  pages.get('/console/lots/new', { roles: MANAGE }, (page) => declareView(page));
  pages.post(
    '/console/lots/new',
    { roles: MANAGE },
    {
      act: async ({ api }, form) => {
        const lot = await api.send('POST', 'lots', Lot, {
          body: declarationOf(form),
          onceKey: form.raw('onceKey'),
        });
        return { redirect: `/console/lots/${lot.id}?done=declared` };
      },
      refused: (page, form, refusal) =>
        declareView(page, refusedForm(SHELL_TEXTS[page.locale].optional, form, refusal)),
    },
  );

  pages.get('/console/lots/:id', { roles: ROLES }, async (page) => {
    const { locale, principal } = page;
    const texts = LOTS_TEXTS[locale];
    const lot = await readLot(page);
    const isOfficer = AMEND.some((role) => role === principal.role);
    const path = `/console/lots/${lot.id}`;
    const isOver = lot.recall !== null || principal.role === 'inspector';
    const activation = isOver || lot.state !== 'open' ? null : await activationOf(page, lot);
    return {
      title: texts.lotTitle(lot.number),
      crumbs: crumbsOf(page),
      notice: doneNotice(texts.done, page.query('done')),
      actions: [
        ...(activation === null ? [] : [{ label: texts.activate, href: activation, isPrimary: true }]),
        ...(isOver || lot.activatedQuantity > 0 ? [] : [{ label: texts.correct, href: `${path}/correct` }]),
        ...(isOfficer && !isOver ? [{ label: texts.amend, href: `${path}/amend` }] : []),
        ...(isOver ? [] : [{ label: texts.recall, href: `${path}/recall` }]),
      ],
      body: lotPage(lot, locale) + historyCard(await historyOf(page, 'lot', lot.id), locale),
    };
  });

  const correctView = async (page: Page, state?: ReturnType<typeof filledForm>) => {
    const texts = LOTS_TEXTS[page.locale];
    const lot = await readLot(page);
    const form = {
      action: `/console/lots/${lot.id}/correct`,
      csrf: page.csrf,
      onceKey: page.onceKey(),
      state: state ?? emptyForm(page, declaredValues(lot, page.locale)),
    };
    return {
      title: texts.correctTitle,
      lead: texts.correctLead,
      crumbs: crumbsOf(page, lot),
      body: correctForm(form, lot, page.locale),
    };
  };
  pages.get('/console/lots/:id/correct', { roles: MANAGE }, (page) => correctView(page));
  pages.post(
    '/console/lots/:id/correct',
    { roles: MANAGE },
    {
      act: async (page, form) => {
        const body = {
          number: form.optional('number'),
          producedOn: form.optional('producedOn'),
          expiresOn: form.optional('expiresOn') ?? null,
          declaredQuantity: form.integer('declaredQuantity'),
          materials: materialsOf(form),
        };
        const { id } = await page.api.send('PATCH', `${pathOf(page)}/declaration`, Lot, { body });
        return { redirect: `/console/lots/${id}?done=corrected` };
      },
      refused: (page, form, refusal) =>
        correctView(page, refusedForm(SHELL_TEXTS[page.locale].optional, form, refusal)),
    },
  );

  const amendView = async (page: Page, state?: ReturnType<typeof filledForm>) => {
    const texts = LOTS_TEXTS[page.locale];
    const lot = await readLot(page);
    const shown = state ?? emptyForm(page, { declaredQuantity: lot.declaredQuantity });
    const form = {
      action: `/console/lots/${lot.id}/amend`,
      csrf: page.csrf,
      onceKey: page.onceKey(),
      state: shown,
    };
    return {
      title: texts.amendTitle,
      lead: texts.amendLead,
      crumbs: crumbsOf(page, lot),
      body: amendForm(form, `/console/lots/${lot.id}`, page.locale),
    };
  };
  pages.get('/console/lots/:id/amend', { roles: AMEND }, (page) => amendView(page));
  pages.post(
    '/console/lots/:id/amend',
    { roles: AMEND },
    {
      act: async (page, form) => {
        const body = { declaredQuantity: form.integer('declaredQuantity'), reason: form.optional('reason') };
        const { id } = await page.api.send('PATCH', pathOf(page), Lot, { body });
        return { redirect: `/console/lots/${id}?done=amended` };
      },
      refused: (page, form, refusal) =>
        amendView(page, refusedForm(SHELL_TEXTS[page.locale].optional, form, refusal)),
    },
  );

  const recallView = async (page: Page, state = emptyForm(page)) => {
    const texts = LOTS_TEXTS[page.locale];
    const lot = await readLot(page);
    const form = {
      action: `/console/lots/${lot.id}/recall`,
      csrf: page.csrf,
      onceKey: page.onceKey(),
      state,
    };
    return {
      title: texts.recallTitle(lot.number),
      crumbs: crumbsOf(page, lot),
      body: recallForm(form, lot, page.locale),
    };
  };
  pages.get('/console/lots/:id/recall', { roles: MANAGE }, (page) => recallView(page));
  pages.post(
    '/console/lots/:id/recall',
    { roles: MANAGE },
    {
      act: async (page, form) => {
        const notice = { vi: form.optional('notice.vi'), en: form.optional('notice.en') };
        const body = { reason: form.optional('reason'), notice };
        const onceKey = form.raw('onceKey');
        const { id } = await page.api.send('POST', `${pathOf(page)}/recall`, Lot, { body, onceKey });
        return { redirect: `/console/lots/${id}?done=recalled` };
      },
      refused: (page, form, refusal) =>
        recallView(page, refusedForm(SHELL_TEXTS[page.locale].optional, form, refusal)),
    },
  );
}

function emptyForm(page: Page, values: Readonly<Record<string, string | number>> = {}) {
  return filledForm(SHELL_TEXTS[page.locale].optional, { productId: page.query('productId'), ...values });
}

function pathOf(page: Page): string {
  return `lots/${encodeURIComponent(page.param('id'))}`;
}

async function readLot(page: Page) {
  return await page.api.get(pathOf(page), Lot);
}

function crumbsOf({ locale }: Page, lot?: { readonly id: string; readonly number: string }) {
  const texts = LOTS_TEXTS[locale];
  const list = { label: texts.title, href: '/console/lots' };
  return lot === undefined
    ? [list]
    : [list, { label: texts.lotTitle(lot.number), href: `/console/lots/${lot.id}` }];
}

/** Where stamps are activated for a lot: in the batch that waits for it, or in one to be chosen; null when none does. */
async function activationOf(page: Page, lot: Static<typeof Lot>): Promise<string | null> {
  const waiting = new URLSearchParams({ productId: lot.productId, stage: 'to-activate', limit: '2' });
  const { items } = await page.api.get(`batches?${waiting}`, pageSchema(Batch));
  const [first, second] = items;
  if (first === undefined) return null;
  if (second === undefined)
    return `/console/batches/${first.code}/activate?${new URLSearchParams({ lotId: lot.id })}`;
  return `/console/batches?${new URLSearchParams({ q: lot.productName, stage: 'to-activate' })}`;
}
