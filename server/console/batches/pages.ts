import { Type } from 'typebox';
import Value from 'typebox/value';
import {
  BATCHES_TEXTS,
  batchList,
  doneNotice,
  filledForm,
  listDownloads,
  type OrderPack,
  orderForm,
  ownSubmission,
  refusedForm,
  SHELL_TEXTS,
  stampCases,
  stampPage,
} from '../../../scanner-web/views/console/index.ts';
import { parseStampText } from '../../../stamps/link/index.ts';
import { CaseListed } from '../../cases/schemas.ts';
import { ROLES } from '../../domain/principal.ts';
import { ApiRefusal } from '../../http/inner-api.ts';
import { pageSchema } from '../../http/paging.ts';
import { Batch, BatchOrderBody } from '../../issuance/batch-schemas.ts';
import { StampHistory } from '../../issuance/stamp-schemas.ts';
import { packsOf, productsToChoose, refusalOf } from '../catalogue.ts';
import type { ConsolePages, Page } from '../pages.ts';
import { openSubmissions, takenUp } from '../products/open-submission.ts';
import { viewerOf } from '../viewer.ts';
import { MANAGE } from './answers.ts';
import { batchView } from './batch-view.ts';
import { changePages } from './change-pages.ts';

/** A batch, or the submission that an order beyond the declared quantity is. */
const OrderAnswer = Type.Object({ code: Type.Optional(Type.String()) });

/** `/console/batches` and `/console/stamp`: batches, their order, and single stamps. */
export function batchPages(pages: ConsolePages): void {
  pages.get('/console/batches', { roles: ROLES }, async (page) => {
    const { locale, principal } = page;
    const texts = BATCHES_TEXTS[locale];
    const [q, stage, cursor] = [page.query('q').trim(), page.query('stage'), page.query('cursor')];
    const query = new URLSearchParams({
      ...(q && { q }),
      ...(stage && { stage }),
      ...(cursor && { cursor }),
    });
    const { items, next } = await page.api.get(`batches?${query}`, pageSchema(Batch));
    const mayOrder = principal.role !== 'inspector';
    const open = (await openSubmissions(page))
      .filter(({ kind }) => kind === 'batch')
      .map((submission) => ownSubmission(submission, { csrf: page.csrf, locale }));
    return {
      title: texts.title,
      lead: texts.lead,
      actions: [
        ...(mayOrder ? [{ label: texts.order, href: '/console/batches/new', isPrimary: true }] : []),
        { label: texts.stamp.title, href: '/console/stamp' },
        ...(mayOrder ? listDownloads('batches', query, locale) : []),
      ],
      notice: doneNotice(texts.done, page.query('done')),
      body: open.join('') + batchList({ batches: items, next, q, stage, mayOrder }, locale),
    };
  });

  pages.get('/console/batches/new', { roles: MANAGE }, (page) => orderView(page, page.query('submission')));
  pages.post(
    '/console/batches/new',
    { roles: MANAGE },
    {
      act: async (page, form) => {
        const open = await takenUp(page, form.text('submission'), 'batch');
        const body = {
          variantId: form.optional('variantId'),
          quantity: form.integer('quantity'),
          profile: form.optional('profile'),
          ...(form.has('hiddenCode') ? { hiddenCode: true } : {}),
          unusedDeadlineOn: form.optional('unusedDeadlineOn'),
          note: form.optional('note'),
        };
        const path = open === undefined ? 'batches' : `batches?submission=${open.number}`;
        const { code } = await page.api.send('POST', path, OrderAnswer, {
          body,
          onceKey: form.raw('onceKey'),
        });
        return {
          redirect:
            code === undefined ? '/console/batches?done=submitted' : `/console/batches/${code}?done=ordered`,
        };
      },
      refused: (page, form, refusal) =>
        orderView(
          page,
          form.text('submission'),
          refusedForm(SHELL_TEXTS[page.locale].optional, form, refusal),
        ),
    },
  );

  pages.get('/console/batches/:code', { roles: ROLES }, async (page) => {
    const { done } = BATCHES_TEXTS[page.locale];
    return await batchView(page, doneNotice(done, page.query('done')));
  });
  changePages(pages);

  pages.get('/console/stamp', { roles: ROLES }, async (page) => {
    const { locale } = page;
    const texts = BATCHES_TEXTS[locale];
    const typed = page.query('serial').trim();
    const read = parseStampText(typed);
    const serial = read.ok ? read.serial : typed;
    const frame = {
      title: texts.stamp.title,
      lead: texts.stamp.lead,
      crumbs: [{ label: texts.title, href: '/console/batches' }],
    };
    const filled = filledForm('', { serial });
    if (serial === '') return { ...frame, body: stampPage(filled, null, locale) };
    try {
      const stamp = await page.api.get(`stamps/${encodeURIComponent(serial)}`, StampHistory);
      return {
        ...frame,
        body:
          stampPage(filled, { stamp, viewer: await viewerOf(page, stamp.entries) }, locale) +
          stampCases(await casesOf(page, stamp), locale),
      };
    } catch (error) {
      if (!(error instanceof ApiRefusal) || error.status >= 500) throw error;
      const faults = [{ field: 'serial', text: error.detail }];
      return {
        ...frame,
        status: error.status,
        body: stampPage({ ...filled, faults }, null, locale),
      };
    }
  });
}

/** Cases about a stamp, for who may look at them. */
async function casesOf(
  { api, principal }: Page,
  { batchCode, index }: { readonly batchCode: string; readonly index: number },
) {
  if (principal.role === 'producer') return [];
  const query = new URLSearchParams({ batchCode, stampIndex: String(index) });
  return (await api.get(`cases?${query}`, pageSchema(CaseListed))).items;
}

async function orderView(page: Page, number: string, state?: ReturnType<typeof filledForm>) {
  const { locale, csrf } = page;
  const texts = BATCHES_TEXTS[locale];
  const products = await productsToChoose(page);
  const open = await takenUp(page, number, 'batch');
  // An order goes on with the product that it was about.
  const wanted = open?.parentId ?? page.query('productId');
  const packs: OrderPack[] = [];
  for (const product of products) {
    if (wanted !== '' && product.id !== wanted) continue;
    const refused = await refusalOf(page, product.id);
    for (const pack of await packsOf(page, product.id))
      packs.push({ id: pack.id, name: `${product.name}, ${pack.name}`, refused });
  }
  const before = open === undefined ? {} : Value.Parse(BatchOrderBody, open.after);
  const shown = state ?? filledForm(SHELL_TEXTS[locale].optional, { profile: 'signed', ...before });
  return {
    title: texts.order,
    lead: texts.orderForm.lead,
    crumbs: [{ label: texts.title, href: '/console/batches' }],
    body:
      (open === undefined ? '' : ownSubmission(open, { csrf, locale, isHere: true })) +
      orderForm(
        { csrf, onceKey: page.onceKey(), state: shown, packs, submission: open?.number ?? null },
        locale,
      ),
  };
}
