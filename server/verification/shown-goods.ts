import type { Kysely } from 'kysely';
import Value from 'typebox/value';
import type { CivilDay } from '../../stamps/civil-day.ts';
import { recognitionAt } from '../../stamps/verdict/index.ts';
import { type GoodsOf, ShownGoods } from '../domain/shown-goods.ts';
import { findProductFacts, findVariantFacts } from '../storage/facts.ts';
import { listProducts } from '../storage/products.ts';
import type { Database } from '../storage/schema.ts';
import { goodsOf } from './goods.ts';
import { recognitionView } from './page-model.ts';

/**
 * What the page of a stamp would show of some goods, as a transaction sees them; undefined where there are none. Photos
 * come from where signed-in callers see them, published or not.
 */
export async function shownGoods(
  db: Kysely<Database>,
  { kind, id }: GoodsOf,
  today: CivilDay,
): Promise<ShownGoods | undefined> {
  const facts =
    kind === 'variant'
      ? await findVariantFacts(db, id)
      : await findProductFacts(db, kind === 'product' ? id : await firstProductOf(db, id));
  if (facts === undefined) return undefined;
  const goods = goodsOf(facts, facts.variant.gtin, (mediaId) => `/api/v1/media/${mediaId}`);
  const recognition = recognitionView(recognitionAt(goods.certificates, today));
  return Value.Parse(ShownGoods, { product: goods.product, producer: goods.producer, recognition });
}

async function firstProductOf(db: Kysely<Database>, producerId: string): Promise<string> {
  const [first] = await listProducts(db, { producerId, limit: 1, after: undefined, contains: undefined });
  return first?.id ?? '';
}
