import { type Static, type TSchema, Type } from 'typebox';
import type { ApiClient } from './api-client.ts';

const PAGE_LIMIT = 200;

/** All items of a list, page after page. @param path with or without a query, without `limit` and `cursor` */
export async function readAllPages<S extends TSchema>(
  api: ApiClient,
  path: string,
  item: S,
): Promise<Static<S>[]> {
  const page = Type.Object({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) });
  const items: Static<S>[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ limit: String(PAGE_LIMIT), ...(cursor === null ? {} : { cursor }) });
    const answer: { items: Static<S>[]; next: string | null } = await api.json(
      { path: `${path}${path.includes('?') ? '&' : '?'}${query}` },
      page,
    );
    items.push(...answer.items);
    cursor = answer.next;
  } while (cursor !== null);
  return items;
}
