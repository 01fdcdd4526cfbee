import {
  CONTENT_TEXTS,
  filledForm,
  newProductForm,
  ownSubmission,
  packForm,
  refusedForm,
  SHELL_TEXTS,
} from '../../../scanner-web/views/console/index.ts';
import { ProductView, VariantView } from '../../registry/views.ts';
import type { FormValues } from '../form-values.ts';
import type { ConsolePages, Page, PageAnswer } from '../pages.ts';
import { doneKey, EditAnswer, openSubmission } from './open-submission.ts';

const WRITERS = ['admin', 'officer', 'producer'] as const;

type State = ReturnType<typeof filledForm>;

/** New products, and the packs of a product. */
export function packPages(pages: ConsolePages): void {
  pages.get('/console/new-product', { roles: ['producer'] }, async (page) => newProduct(page, blank(page)));
  pages.post(
    '/console/new-product',
    { roles: ['producer'] },
    {
      async act(page, form): Promise<PageAnswer> {
        const body = {
          producerId: page.principal.producerId,
          name: form.text('name'),
          productGroup: form.text('productGroup'),
          nameEn: form.optional('nameEn'),
          annualQuantity: form.integer('annualQuantity'),
          annualQuantityUnit: form.optional('annualQuantityUnit'),
        };
        const answer = await page.api.send('POST', 'products', EditAnswer, {
          body,
          onceKey: form.raw('onceKey'),
        });
        return { redirect: `/console/products?done=${doneKey(answer)}` };
      },
      refused: async (page, form, refusal) => newProduct(page, typed(page, form, refusal)),
    },
  );
  pages.get('/console/products/:id/new-pack', { roles: WRITERS }, (page) => newPack(page, blank(page)));
  pages.post(
    '/console/products/:id/new-pack',
    { roles: WRITERS },
    {
      async act(page, form): Promise<PageAnswer> {
        const id = page.param('id');
        const change = { body: packBody(form), onceKey: form.raw('onceKey') };
        const answer = await page.api.send('POST', `products/${id}/variants`, EditAnswer, change);
        return { redirect: `/console/products/${id}?done=${doneKey(answer)}` };
      },
      refused: (page, form, refusal) => newPack(page, typed(page, form, refusal)),
    },
  );
  pages.get('/console/packs/:id', { roles: WRITERS }, (page) => onePack(page, undefined));
  pages.post(
    '/console/packs/:id',
    { roles: WRITERS },
    {
      async act(page, form): Promise<PageAnswer> {
        const path = `variants/${page.param('id')}`;
        const { productId } = await page.api.get(path, VariantView);
        const change = { body: packBody(form), ifMatch: form.text('version') };
        const answer = await page.api.send('PATCH', path, EditAnswer, change);
        return { redirect: `/console/products/${productId}?done=${doneKey(answer)}` };
      },
      refused: (page, form, refusal) => onePack(page, typed(page, form, refusal)),
    },
  );
}

function packBody(form: FormValues): object {
  return {
    name: form.text('name'),
    netContent: form.optional('netContent') ?? null,
    gtin: form.optional('gtin') ?? null,
  };
}

function newProduct(page: Page, state: State) {
  const texts = CONTENT_TEXTS[page.locale];
  return {
    title: texts.newTitle,
    lead: texts.newLead,
    crumbs: [{ label: texts.products, href: '/console/products' }],
    body: newProductForm(state, { ...frameOf(page, '/console/new-product', ''), onceKey: page.onceKey() }),
  };
}

async function newPack(page: Page, state: State) {
  const { id, name } = await page.api.get(`products/${page.param('id')}`, ProductView);
  const frame = frameOf(page, `/console/products/${id}/new-pack`, '');
  return {
    title: CONTENT_TEXTS[page.locale].addPack,
    lead: name,
    crumbs: crumbsOf(page, id, name),
    body: packForm(state, { ...frame, onceKey: page.onceKey() }),
  };
}

async function onePack(page: Page, given: State | undefined) {
  const { locale, csrf } = page;
  const pack = await page.api.get(`variants/${page.param('id')}`, VariantView);
  const { name } = await page.api.get(`products/${pack.productId}`, ProductView);
  const open = page.principal.role === 'producer' ? await openSubmission(page, 'pack', pack.id) : undefined;
  const values = { name: pack.name, netContent: pack.netContent, gtin: pack.gtin, ...open?.after };
  const state = given ?? filledForm(SHELL_TEXTS[locale].optional, values);
  const frame = frameOf(page, `/console/packs/${pack.id}`, String((open ?? pack).updatedMs));
  return {
    title: CONTENT_TEXTS[locale].editPack,
    lead: name,
    crumbs: crumbsOf(page, pack.productId, name),
    body: (open === undefined ? '' : ownSubmission(open, csrf, locale)) + packForm(state, frame),
  };
}

function crumbsOf({ locale }: Page, id: string, name: string) {
  return [
    { label: CONTENT_TEXTS[locale].products, href: '/console/products' },
    { label: name, href: `/console/products/${id}` },
  ];
}

function frameOf({ csrf, locale, principal }: Page, action: string, version: string) {
  return { action, csrf, locale, version, isProposed: principal.role === 'producer' };
}

function blank({ locale }: Page): State {
  return filledForm(SHELL_TEXTS[locale].optional);
}

function typed(
  { locale }: Page,
  form: FormValues,
  refusal: { field: string | undefined; detail: string },
): State {
  return refusedForm(SHELL_TEXTS[locale].optional, form, refusal);
}
