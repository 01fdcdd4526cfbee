import { Type } from 'typebox';
import {
  CERTIFICATE_TEXTS,
  chooseProductBody,
  filledForm,
  refusedForm,
  SHELL_TEXTS,
} from '../../../scanner-web/views/console/index.ts';
import { pageSchema } from '../../http/paging.ts';
import type { ConsolePages, Page } from '../pages.ts';
import { type ActTarget, actOrTry, formView } from './act-pages.ts';
import { DECIDERS } from './deciders.ts';

const PATH = '/console/certificates/new';

const Product = Type.Object({
  id: Type.String(),
  name: Type.String(),
  productGroup: Type.String(),
  producerId: Type.String(),
});
const Products = pageSchema(Product);
const Producer = Type.Object({ name: Type.String() });

/** `/console/certificates/new`: which product, by which decision, what follows, and then the certificate. */
export function issuePages(pages: ConsolePages): void {
  pages.get(PATH, { roles: DECIDERS }, async (page) => {
    const productId = page.query('productId');
    if (productId === '') return await choiceView(page);
    return formView(page, await targetOf(page, productId), filledForm(SHELL_TEXTS[page.locale].optional));
  });

  pages.post(
    PATH,
    { roles: DECIDERS },
    {
      act: async (page, form) => {
        const productId = form.text('productId');
        if (productId === '') return { redirect: PATH };
        return await actOrTry(page, form, await targetOf(page, productId));
      },
      refused: async (page, form, refusal) =>
        formView(
          page,
          await targetOf(page, form.text('productId')),
          refusedForm(SHELL_TEXTS[page.locale].optional, form, refusal),
        ),
    },
  );
}

async function choiceView(page: Page) {
  const { api, locale, principal } = page;
  const q = page.query('q').trim();
  const query = new URLSearchParams({
    limit: '50',
    ...(q === '' ? {} : { q }),
    ...(principal.provinceCode === null ? {} : { provinceCode: principal.provinceCode }),
    ...(page.query('cursor') === '' ? {} : { cursor: page.query('cursor') }),
  });
  const { items, next } = await api.get(`products?${query}`, Products);
  const texts = CERTIFICATE_TEXTS[locale];
  return {
    title: texts.acts.issue.title,
    lead: texts.acts.issue.lead,
    crumbs: [{ label: texts.title, href: '/console/certificates' }],
    actions: [{ label: texts.decisions.import, href: '/console/imports/new' }],
    body: chooseProductBody(
      { q, items: items.map(({ id, name, productGroup }) => ({ id, name, group: productGroup })), next },
      locale,
    ),
  };
}

async function targetOf({ api }: Page, productId: string): Promise<ActTarget> {
  const product = await api.get(`products/${encodeURIComponent(productId)}`, Product);
  const producer = await api.get(`producers/${encodeURIComponent(product.producerId)}`, Producer);
  return {
    act: 'issue',
    certificate: null,
    product: { id: product.id, name: product.name, producer: producer.name },
    apiPath: 'certificates',
    action: PATH,
    backHref: PATH,
  };
}
