import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Database } from './schema.ts';
import { MOVEMENTS, type Movement } from './tallies.ts';

/** A product that ever had stamps. */
export type LedgerProduct = {
  productId: string;
  productName: string;
  producerId: string;
  producerName: string;
  searchKey: string;
};

/** Which products a ledger is of; absent members do not narrow it. */
export type LedgerFilter = {
  producerId?: string;
  productId?: string;
  provinceCode?: string;
  communeCode?: string;
};

/** Movements of a product's batches in one month. */
export type ProductMovement = Movement & { productId: string; month: string };

/** Printed stamps of a product whose batches had this last day of activation, and which were not activated by then. */
export type ProductExpiry = { productId: string; unusedDeadlineOn: string; expired: number };

/** Stamps of a product that were printed again. */
export type ProductReprint = { productId: string; createdMs: number; reprinted: number };

/** Products with batches by their names, starting behind `after`; at most `limit`. */
export async function listLedgerProducts(
  db: Kysely<Database>,
  filter: LedgerFilter,
  limit: number,
  after?: { readonly searchKey: string; readonly id: string },
): Promise<LedgerProduct[]> {
  let query = stamped(db, filter)
    .select([
      'product.id as productId',
      'product.name as productName',
      'producer.id as producerId',
      'producer.name as producerName',
      'product.searchKey',
    ])
    .orderBy('product.searchKey')
    .orderBy('product.id')
    .limit(limit);
  if (after !== undefined) {
    query = query.where((eb) =>
      eb(eb.refTuple('product.searchKey', 'product.id'), '>', eb.tuple(after.searchKey, after.id)),
    );
  }
  return await query.execute();
}

/** How many products have batches. */
export async function countLedgerProducts(db: Kysely<Database>, filter: LedgerFilter): Promise<number> {
  const { count } = await stamped(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** What moved in each month, of all batches of some products together. */
export async function productMovements(
  db: Kysely<Database>,
  productIds: readonly string[],
): Promise<ProductMovement[]> {
  return await db
    .selectFrom('batch')
    .innerJoin('stampMovement', 'stampMovement.batchCode', 'batch.code')
    .select((eb) => [
      'batch.productId',
      'stampMovement.month',
      ...MOVEMENTS.map((name) => eb.fn.sum<number>(`stampMovement.${name}`).as(name)),
    ])
    .where('batch.productId', 'in', productIds)
    .groupBy(['batch.productId', 'stampMovement.month'])
    .$narrowType<ProductMovement>()
    .execute();
}

/**
 * What was still in stock on the last day of activation, for the batches of some products in which that day is before
 * `today`. Movements after it cancel out, so it is all that ever moved.
 */
export async function productExpiries(
  db: Kysely<Database>,
  productIds: readonly string[],
  today: string,
): Promise<ProductExpiry[]> {
  return await db
    .selectFrom('batch')
    .innerJoin('stampMovement as moved', 'moved.batchCode', 'batch.code')
    .select([
      'batch.productId',
      'batch.unusedDeadlineOn',
      sql<number>`sum(moved.printed - moved.activated - moved.damaged - moved.lost - moved.stolen - moved.expired)`.as(
        'expired',
      ),
    ])
    .where('batch.productId', 'in', productIds)
    .where('batch.unusedDeadlineOn', '<', today)
    .groupBy(['batch.productId', 'batch.unusedDeadlineOn'])
    .execute();
}

/** The reprints of some products from one moment to before another. */
export async function productReprints(
  db: Kysely<Database>,
  productIds: readonly string[],
  fromMs: number,
  beforeMs: number,
): Promise<ProductReprint[]> {
  return await db
    .selectFrom('batch')
    .innerJoin('printJob', 'printJob.batchCode', 'batch.code')
    .select(['batch.productId', 'printJob.createdMs', 'printJob.reprinted'])
    .where('batch.productId', 'in', productIds)
    // Written out, so that the index of reprints can serve it.
    .where(sql<boolean>`print_job.reprinted > 0`)
    .where('printJob.createdMs', '>=', fromMs)
    .where('printJob.createdMs', '<', beforeMs)
    .execute();
}

function stamped(db: Kysely<Database>, { producerId, productId, provinceCode, communeCode }: LedgerFilter) {
  let query = db
    .selectFrom('product')
    .innerJoin('producer', 'producer.id', 'product.producerId')
    .where((eb) =>
      eb.exists(eb.selectFrom('batch').select('batch.code').whereRef('batch.productId', '=', 'product.id')),
    );
  if (producerId !== undefined) query = query.where('product.producerId', '=', producerId);
  if (productId !== undefined) query = query.where('product.id', '=', productId);
  if (provinceCode !== undefined) query = query.where('producer.provinceCode', '=', provinceCode);
  if (communeCode !== undefined) query = query.where('producer.communeCode', '=', communeCode);
  return query;
}
