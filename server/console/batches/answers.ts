import { Type } from 'typebox';
import { pageSchema } from '../../http/paging.ts';
import { Batch } from '../../issuance/batch-schemas.ts';
import { Lot } from '../../issuance/lot-schemas.ts';
import { LoggedRangeEntry } from '../../issuance/range-schemas.ts';
import { Job } from '../../printing/schemas.ts';
import type { Page } from '../pages.ts';

/** Entries of a batch's log that its page shows. */
const ENTRIES_SHOWN = 50;

const JOBS_SHOWN = 50;

/** Who may act on stamps; inspectors look, and suspend. */
export const MANAGE = ['admin', 'officer', 'producer'] as const;

/** The batch of a page's path. */
export async function batchOf(page: Page) {
  return await page.api.get(batchPath(page), Batch);
}

/** The path of the batch in the API. */
export function batchPath(page: Page): string {
  return `batches/${encodeURIComponent(page.param('code'))}`;
}

/** The print jobs of a batch, newest first; none for who may not print. */
export async function jobsOf(page: Page) {
  if (page.principal.role === 'inspector') return [];
  return (await page.api.get(`${batchPath(page)}/print-jobs?limit=${JOBS_SHOWN}`, pageSchema(Job))).items;
}

/** The newest entries of a batch's log. */
export async function entriesOf(page: Page) {
  const path = `${batchPath(page)}/ranges?order=newest&limit=${ENTRIES_SHOWN}`;
  return (await page.api.get(path, Type.Object({ items: Type.Array(LoggedRangeEntry) }))).items;
}

/** Lots of a product that take more stamps. */
export async function openLots(page: Page, productId: string) {
  const query = new URLSearchParams({ productId, state: 'open', limit: '100' });
  return (await page.api.get(`lots?${query}`, pageSchema(Lot))).items;
}
