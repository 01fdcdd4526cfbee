import { type Static, Type } from 'typebox';
import { pageSchema } from '../../http/paging.ts';
import type { Page } from '../pages.ts';

const Place = Type.Object({ code: Type.String(), name: Type.String() });
const Provinces = Type.Object({ items: Type.Array(Place) });
const Communes = pageSchema(Place);

/** Every province. */
export async function provincesFor({ api }: Page): Promise<Static<typeof Place>[]> {
  return (await api.get('provinces', Provinces)).items;
}

/** The communes of a province. */
export async function communesOf({ api }: Page, provinceCode: string): Promise<Static<typeof Place>[]> {
  const communes: Static<typeof Place>[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = new URLSearchParams({
      provinceCode,
      limit: '200',
      ...(cursor === '' ? {} : { cursor }),
    }).toString();
    const page: Static<typeof Communes> = await api.get(`communes?${query}`, Communes);
    communes.push(...page.items);
    cursor = page.next;
  }
  return communes;
}
