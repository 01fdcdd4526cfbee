import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

/** What a producer has. */
export interface ProducerCounts {
  /** Registered products. */
  readonly products: number;
  /** Certificates of its products, whatever became of them; those taken back as mistakes do not count. */
  readonly certificates: number;
  /** Stamps that were issued to it. */
  readonly stamps: number;
  /** Name of its commune. */
  readonly communeName: string | null;
}

/** What these producers have, by their ids; at most a page of them. */
export async function producerCounts(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ProducerCounts>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('producer')
    .where('producer.id', 'in', ids)
    .leftJoin('commune', 'commune.code', 'producer.communeCode')
    .select(['producer.id', 'commune.name as communeName'])
    .select(({ selectFrom, fn }) => [
      selectFrom('product')
        .whereRef('product.producerId', '=', 'producer.id')
        .where('product.withdrawnMs', 'is', null)
        .select(({ fn: of }) => of.countAll<number>().as('products'))
        .as('products'),
      selectFrom('certificate')
        .innerJoin('product', 'product.id', 'certificate.productId')
        .whereRef('product.producerId', '=', 'producer.id')
        .where('certificate.withdrawnMs', 'is', null)
        .select(({ fn: of }) => of.countAll<number>().as('certificates'))
        .as('certificates'),
      fn
        .coalesce(
          selectFrom('batch')
            .whereRef('batch.producerId', '=', 'producer.id')
            .select(({ fn: of }) => of.sum<number>('batch.quantity').as('stamps')),
          sql<number>`0`,
        )
        .as('stamps'),
    ])
    .execute();
  return new Map(
    rows.map(({ id, communeName, products, certificates, stamps }) => [
      id,
      {
        products: Number(products ?? 0),
        certificates: Number(certificates ?? 0),
        stamps: Number(stamps),
        communeName,
      },
    ]),
  );
}
