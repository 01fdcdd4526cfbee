import type { Insertable, Kysely, Selectable } from 'kysely';
import type { BatchTable, Database } from './schema.ts';

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
  producerId: string;
  provinceCode: string;
  communeCode: string | null;
};

/** Position in the list of batches, newest first. */
export type BatchPosition = { createdMs: number; code: string };

/** Which batches a list shows; absent members do not narrow it. */
export type BatchFilter = {
  producerId?: string;
  productId?: string;
  provinceCode?: string;
  communeCode?: string;
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

/** Lists batches, newest first, starting behind `after`; at most `limit`. */
export async function listBatches(
  db: Kysely<Database>,
  filter: BatchFilter,
  limit: number,
  after?: BatchPosition,
): Promise<BatchRow[]> {
  let query = db
    .selectFrom('batch')
    .selectAll('batch')
    .orderBy('batch.createdMs', 'desc')
    .orderBy('batch.code', 'desc')
    .limit(limit);
  const { producerId, productId, provinceCode, communeCode } = filter;
  if (producerId !== undefined) query = query.where('batch.producerId', '=', producerId);
  if (productId !== undefined) query = query.where('batch.productId', '=', productId);
  if (provinceCode !== undefined || communeCode !== undefined) {
    let placed = query.innerJoin('producer', 'producer.id', 'batch.producerId');
    if (provinceCode !== undefined) placed = placed.where('producer.provinceCode', '=', provinceCode);
    if (communeCode !== undefined) placed = placed.where('producer.communeCode', '=', communeCode);
    query = placed;
  }
  if (after !== undefined) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('batch.createdMs', 'batch.code'), '<', tuple(after.createdMs, after.code)),
    );
  }
  return await query.execute();
}

/** Every batch of a product, or every batch issued under one certificate. */
export async function batchesUnder(
  db: Kysely<Database>,
  of: { readonly productId: string } | { readonly certificateId: string },
): Promise<BatchRow[]> {
  const query = db.selectFrom('batch').selectAll();
  return await ('productId' in of
    ? query.where('productId', '=', of.productId)
    : query.where('certificateId', '=', of.certificateId)
  ).execute();
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
