import type { ApiClient } from './api-client.ts';
import type { Answer, Page, Told } from './told.ts';

const PAGE_LIMIT = 200;

/** All items of a list, page after page. @param path with or without a query, without `limit` and `cursor` */
export async function readAllPages<A extends Answer>(
  api: ApiClient,
  path: string,
  item: A,
): Promise<Told<A>[]> {
  const items: Told<A>[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ limit: String(PAGE_LIMIT), ...(cursor === null ? {} : { cursor }) });
    const page: Page<A> = await api.page({ path: `${path}${path.includes('?') ? '&' : '?'}${query}` }, item);
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return items;
}
