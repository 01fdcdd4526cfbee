import { Type } from 'typebox';
import type { Role } from '../../domain/principal.ts';
import { pageSchema } from '../../http/paging.ts';
import type { FormValues } from '../form-values.ts';
import type { Page } from '../pages.ts';

const Named = Type.Object({ id: Type.String(), name: Type.String() });
const Coded = Type.Object({ code: Type.String(), name: Type.String() });
const Provinces = Type.Object({
  items: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), nameEn: Type.String() })),
});
const Communes = pageSchema(Coded);
const Producers = pageSchema(Named);

/** Producers offered at once: who has more than these searches more exactly. */
const OFFERED = 20;

/** What an account or a token is bound to, by name; null: the whole country. */
export async function scopeName(
  page: Pick<Page, 'api' | 'locale'>,
  bound: {
    readonly producerId: string | null;
    readonly provinceCode: string | null;
    readonly communeCode: string | null;
  },
): Promise<string | null> {
  const { producerId, provinceCode, communeCode } = bound;
  if (producerId !== null)
    return (await page.api.get(`producers/${encodeURIComponent(producerId)}`, Named)).name;
  if (provinceCode === null) return null;
  const province = (await provincesOf(page)).find(({ id }) => id === provinceCode)?.name ?? provinceCode;
  if (communeCode === null) return province;
  const commune = (await communesOf(page, provinceCode)).find(({ id }) => id === communeCode);
  return `${commune?.name ?? communeCode}, ${province}`;
}

/** What the form of an account or a token offers for a role; the producer of today is offered whatever was searched for. */
export async function scopeChoices(
  page: Page,
  role: Role,
  q: string,
  provinceCode: string,
  producerId: string | null = null,
) {
  const producers = role === 'producer' ? await producersOf(page, q, producerId) : [];
  const provinces = role === 'officer' || role === 'inspector' ? await provincesOf(page) : [];
  const communes = role === 'officer' && provinceCode !== '' ? await communesOf(page, provinceCode) : [];
  return { role, q, producers, provinces, provinceCode, communes };
}

/** The members of a body that say what an account or a token is bound to: those that the form filled in. */
export function boundBody(form: FormValues): Record<string, string> {
  return Object.fromEntries(
    ['producerId', 'provinceCode', 'communeCode']
      .map((name) => [name, form.text(name)] as const)
      .filter(([, value]) => value !== ''),
  );
}

async function producersOf({ api }: Page, q: string, producerId: string | null) {
  const search = new URLSearchParams({ limit: String(OFFERED), ...(q === '' ? {} : { q }) });
  const { items } = await api.get(`producers?${search}`, Producers);
  const found = items.map(({ id, name }) => ({ id, name }));
  if (producerId === null || found.some(({ id }) => id === producerId)) return found;
  const { id, name } = await api.get(`producers/${encodeURIComponent(producerId)}`, Named);
  return [{ id, name }, ...found];
}

async function provincesOf({ api, locale }: Pick<Page, 'api' | 'locale'>) {
  const { items } = await api.get('provinces', Provinces);
  return items.map(({ code, name, nameEn }) => ({ id: code, name: locale === 'en' ? nameEn : name }));
}

async function communesOf({ api }: Pick<Page, 'api'>, provinceCode: string) {
  const query = new URLSearchParams({ provinceCode, limit: '200' });
  return (await api.get(`communes?${query}`, Communes)).items.map(({ code, name }) => ({ id: code, name }));
}
