import type { Static } from 'typebox';
import { IMPORT_TEXTS } from '../../../scanner-web/views/console/index.ts';
import { AnnexRowPage, AnnexView } from '../../registry/annex/schemas.ts';
import type { Page } from '../pages.ts';

/** The address of an annex in the API. */
export function annexPath({ param }: Page): string {
  return `imports/annexes/${encodeURIComponent(param('id'))}`;
}

/** The annex that a page is about. */
export async function annexOf(page: Page): Promise<Static<typeof AnnexView>> {
  return await page.api.get(annexPath(page), AnnexView);
}

/** How many rows come to what. */
export async function countsOf(page: Page): Promise<Static<typeof AnnexRowPage>['counts']> {
  return (await page.api.get(`${annexPath(page)}/rows?limit=1`, AnnexRowPage)).counts;
}

/** The query by which work under this name is followed; none for what is no such name. */
export function followedBy(progressId: string): string {
  return /^[A-Za-z0-9_-]{16,64}$/.test(progressId) ? `progressId=${progressId}` : '';
}

/** Whether an annex can be looked at row by row. */
export function isReadable({ header, columns }: Static<typeof AnnexView>): boolean {
  const means = columns.map((column) => column.means);
  return header !== null && means.includes('product_name') && means.includes('producer');
}

/** The way back from a page about an annex. */
export function crumbsTo({ locale }: Page, annex?: Static<typeof AnnexView>) {
  const list = { label: IMPORT_TEXTS[locale].title, href: '/console/imports' };
  return annex === undefined
    ? [list]
    : [list, { label: annex.decision.number, href: `/console/imports/${annex.id}` }];
}
