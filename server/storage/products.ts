import type { Kysely, NotNull } from 'kysely';
import { sql } from 'kysely';
import { learnUncertified } from './certificates.ts';
import { inChunks } from './in-chunks.ts';
import { insertRow } from './insert-row.ts';
import { joinedKey, knownRows } from './known-rows.ts';
import type { Database } from './schema.ts';
import { containsPattern, type SearchPage } from './search-page.ts';
import type { ProductTable } from './tables/registry.ts';
import { learnUnpacked } from './variants.ts';

/** Adds a product; its match key must be new for its producer. */
export async function insertProduct(db: Kysely<Database>, product: ProductTable): Promise<void> {
  await insertRow(db, 'product', product);
  byId.learn(db, product.id, product);
  byKey.learn(db, joinedKey(product.producerId, product.matchKey), product);
  learnUnpacked(db, product.id);
  learnUncertified(db, product.id);
}

/** Replaces the row of `product.id`, but only while it is still the version of `expectedUpdatedMs`; tells whether it was. */
export async function updateProduct(
  db: Kysely<Database>,
  product: ProductTable,
  expectedUpdatedMs: number,
): Promise<boolean> {
  const { id, ...values } = product;
  const result = await db
    .updateTable('product')
    .set(values)
    .where('id', '=', id)
    .where('updatedMs', '=', expectedUpdatedMs)
    .executeTakeFirst();
  forgetProducts(db);
  return result.numUpdatedRows === 1n;
}

/** Rows of products were changed: a long work asks for them again. */
export function forgetProducts(db: Kysely<Database>): void {
  byId.forget(db);
  byKey.forget(db);
  allKnown.forget(db);
}

/** The product with this id. */
export async function findProduct(db: Kysely<Database>, id: string): Promise<ProductTable | undefined> {
  return await byId.find(db, id);
}

const byId = knownRows(
  async (db, id): Promise<ProductTable | undefined> =>
    await db.selectFrom('product').selectAll().where('id', '=', id).executeTakeFirst(),
);

/** The product of a producer that was registered last; undefined before the first. */
export async function newestProduct(
  db: Kysely<Database>,
  producerId: string,
): Promise<Pick<ProductTable, 'id'> | undefined> {
  return await db
    .selectFrom('product')
    .select('id')
    .where('producerId', '=', producerId)
    .orderBy('createdMs', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

/** The product of this producer whose name folds to this key. */
export async function findProductByKey(
  db: Kysely<Database>,
  producerId: string,
  matchKey: string,
): Promise<ProductTable | undefined> {
  return await byKey.find(db, joinedKey(producerId, matchKey));
}

const byKey = knownRows(async (db, key): Promise<ProductTable | undefined> => {
  const [producerId, matchKey] = JSON.parse(key);
  if (await allKnown.find(db, producerId)) return undefined;
  return await db
    .selectFrom('product')
    .selectAll()
    .where('producerId', '=', producerId)
    .where('matchKey', '=', matchKey)
    .executeTakeFirst();
});

/** Whether a long work knows every product of a producer. */
const allKnown = knownRows(async () => false);

/** A producer was added, which has no product yet. */
export function learnUnproductive(db: Kysely<Database>, producerId: string): void {
  allKnown.learn(db, producerId, true);
}

/** All products of these producers; a long work knows them from then on. */
export async function learnProducts(
  db: Kysely<Database>,
  producerIds: readonly string[],
): Promise<ProductTable[]> {
  const found = await inChunks(producerIds, async (some) =>
    db.selectFrom('product').selectAll().where('producerId', 'in', some).execute(),
  );
  for (const product of found) {
    byId.learn(db, product.id, product);
    byKey.learn(db, joinedKey(product.producerId, product.matchKey), product);
  }
  for (const id of producerIds) allKnown.learn(db, id, true);
  return found;
}

/** One page of products by search key with their producers' names, narrowed to a producer, group or province when given. */
export async function listProducts(
  db: Kysely<Database>,
  page: SearchPage & {
    readonly producerId?: string | undefined;
    readonly productGroup?: string | undefined;
    readonly provinceCode?: string | undefined;
  },
): Promise<(ProductTable & { readonly producerName: string })[]> {
  let query = db
    .selectFrom('product')
    .selectAll()
    .select((eb) =>
      eb
        .selectFrom('producer')
        .select('producer.name')
        .whereRef('producer.id', '=', 'product.producerId')
        .as('producerName'),
    )
    .$narrowType<{ producerName: NotNull }>()
    .where('withdrawnMs', 'is', null);
  query = query.orderBy('searchKey').orderBy('id').limit(page.limit);
  const { after, contains, producerId, productGroup, provinceCode } = page;
  if (producerId !== undefined) query = query.where('producerId', '=', producerId);
  if (productGroup !== undefined) query = query.where('productGroup', '=', productGroup);
  if (provinceCode !== undefined)
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('producer')
          .select('producer.id')
          .whereRef('producer.id', '=', 'product.producerId')
          .where('producer.provinceCode', '=', provinceCode),
      ),
    );
  if (contains !== undefined)
    query = query.where(sql<boolean>`search_key like ${containsPattern(contains)} escape '\\'`);
  if (after !== undefined)
    query = query.where((eb) => eb(eb.refTuple('searchKey', 'id'), '>', eb.tuple(after.searchKey, after.id)));
  return await query.execute();
}
