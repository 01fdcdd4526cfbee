import { designPreview, designQuery, type FormState } from '../../../scanner-web/views/console/index.ts';
import type { Page } from '../pages.ts';
import { NewestBatch } from './answers.ts';

/** A label of the newest batch by the design in the form; nothing before the first batch. */
export async function designPart(page: Page, state: FormState): Promise<string> {
  if (page.principal.role !== 'producer') return '';
  const { items } = await page.api.get('batches?limit=1', NewestBatch);
  const [batch] = items;
  if (batch === undefined) return '';
  const label = 'stock=a4-24-70x37&output=roll&first=0&last=0';
  const href = `/api/v1/batches/${batch.code}/preview.svg?${label}&`;
  const query = designQuery(state.value, (name) => state.values(name).length > 0);
  return designPreview(href, query, page.locale);
}
