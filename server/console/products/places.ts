import { Type } from 'typebox';
import { pageSchema } from '../../http/paging.ts';
import type { Page } from '../pages.ts';

const Communes = pageSchema(Type.Object({ code: Type.String(), name: Type.String() }));
const Provinces = Type.Object({
  items: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), nameEn: Type.String() })),
});

/** More pages of 200 than any province has communes. */
const PAGES_LIMIT = 5;

/** The communes of a province by name. */
export async function communeChoices({ api }: Page, provinceCode: string) {
  const all: { code: string; name: string }[] = [];
  let cursor: string | null = '';
  for (let page = 0; page < PAGES_LIMIT && cursor !== null; page += 1) {
    const query: URLSearchParams = new URLSearchParams({ provinceCode, limit: '200' });
    if (cursor !== '') query.set('cursor', cursor);
    const answer: { items: typeof all; next: string | null } = await api.get(`communes?${query}`, Communes);
    all.push(...answer.items);
    cursor = answer.next;
  }
  const bare = ({ name }: { name: string }) => name.replace(/^(Xã|Phường|Đặc khu) /u, '');
  return all
    .sort((one, other) => bare(one).localeCompare(bare(other), 'vi'))
    .map(({ code, name }) => ({ value: code, label: name }));
}

/** The provinces. */
export async function provinceChoices({ api, locale }: Page) {
  const { items } = await api.get('provinces', Provinces);
  return items.map(({ code, name, nameEn }) => ({ value: code, label: locale === 'en' ? nameEn : name }));
}
