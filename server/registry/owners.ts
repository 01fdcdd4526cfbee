import type { Kysely } from 'kysely';
import type { Principal } from '../domain/principal.ts';
import { decidesFor, describesFor } from '../domain/province-scope.ts';
import { problem } from '../http/problems.ts';
import { findProducer } from '../storage/producers.ts';
import { findProduct } from '../storage/products.ts';
import type { Database } from '../storage/schema.ts';
import type { ProducerTable, ProductTable, VariantTable } from '../storage/tables/registry.ts';
import { findVariant } from '../storage/variants.ts';

/** The producer of this id. @throws not-found */
export async function requireProducer(db: Kysely<Database>, id: string): Promise<ProducerTable> {
  const producer = await findProducer(db, id);
  if (producer === undefined) throw problem('not-found');
  return producer;
}

/** The product of this id with its producer. @throws not-found */
export async function requireProduct(
  db: Kysely<Database>,
  id: string,
): Promise<{ readonly product: ProductTable; readonly producer: ProducerTable }> {
  const product = await findProduct(db, id);
  if (product === undefined) throw problem('not-found');
  return { product, producer: await requireProducer(db, product.producerId) };
}

/** The variant of this id with its producer. @throws not-found */
export async function requireVariant(
  db: Kysely<Database>,
  id: string,
): Promise<{ readonly variant: VariantTable; readonly producer: ProducerTable }> {
  const variant = await findVariant(db, id);
  if (variant === undefined) throw problem('not-found');
  const { producer } = await requireProduct(db, variant.productId);
  return { variant, producer };
}

/** Refuses who does not decide for a province. @throws forbidden */
export function requireDecider(principal: Principal, provinceCode: string): void {
  if (!decidesFor(principal, provinceCode)) throw problem('forbidden');
}

/** Refuses who may not describe a producer's goods. @throws forbidden */
export function requireDescriber(principal: Principal, producer: ProducerTable): void {
  if (!describesFor(principal, producer)) throw problem('forbidden');
}
