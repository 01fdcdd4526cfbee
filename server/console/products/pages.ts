import {
  CONTENT_TEXTS,
  doneNotice,
  filledForm,
  historyCard,
  listDownloads,
  ownSubmission,
  type ProductDraft,
  packsCard,
  productForm,
  productListBody,
  productValues,
  REVIEW_TEXTS,
  refusedForm,
  SHELL_TEXTS,
} from '../../../scanner-web/views/console/index.ts';
import { ROLES } from '../../domain/principal.ts';
import { Submission } from '../../domain/submission.ts';
import type { ApiRefusal } from '../../http/inner-api.ts';
import { pageSchema } from '../../http/paging.ts';
import { ProductListed, ProductView } from '../../registry/views.ts';
import { historyOf } from '../audit/history.ts';
import type { FormValues } from '../form-values.ts';
import type { ConsolePages, Page, PageAnswer } from '../pages.ts';
import { bodyOf, changedDraft, draftFrom, draftOf } from './draft.ts';
import { mayEdit, requireEditor } from './editors.ts';
import { doneKey, EditAnswer, openSubmission, openSubmissions } from './open-submission.ts';
import { previewTyped } from './preview-pages.ts';
import { withUploads } from './uploads.ts';

const WRITERS = ['admin', 'officer', 'producer'] as const;
const Listed = pageSchema(ProductListed);

/** `/console/products`: the list, a product with its packs, and the form of what the public reads of it. */
export function productPages(pages: ConsolePages): void {
  pages.get('/console/products', { roles: ROLES }, list);
  pages.get('/console/products/:id', { roles: ROLES }, one);
  pages.get('/console/products/:id/edit', { roles: WRITERS }, async (page) => {
    const { draft, version, identity } = await current(page);
    const state = filledForm(SHELL_TEXTS[page.locale].optional, { ...productValues(draft), ...identity });
    return await formView(page, draft, { state, version });
  });
  pages.upload('/console/products/:id/edit', { roles: WRITERS }, { act: save, refused });
  pages.post(
    '/console/submissions/:number/withdrawal',
    { roles: ['producer'] },
    {
      async act(page) {
        const path = `submissions/${page.param('number')}/withdrawal`;
        const { kind, subjectId } = await page.api.send('POST', path, Submission);
        const back =
          kind === 'product'
            ? `/console/products/${subjectId}`
            : kind === 'profile'
              ? '/console/profile'
              : '/console/products';
        return { redirect: `${back}?done=withdrawn` };
      },
      refused: async ({ locale }, _form, { detail }) => ({
        title: REVIEW_TEXTS[locale].title,
        notice: { severity: 'warning', text: detail },
        body: '',
      }),
    },
  );
}

async function list(page: Page): Promise<PageAnswer> {
  const { locale, principal } = page;
  const texts = CONTENT_TEXTS[locale];
  const query = new URLSearchParams({ limit: '50' });
  if (principal.producerId !== null) query.set('producerId', principal.producerId);
  else if (page.query('producerId') !== '') query.set('producerId', page.query('producerId'));
  for (const name of ['q', 'productGroup', 'cursor'])
    if (page.query(name) !== '') query.set(name, page.query(name));
  const { items, next } = await page.api.get(`products?${query}`, Listed);
  const open = await openSubmissions(page);
  const waiting = new Map(
    open.flatMap(({ subjectId, state }) => (subjectId === null ? [] : [[subjectId, state]])),
  );
  // What is new has no page of its own yet.
  const others = open
    .filter(({ kind, subjectId }) => kind !== 'batch' && subjectId === null)
    .map((submission) => ownSubmission(submission, { csrf: page.csrf, locale }));
  const shown = items.map((item) => ({ ...item, open: waiting.get(item.id) ?? null }));
  const q = page.query('q');
  const productGroup = page.query('productGroup');
  const producerId = principal.producerId === null ? page.query('producerId') : '';
  const given = Object.entries({ q, productGroup, producerId }).filter(([, value]) => value !== '');
  const onward = new URLSearchParams([...given, ['cursor', next ?? '']]);
  const nextHref = next === null ? null : `/console/products?${onward}`;
  return {
    title: texts.products,
    lead: texts.productsLead,
    notice: noticeOf(page),
    actions: [
      ...(principal.role === 'producer'
        ? [{ label: texts.add, href: '/console/new-product', isPrimary: true }]
        : []),
      ...(principal.role === 'inspector' ? [] : listDownloads('products', query, locale)),
    ],
    body:
      others.join('') +
      productListBody(
        shown,
        nextHref,
        {
          addHref: principal.role === 'producer' ? '/console/new-product' : null,
          ofMany: principal.producerId === null && producerId === '',
          filters: { q, productGroup, producerId },
        },
        locale,
      ),
  };
}

async function one(page: Page): Promise<PageAnswer> {
  const { locale, csrf, principal } = page;
  const texts = CONTENT_TEXTS[locale];
  const id = page.param('id');
  const product = await page.api.get(`products/${id}`, ProductView);
  const open = (await openSubmissions(page)).filter(
    ({ kind, subjectId, parentId }) => kind !== 'batch' && (subjectId === id || parentId === id),
  );
  const isWriter = await mayEdit(page, product.producerId);
  return {
    title: product.name,
    lead: REVIEW_TEXTS[locale].groups[product.productGroup],
    crumbs: [{ label: texts.products, href: '/console/products' }],
    notice:
      noticeOf(page) ??
      (product.withdrawnMs === null ? null : { severity: 'warning', text: texts.withdrawn }),
    actions: isWriter
      ? [
          { label: texts.edit, href: `/console/products/${id}/edit`, isPrimary: true },
          { label: texts.preview, href: `/console/products/${id}/preview` },
          { label: texts.addPack, href: `/console/products/${id}/new-pack` },
          ...(principal.role === 'producer'
            ? []
            : [{ label: texts.profile, href: `/console/producers/${product.producerId}` }]),
        ]
      : [],
    body:
      open.map((submission) => ownSubmission(submission, { csrf, locale })).join('') +
      packsCard(
        product.variants,
        {
          isWriter,
          downloads:
            principal.role === 'inspector' ? [] : listDownloads('variants', { productId: id }, locale),
        },
        locale,
      ) +
      historyCard(await historyOf(page, 'product', id), locale),
  };
}

/** A product as its form begins: published, with what its open submission proposes. */
async function current(page: Page) {
  const id = page.param('id');
  const product = await page.api.get(`products/${id}`, ProductView);
  const open = page.principal.role === 'producer' ? await openSubmission(page, 'product', id) : undefined;
  const { name, productGroup, ocopCode, annualQuantity, annualQuantityUnit } = product;
  return {
    draft: draftOf({ ...product, ...open?.after }),
    identity: { name, productGroup, ocopCode, annualQuantity, annualQuantityUnit },
    version: String((open ?? product).updatedMs),
  };
}

async function formView(
  page: Page,
  draft: ProductDraft,
  { state, version }: { readonly state: ReturnType<typeof filledForm>; readonly version: string },
) {
  const { locale, csrf, principal } = page;
  const texts = CONTENT_TEXTS[locale];
  const { id, name, producerId } = await page.api.get(`products/${page.param('id')}`, ProductView);
  await requireEditor(page, producerId);
  const href = `/console/products/${id}`;
  return {
    title: texts.editTitle,
    lead: name,
    notice: noticeOf(page),
    crumbs: [
      { label: texts.products, href: '/console/products' },
      { label: name, href },
    ],
    body: productForm(draft, state, {
      action: `${href}/edit`,
      csrf,
      version,
      isProposed: principal.role === 'producer',
      locale,
    }),
  };
}

/** Members that a producer does not change, and has no fields for. */
const IDENTITY = ['name', 'productGroup', 'ocopCode', 'annualQuantity', 'annualQuantityUnit'] as const;

function identityFrom({ principal }: Page, form: FormValues): object {
  if (principal.role === 'producer') return {};
  return {
    name: form.text('name'),
    productGroup: form.text('productGroup'),
    ocopCode: form.optional('ocopCode') ?? null,
    annualQuantity: form.integer('annualQuantity') ?? null,
    annualQuantityUnit: form.optional('annualQuantityUnit') ?? null,
  };
}

/** Photos that a refused form had brought already, for the page that shows why it was refused. */
const drafts = new WeakMap<FormValues, ProductDraft>();

async function save(page: Page, form: FormValues): Promise<PageAnswer> {
  const id = page.param('id');
  const act = form.text('act');
  const typed = await withUploads(page, form, draftFrom(form));
  drafts.set(form, typed);
  const body = { ...bodyOf(typed), ...identityFrom(page, form) };
  if (act === 'preview') return await previewTyped(page, body);
  if (act !== '' && act !== 'save') {
    const draft = changedDraft(typed, act);
    const identity = Object.fromEntries(IDENTITY.map((name) => [name, form.text(name)]));
    const state = filledForm(SHELL_TEXTS[page.locale].optional, { ...productValues(draft), ...identity });
    return await formView(page, draft, { state, version: form.text('version') });
  }
  const answer = await page.api.send('PATCH', `products/${id}`, EditAnswer, {
    body,
    ifMatch: form.text('version'),
  });
  return { redirect: `/console/products/${id}?done=${doneKey(answer)}` };
}

async function refused(page: Page, form: FormValues, refusal: ApiRefusal) {
  const draft = drafts.get(form) ?? draftFrom(form);
  const values = productValues(draft);
  const typed = {
    text: (name: string) => values[name] ?? form.text(name),
    all: (name: string) => (values[name] === undefined ? form.all(name) : [values[name]]),
  };
  const state = refusedForm(SHELL_TEXTS[page.locale].optional, typed, refusal);
  return await formView(page, draft, { state, version: form.text('version') });
}

/** What the request before this one did. */
export function noticeOf(page: Page) {
  return doneNotice(REVIEW_TEXTS[page.locale].done, page.query('done'));
}
