import { type PreviewFrame, renderPreviewPage } from '../../../scanner-web/views/index.ts';
import { ShownGoods } from '../../domain/shown-goods.ts';
import { Submission } from '../../domain/submission.ts';
import { problem } from '../../http/problems.ts';
import type { PageDocument } from '../page-document.ts';
import type { ConsolePages, Page } from '../pages.ts';

const ROLES = ['admin', 'officer', 'producer'] as const;

/** Pages of stamps as buyers would see them, of what is not published yet. */
export function previewPages(pages: ConsolePages): void {
  pages.get('/console/products/:id/preview', { roles: ROLES }, async (page) => {
    const href = `/console/products/${page.param('id')}`;
    const preview = { backHref: href, isUnsent: false };
    return shown(await previewed(page, {}), `${href}/preview`, preview);
  });
  pages.get('/console/submissions/:number/preview', { roles: ROLES }, async (page) => {
    const number = page.param('number');
    if (!/^\d{1,15}$/.test(number)) throw problem('not-found');
    const path = `submissions/${number}`;
    const goods = await page.api.get(`${path}/preview`, ShownGoods);
    const isOwn = page.principal.role === 'producer';
    const backHref = isOwn ? backOf(await page.api.get(path, Submission)) : `/console/review/${number}`;
    return shown(goods, `/console/${path}/preview`, { backHref, isUnsent: false });
  });
}

/** The page of a product as it was typed, before it is sent. */
export async function previewTyped(page: Page, body: object): Promise<PageDocument> {
  const goods = await previewed(page, body);
  return shown(goods, `/console/products/${page.param('id')}/preview`, { backHref: null, isUnsent: true });
}

async function previewed({ api, param }: Page, body: object): Promise<ShownGoods> {
  return await api.send('POST', `products/${param('id')}/preview`, ShownGoods, { body });
}

function shown(goods: ShownGoods, path: string, preview: PreviewFrame): PageDocument {
  return { path, document: (frame) => renderPreviewPage(goods, { ...frame, preview }) };
}

function backOf({ kind, subjectId, parentId }: Submission): string {
  if (kind === 'profile') return '/console/profile';
  if (kind === 'product') return `/console/products/${subjectId}`;
  return kind === 'pack' || kind === 'pack-new' ? `/console/products/${parentId}` : '/console/products';
}
