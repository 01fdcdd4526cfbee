import { designPreview, designQuery, type FormState } from '../../../scanner-web/views/console/index.ts';
import type { Page } from '../pages.ts';
import { NewestBatch } from './answers.ts';

/** A label by the design in the form: of the newest batch, or a specimen before the first. */
export async function designPart(page: Page, state: FormState, producerId: string): Promise<string> {
  const of = new URLSearchParams({ producerId });
  const { items } = await page.api.get(`batches?limit=1&${of}`, NewestBatch);
  const [batch] = items;
  const label = 'stock=a4-24-70x37&output=roll';
  const href =
    batch === undefined
      ? `/api/v1/label-specimen.svg?${label}&${of}&`
      : `/api/v1/batches/${batch.code}/preview.svg?${label}&first=0&last=0&`;
  const query = designQuery(state.value, (name) => state.values(name).length > 0);
  return designPreview(href, query, page.locale);
}
