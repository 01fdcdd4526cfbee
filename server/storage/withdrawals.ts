import { type Kysely, type SqlBool, sql } from 'kysely';
import { inChunks } from './in-chunks.ts';
import { forgetProducers, takeUpProducer } from './producers.ts';
import { findProduct, forgetProducts } from './products.ts';
import type { Database } from './schema.ts';
import { forgetVariants } from './variants.ts';

/** Why a product stays registered: what uses it, or that somebody changed it. */
export const PRODUCT_USES = ['changed', 'certificate', 'pack', 'lot', 'stamps', 'proposal'] as const;

/** Why a producer stays registered. */
export const PRODUCER_USES = [
  'changed',
  'product',
  'account',
  'application',
  'stamps',
  'printing',
  'proposal',
] as const;

/** One thing of the registry with the first use that was found of it; null: nothing uses it. */
export interface UseFound<U extends string> {
  readonly id: string;
  readonly producerId: string;
  readonly name: string;
  readonly use: U | null;
}

/**
 * What uses products beside the given certificates, of those that still count.
 * @param sinceMs what was changed or added later than this is a use
 */
export async function productUses(
  db: Kysely<Database>,
  ids: readonly string[],
  certificates: ReadonlySet<string>,
  sinceMs: number,
): Promise<UseFound<(typeof PRODUCT_USES)[number]>[]> {
  const found = await inChunks(ids, async (some) => {
    const standing = await db
      .selectFrom('certificate')
      .select(['id', 'productId'])
      .where('productId', 'in', some)
      .where('withdrawnMs', 'is', null)
      .execute();
    const certified = new Set(
      standing.flatMap(({ id, productId }) => (certificates.has(id) ? [] : productId)),
    );
    const rows = await db
      .selectFrom('product')
      .select(['id', 'producerId', 'name', 'updatedMs'])
      .select([
        sql<SqlBool>`exists (select 1 from variant where product_id = product.id
          and max(created_ms, updated_ms) > ${sinceMs})`.as('pack'),
        sql<SqlBool>`exists (select 1 from lot where product_id = product.id)`.as('lot'),
        sql<SqlBool>`exists (select 1 from batch where product_id = product.id)`.as('stamps'),
        sql<SqlBool>`exists (select 1 from submission where product.id in (subject_id, parent_id)
          or subject_id in (select id from variant where product_id = product.id))`.as('proposal'),
      ])
      .where('id', 'in', some)
      .where('withdrawnMs', 'is', null)
      .execute();
    return rows.map((row) => ({
      ...row,
      certificate: certified.has(row.id),
      changed: row.updatedMs > sinceMs,
    }));
  });
  return found.map((row) => ({ ...idOf(row), use: PRODUCT_USES.find((use) => Boolean(row[use])) ?? null }));
}

/** What uses producers beside the given products; as {@link productUses}. */
export async function producerUses(
  db: Kysely<Database>,
  ids: readonly string[],
  products: ReadonlySet<string>,
  sinceMs: number,
): Promise<UseFound<(typeof PRODUCER_USES)[number]>[]> {
  const found = await inChunks(ids, async (some) => {
    const standing = await db
      .selectFrom('product')
      .select(['id', 'producerId'])
      .where('producerId', 'in', some)
      .where('withdrawnMs', 'is', null)
      .execute();
    const making = new Set(standing.flatMap(({ id, producerId }) => (products.has(id) ? [] : producerId)));
    const has = (table: string) =>
      sql<SqlBool>`exists (select 1 from ${sql.table(table)} where producer_id = producer.id)`;
    const rows = await db
      .selectFrom('producer')
      .select(['id', 'id as producerId', 'name', 'updatedMs'])
      .select([
        sql<SqlBool>`${has('account')} or ${has('api_token')}`.as('account'),
        has('application').as('application'),
        has('batch').as('stamps'),
        has('print_thing').as('printing'),
        has('submission').as('proposal'),
      ])
      .where('id', 'in', some)
      .where('withdrawnMs', 'is', null)
      .execute();
    return rows.map((row) => ({ ...row, product: making.has(row.id), changed: row.updatedMs > sinceMs }));
  });
  return found.map((row) => ({ ...idOf(row), use: PRODUCER_USES.find((use) => Boolean(row[use])) ?? null }));
}

/** Takes products out of every list; the GTINs of their packs, which it answers by product, are free for others. */
export async function withdrawProducts(
  db: Kysely<Database>,
  ids: readonly string[],
  timeMs: number,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const freed = await inChunks(ids, async (some) => {
    await db.updateTable('product').set({ withdrawnMs: timeMs }).where('id', 'in', some).execute();
    const packs = db.selectFrom('variant').where('productId', 'in', some).where('gtin', 'is not', null);
    const held = await packs.select(['productId', 'gtin']).execute();
    await db.updateTable('variant').set({ gtin: null }).where('productId', 'in', some).execute();
    return held;
  });
  forgetProducts(db);
  forgetVariants(db);
  const byProduct = Map.groupBy(freed, ({ productId }) => productId);
  return new Map([...byProduct].map(([id, packs]) => [id, packs.flatMap(({ gtin }) => gtin ?? [])]));
}

/** Takes producers out of every list. */
export async function withdrawProducers(
  db: Kysely<Database>,
  ids: readonly string[],
  timeMs: number,
): Promise<void> {
  await inChunks(ids, async (some) => {
    await db.updateTable('producer').set({ withdrawnMs: timeMs }).where('id', 'in', some).execute();
    return [];
  });
  forgetProducers(db);
}

/** Something uses a product: it stands in the lists again, and its producer does. */
export async function takeUpProduct(db: Kysely<Database>, id: string): Promise<void> {
  const product = await findProduct(db, id);
  if (product === undefined) return;
  if (product.withdrawnMs !== null) {
    await db.updateTable('product').set({ withdrawnMs: null }).where('id', '=', id).execute();
    forgetProducts(db);
  }
  await takeUpProducer(db, product.producerId);
}

function idOf({ id, producerId, name }: UseFound<string> | Omit<UseFound<string>, 'use'>) {
  return { id, producerId, name };
}
