import type { Content } from '../domain/submission.ts';
import type { ProductImageRow } from '../storage/media.ts';
import type { ProducerTable, ProductTable, VariantTable } from '../storage/tables/registry.ts';
import { imageFields } from './media.ts';
import { presentProducer, presentProduct, presentVariant } from './views.ts';

/** What is said of a product, by the members of an edit. */
export function productContent(row: ProductTable, images: readonly ProductImageRow[]): Content {
  const { id, producerId, withdrawnMs, createdMs, updatedMs, variants, ...said } = presentProduct(
    row,
    images,
    [],
    true,
  );
  return { ...said, images: images.map(imageFields) };
}

/** What is said of a producer, by the members of an edit. */
export function producerContent(row: ProducerTable, images: readonly ProductImageRow[]): Content {
  const { id, communeCode, createdMs, updatedMs, ...said } = presentProducer(row, images);
  return { ...said, commune: communeCode, images: images.map(imageFields) };
}

/** What is said of a pack, by the members of an edit. */
export function variantContent(row: VariantTable): Content {
  const { id, productId, createdMs, updatedMs, ...said } = presentVariant(row);
  return said;
}
