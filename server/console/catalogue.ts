import { Type } from 'typebox';
import type { OrderPack } from '../../scanner-web/views/console/index.ts';
import { allowsStamps } from '../../stamps/verdict/index.ts';
import { RecognitionView } from '../certificates/schemas.ts';
import { pageSchema } from '../http/paging.ts';
import type { Page } from './pages.ts';

const Named = pageSchema(Type.Object({ id: Type.String(), name: Type.String() }));

/** Products that a form offers; further ones are reached from their own page. */
const PRODUCTS_OFFERED = 200;

/** A product or a pack to choose. */
export interface NamedThing {
  readonly id: string;
  readonly name: string;
}

/** The products that whoever looks may choose from. */
export async function productsToChoose({ api, principal }: Page): Promise<readonly NamedThing[]> {
  const query = new URLSearchParams({ limit: String(PRODUCTS_OFFERED) });
  if (principal.producerId !== null) query.set('producerId', principal.producerId);
  return (await api.get(`products?${query}`, Named)).items;
}

/** The packs of a product. */
export async function packsOf({ api }: Page, productId: string): Promise<readonly NamedThing[]> {
  const answer = await api.get(
    `products/${encodeURIComponent(productId)}/variants`,
    Type.Object({ items: Named.properties.items }),
  );
  return answer.items;
}

/** Why a product gets no stamps today, as its recognition says; null: it gets them. */
export async function refusalOf({ api }: Page, productId: string): Promise<OrderPack['refused']> {
  const path = `products/${encodeURIComponent(productId)}/recognition`;
  const { status, stars } = await api.get(path, RecognitionView);
  if (status === 'expired' || status === 'revoked') return status;
  return allowsStamps({ stars }) ? null : 'none';
}
