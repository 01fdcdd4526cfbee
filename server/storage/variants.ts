import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';
import type { VariantTable } from './tables/registry.ts';

/** Adds a variant; its name must be new for its product and its GTIN new for the whole registry. */
export async function insertVariant(db: Kysely<Database>, variant: VariantTable): Promise<void> {
  await db.insertInto('variant').values(variant).execute();
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
  return await db
    .selectFrom('variant')
    .selectAll()
    .where('productId', '=', productId)
    .orderBy('createdMs')
    .orderBy('id')
    .execute();
}
