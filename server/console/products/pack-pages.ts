import {
  CONTENT_TEXTS,
  filledForm,
  newProductForm,
  ownSubmission,
  type PhotoDraft,
  packForm,
  refusedForm,
  SHELL_TEXTS,
} from '../../../scanner-web/views/console/index.ts';
import { ProductView, VariantView } from '../../registry/views.ts';
import type { FormValues } from '../form-values.ts';
import type { ConsolePages, Page, PageAnswer } from '../pages.ts';
import { photoOf } from './draft.ts';
import { requireEditor } from './editors.ts';
import { doneKey, EditAnswer, openSubmission, takenUp } from './open-submission.ts';

const WRITERS = ['admin', 'officer', 'producer'] as const;

type State = ReturnType<typeof filledForm>;

/** New products, and the packs of a product. */
export function packPages(pages: ConsolePages): void {
  pages.get('/console/new-product', { roles: ['producer'] }, async (page) =>
    newProduct(page, undefined, page.query('submission')),
  );
  pages.post(
    '/console/new-product',
    { roles: ['producer'] },
    {
      async act(page, form): Promise<PageAnswer> {
        const { producerId } = page.principal;
        const open = await takenUp(page, form.text('submission'), 'product-new', producerId);
        const body = {
          // What was sent by other means, such as a story, stays as it was.
          ...open?.after,
          producerId,
          name: form.text('name'),
          productGroup: form.text('productGroup'),
          nameEn: form.optional('nameEn'),
          annualQuantity: form.integer('annualQuantity'),
          annualQuantityUnit: form.optional('annualQuantityUnit'),
        };
        const answer = await page.api.send('POST', `products${queryOf(open)}`, EditAnswer, {
          body,
          onceKey: form.raw('onceKey'),
        });
        return { redirect: `/console/products?done=${doneKey(answer)}` };
      },
      refused: (page, form, refusal) => newProduct(page, typed(page, form, refusal), form.text('submission')),
    },
  );
  pages.get('/console/products/:id/new-pack', { roles: WRITERS }, (page) =>
    newPack(page, undefined, page.query('submission')),
  );
  pages.post(
    '/console/products/:id/new-pack',
    { roles: WRITERS },
    {
      async act(page, form): Promise<PageAnswer> {
        const id = page.param('id');
        const open = await takenUp(page, form.text('submission'), 'pack-new', id);
        const change = { body: { ...open?.after, ...packBody(form) }, onceKey: form.raw('onceKey') };
        const path = `products/${id}/variants${queryOf(open)}`;
        const answer = await page.api.send('POST', path, EditAnswer, change);
        return { redirect: `/console/products/${id}?done=${doneKey(answer)}` };
      },
      refused: (page, form, refusal) => newPack(page, typed(page, form, refusal), form.text('submission')),
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
    imageId: form.optional('imageId') ?? null,
  };
}

type Open = Awaited<ReturnType<typeof takenUp>>;

function queryOf(open: Open): string {
  return open === undefined ? '' : `?submission=${open.number}`;
}

/** Above a form: what the officer said about the submission that it goes on with. */
function told({ csrf, locale }: Page, open: Open): string {
  return open === undefined ? '' : ownSubmission(open, { csrf, locale, isHere: true });
}

async function newProduct(page: Page, given: State | undefined, number: string) {
  const texts = CONTENT_TEXTS[page.locale];
  const open = await takenUp(page, number, 'product-new', page.principal.producerId);
  const { name, nameEn, productGroup, annualQuantity, annualQuantityUnit } = open?.after ?? {};
  const values = { name, nameEn, productGroup, annualQuantity, annualQuantityUnit };
  const frame = { ...frameOf(page, '/console/new-product', ''), onceKey: page.onceKey() };
  return {
    title: texts.newTitle,
    lead: texts.newLead,
    crumbs: [{ label: texts.products, href: '/console/products' }],
    body:
      told(page, open) + newProductForm(given ?? begun(page, values), { ...frame, submission: open?.number }),
  };
}

async function newPack(page: Page, given: State | undefined, number: string) {
  const { id, name, producerId, images } = await page.api.get(`products/${page.param('id')}`, ProductView);
  await requireEditor(page, producerId);
  const open = await takenUp(page, number, 'pack-new', id);
  const frame = { ...frameOf(page, `/console/products/${id}/new-pack`, ''), onceKey: page.onceKey() };
  return {
    title: CONTENT_TEXTS[page.locale].addPack,
    lead: name,
    crumbs: crumbsOf(page, id, name),
    body:
      told(page, open) +
      packForm(images.map(photoOf), given ?? begun(page, packValues(open?.after ?? {})), {
        ...frame,
        submission: open?.number,
      }),
  };
}

async function onePack(page: Page, given: State | undefined) {
  const { locale } = page;
  const pack = await page.api.get(`variants/${page.param('id')}`, VariantView);
  const { name, producerId, images } = await page.api.get(`products/${pack.productId}`, ProductView);
  await requireEditor(page, producerId);
  const open = page.principal.role === 'producer' ? await openSubmission(page, 'pack', pack.id) : undefined;
  const state = given ?? begun(page, packValues({ ...pack, ...open?.after }));
  const frame = frameOf(page, `/console/packs/${pack.id}`, String((open ?? pack).updatedMs));
  return {
    title: CONTENT_TEXTS[locale].editPack,
    lead: name,
    crumbs: crumbsOf(page, pack.productId, name),
    body: told(page, open) + packForm(withOwn(images.map(photoOf), state.value('imageId')), state, frame),
  };
}

/** The photos of a product, and that of the pack when it is none of them. */
function withOwn(photos: readonly PhotoDraft[], ownId: string): readonly PhotoDraft[] {
  if (ownId === '' || photos.some(({ id }) => id === ownId)) return photos;
  return [{ id: ownId, alt: '', altEn: '', caption: { vi: '', en: '' } }, ...photos];
}

function packValues({ name, netContent, gtin, imageId }: Readonly<Record<string, unknown>>) {
  return { name, netContent, gtin, imageId };
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

/** A form with what is known already; only texts and numbers of it fill a field. */
function begun({ locale }: Page, values: Readonly<Record<string, unknown>>): State {
  const shown = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' || typeof value === 'number' ? value : null,
  ]);
  return filledForm(SHELL_TEXTS[locale].optional, Object.fromEntries(shown));
}

function typed(
  { locale }: Page,
  form: FormValues,
  refusal: { field: string | undefined; detail: string },
): State {
  return refusedForm(SHELL_TEXTS[locale].optional, form, refusal);
}
