import type { Kysely } from 'kysely';
import { photosOf, readStory } from '../domain/public-content.ts';
import { type CertificateRow, certificatesOfProduct } from './certificates.ts';
import {
  imagesOfProducer,
  imagesOfProduct,
  type MediaSize,
  mediaSizes,
  type ProductImageRow,
} from './media.ts';
import { findProduct } from './products.ts';
import type { Database } from './schema.ts';
import type { ProducerTable, ProductTable, VariantTable } from './tables/registry.ts';
import { variantsOfProduct } from './variants.ts';

/** Everything that a check of a stamp tells about the goods it was issued for, as stored. */
export interface VariantFacts {
  readonly variant: VariantTable;
  readonly product: ProductTable;
  readonly producer: ProducerTable;
  /** With its kind, e.g. `Xã Quảng Trực`; null when not recorded. */
  readonly communeName: string | null;
  readonly provinceName: string;
  readonly provinceNameEn: string;
  /** The variant's own image first, then the product's. */
  readonly images: readonly Omit<ProductImageRow, 'position'>[];
  readonly producerImages: readonly ProductImageRow[];
  /** Sizes of the photos in the story and of the producer's logo. */
  readonly mediaSizes: ReadonlyMap<string, MediaSize>;
  /** Every certificate the product ever had, newest first. */
  readonly certificates: readonly CertificateRow[];
}

/** Reads what a check tells about one variant; undefined when there is no such variant. */
export async function findVariantFacts(
  db: Kysely<Database>,
  variantId: string,
): Promise<VariantFacts | undefined> {
  const variant = await db.selectFrom('variant').selectAll().where('id', '=', variantId).executeTakeFirst();
  return variant === undefined ? undefined : await factsOf(db, variant);
}

/** What a check would tell about the oldest pack of a product, or about a pack without a name while it has none. */
export async function findProductFacts(
  db: Kysely<Database>,
  productId: string,
): Promise<VariantFacts | undefined> {
  const product = await findProduct(db, productId);
  if (product === undefined) return undefined;
  const [oldest] = await variantsOfProduct(db, productId);
  const { createdMs, updatedMs } = product;
  const blank = { id: '', productId, name: '', netContent: null, gtin: null, mediaId: null };
  return await factsOf(db, oldest ?? { ...blank, createdMs, updatedMs });
}

async function factsOf(db: Kysely<Database>, variant: VariantTable): Promise<VariantFacts> {
  const product = await db
    .selectFrom('product')
    .selectAll()
    .where('id', '=', variant.productId)
    .executeTakeFirstOrThrow();
  const { communeName, provinceName, provinceNameEn, ...producer } = await db
    .selectFrom('producer')
    .innerJoin('province', 'province.code', 'producer.provinceCode')
    .leftJoin('commune', 'commune.code', 'producer.communeCode')
    .selectAll('producer')
    .select([
      'commune.name as communeName',
      'province.name as provinceName',
      'province.nameEn as provinceNameEn',
    ])
    .where('producer.id', '=', product.producerId)
    .executeTakeFirstOrThrow();
  const told = photosOf(readStory(product.storyJson)).map(({ id }) => id);
  const logo = producer.logoMediaId === null ? [] : [producer.logoMediaId];
  return {
    variant,
    product,
    producer,
    communeName,
    provinceName,
    provinceNameEn,
    images: [...(await imageOfVariant(db, variant)), ...(await imagesOfProduct(db, product.id))],
    producerImages: await imagesOfProducer(db, producer.id),
    mediaSizes: await mediaSizes(db, [...told, ...logo]),
    certificates: await certificatesOfProduct(db, product.id),
  };
}

async function imageOfVariant(
  db: Kysely<Database>,
  variant: VariantTable,
): Promise<Omit<ProductImageRow, 'position'>[]> {
  if (variant.mediaId === null) return [];
  const image = await db
    .selectFrom('media')
    .select(['id as mediaId', 'widthPx', 'heightPx'])
    .where('id', '=', variant.mediaId)
    .executeTakeFirst();
  return image === undefined ? [] : [{ ...image, alt: variant.name, altEn: null }];
}
