import type { Kysely } from 'kysely';
import { inChunks } from './in-chunks.ts';
import { insertRow } from './insert-row.ts';
import { knownRows } from './known-rows.ts';
import type { Database } from './schema.ts';
import type { VariantTable } from './tables/registry.ts';

/** Adds a variant; its name must be new for its product and its GTIN new for the whole registry. */
export async function insertVariant(db: Kysely<Database>, variant: VariantTable): Promise<void> {
  await insertRow(db, 'variant', variant);
  ofProduct.forget(db, variant.productId);
}

/** Replaces the row of `variant.id`, but only while it is still the version of `expectedUpdatedMs`; tells whether it was. */
export async function updateVariant(
  db: Kysely<Database>,
  variant: VariantTable,
  expectedUpdatedMs: number,
): Promise<boolean> {
  const { id, ...values } = variant;
  const result = await db
    .updateTable('variant')
    .set(values)
    .where('id', '=', id)
    .where('updatedMs', '=', expectedUpdatedMs)
    .executeTakeFirst();
  ofProduct.forget(db, variant.productId);
  return result.numUpdatedRows === 1n;
}

/** The variant with this id. */
export async function findVariant(db: Kysely<Database>, id: string): Promise<VariantTable | undefined> {
  return await db.selectFrom('variant').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The variant that carries this GTIN-14. */
export async function findVariantByGtin(
  db: Kysely<Database>,
  gtin: string,
): Promise<VariantTable | undefined> {
  return await db.selectFrom('variant').selectAll().where('gtin', '=', gtin).executeTakeFirst();
}

/** All variants of a product (at most 100), oldest first. */
export async function variantsOfProduct(db: Kysely<Database>, productId: string): Promise<VariantTable[]> {
  return await ofProduct.find(db, productId);
}

const ofProduct = knownRows(
  async (db, productId): Promise<VariantTable[]> =>
    await db
      .selectFrom('variant')
      .selectAll()
      .where('productId', '=', productId)
      .orderBy('createdMs')
      .orderBy('id')
      .execute(),
);

/** A long work knows the variants of these products from then on. */
export async function learnVariants(db: Kysely<Database>, productIds: readonly string[]): Promise<void> {
  const found = await inChunks(productIds, async (some) =>
    db
      .selectFrom('variant')
      .selectAll()
      .where('productId', 'in', some)
      .orderBy('createdMs')
      .orderBy('id')
      .execute(),
  );
  const byProduct = Map.groupBy(found, ({ productId }) => productId);
  for (const id of productIds) ofProduct.learn(db, id, byProduct.get(id) ?? []);
}

/** A product was added, which has no variant yet. */
export function learnUnpacked(db: Kysely<Database>, productId: string): void {
  ofProduct.learn(db, productId, []);
}

/** Rows of variants were changed: a long work asks for them again. */
export function forgetVariants(db: Kysely<Database>): void {
  ofProduct.forget(db);
}
