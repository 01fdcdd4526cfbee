import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Database } from './schema.ts';
import type { BatchTable } from './tables/batches.ts';

/** One batch as stored. */
export type BatchRow = Selectable<BatchTable>;

/** What a batch needs to know of the variant it is for. */
export type VariantForBatch = {
  variantId: string;
  variantName: string;
  /** GTIN-14 digits; null: links will be short. */
  gtin: string | null;
  productId: string;
  productName: string;
  producerId: string;
  provinceCode: string;
  communeCode: string | null;
};

/** A product's owner, as far as access rules need it. */
export type ProductOwner = {
  productId: string;
  productName: string;
  producerId: string;
  provinceCode: string;
  communeCode: string | null;
};

/** Finds the variant with its product and producer. */
export async function findVariantForBatch(
  db: Kysely<Database>,
  variantId: string,
): Promise<VariantForBatch | undefined> {
  return await db
    .selectFrom('variant')
    .innerJoin('product', 'product.id', 'variant.productId')
    .innerJoin('producer', 'producer.id', 'product.producerId')
    .select([
      'variant.id as variantId',
      'variant.name as variantName',
      'variant.gtin',
      'product.id as productId',
      'product.name as productName',
      'producer.id as producerId',
      'producer.provinceCode',
      'producer.communeCode',
    ])
    .where('variant.id', '=', variantId)
    .executeTakeFirst();
}

/** Finds who owns a product. */
export async function findProductOwner(
  db: Kysely<Database>,
  productId: string,
): Promise<ProductOwner | undefined> {
  return await db
    .selectFrom('product')
    .innerJoin('producer', 'producer.id', 'product.producerId')
    .select([
      'product.id as productId',
      'product.name as productName',
      'producer.id as producerId',
      'producer.provinceCode',
      'producer.communeCode',
    ])
    .where('product.id', '=', productId)
    .executeTakeFirst();
}

/** Writes a new batch; false when its code, or its request key, is taken and nothing was written. */
export async function insertBatch(db: Kysely<Database>, batch: Insertable<BatchTable>): Promise<boolean> {
  const result = await db
    .insertInto('batch')
    .values(batch)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Finds a batch by its code. */
export async function findBatch(db: Kysely<Database>, code: string): Promise<BatchRow | undefined> {
  return await db.selectFrom('batch').selectAll().where('code', '=', code).executeTakeFirst();
}

/** Finds the batch that an actor's request with this key has already made. */
export async function findBatchByRequest(
  db: Kysely<Database>,
  actor: string,
  requestKey: string,
): Promise<BatchRow | undefined> {
  return await db
    .selectFrom('batch')
    .selectAll()
    .where('createdBy', '=', actor)
    .where('requestKey', '=', requestKey)
    .executeTakeFirst();
}

/** How many stamps of a product were ordered from `fromMs` on, before `untilMs`, by the net content of their packs. */
export async function stampsOrdered(
  db: Kysely<Database>,
  productId: string,
  fromMs: number,
  untilMs: number,
): Promise<{ readonly netContent: string | null; readonly stamps: number }[]> {
  return await db
    .selectFrom('batch')
    .innerJoin('variant', 'variant.id', 'batch.variantId')
    .select(({ fn }) => ['variant.netContent', fn.sum<number>('batch.quantity').as('stamps')])
    .where('batch.productId', '=', productId)
    .where('batch.createdMs', '>=', fromMs)
    .where('batch.createdMs', '<', untilMs)
    .groupBy('variant.netContent')
    .execute();
}

/** The code of some batch that was issued under a certificate. */
export async function findBatchUnder(
  db: Kysely<Database>,
  certificateId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('batch')
    .select('code')
    .where('certificateId', '=', certificateId)
    .limit(1)
    .executeTakeFirst();
  return row?.code;
}

/**
 * Moves the version of a batch's log from `from` to `to`; false when another writer was faster, so that the
 * caller's legality check no longer holds and its transaction must be rolled back.
 */
export async function advanceLogVersion(
  db: Kysely<Database>,
  code: string,
  from: number,
  to: number,
): Promise<boolean> {
  const result = await db
    .updateTable('batch')
    .set({ logVersion: to })
    .where('code', '=', code)
    .where('logVersion', '=', from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
