import type { Kysely } from 'kysely';
import { photosOf, readStory } from '../domain/public-content.ts';
import { nextVersion } from '../http/entity-tag.ts';
import { problem } from '../http/problems.ts';
import { imagesOfProduct, replaceProductImages } from '../storage/media.ts';
import { keepMediaUses } from '../storage/media-uses.ts';
import { takeUpProducer } from '../storage/producers.ts';
import { findProductByKey, insertProduct, updateProduct } from '../storage/products.ts';
import type { Database } from '../storage/schema.ts';
import type { ProductTable } from '../storage/tables/registry.ts';
import { auditEdit, auditImages, auditRegistration } from './audited.ts';
import type { EditingDeps, RegisteringDeps } from './deps.ts';
import { placedImages, requireMedia } from './media.ts';
import { type ProductFields, productWith } from './product-fields.ts';

/**
 * Registers a product of a known producer inside a transaction; one that was withdrawn is taken up again.
 * @throws product-exists, ocop-code-invalid, date-invalid, image-unknown, section-empty, story-too-long, link-invalid, text-*
 */
export async function registerProduct(
  deps: RegisteringDeps,
  db: Kysely<Database>,
  producerId: string,
  fields: ProductFields,
): Promise<ProductTable> {
  const now = deps.clock();
  const product = productWith(fields, {
    id: deps.newId(),
    producerId,
    name: fields.name,
    nameEn: null,
    productGroup: fields.productGroup,
    ocopCode: null,
    storyJson: null,
    ingredientsJson: null,
    instructionsJson: null,
    storageJson: null,
    warningsJson: null,
    standardsJson: '[]',
    externalIdsJson: '[]',
    buyLinksJson: null,
    annualQuantity: null,
    annualQuantityUnit: null,
    matchKey: '',
    searchKey: '',
    withdrawnMs: null,
    createdMs: now,
    updatedMs: now,
  });
  await takeUpProducer(db, producerId);
  const known = await findProductByKey(db, producerId, product.matchKey);
  if (known !== undefined) {
    if (known.withdrawnMs === null) throw problem('product-exists', { field: 'name' });
    return await editProduct(deps, db, known, fields);
  }
  await insertProduct(db, product);
  await auditRegistration(deps, db, 'product', producerId, product);
  await keepPhotos(deps, db, product, fields);
  return product;
}

/**
 * Changes a registered product inside a transaction.
 * @throws product-exists, ocop-code-invalid, date-invalid, image-unknown, section-empty, story-too-long, link-invalid, text-*
 */
export async function editProduct(
  deps: EditingDeps,
  db: Kysely<Database>,
  before: ProductTable,
  fields: Partial<ProductFields>,
): Promise<ProductTable> {
  const updatedMs = nextVersion(deps.clock(), before);
  const after = { ...productWith(fields, before), withdrawnMs: null, updatedMs };
  const namesake = await findProductByKey(db, before.producerId, after.matchKey);
  if (namesake !== undefined && namesake.id !== before.id) throw problem('product-exists', { field: 'name' });
  if (!(await updateProduct(db, after, before.updatedMs))) throw problem('version-conflict');
  await takeUpProducer(db, before.producerId);
  await auditEdit(deps, db, 'product', before.producerId, before, after);
  await keepPhotos(deps, db, after, fields);
  return after;
}

/** Makes what was given the product's photos, and notes all that it uses. */
async function keepPhotos(
  deps: EditingDeps,
  db: Kysely<Database>,
  product: ProductTable,
  { story, images }: Partial<ProductFields>,
): Promise<void> {
  if (story === undefined && images === undefined) return;
  for (const [index, { photos = [] }] of (story ?? []).entries()) {
    const ids = photos.map(({ id }) => id);
    await requireMedia(db, ids, (place) => `story[${index}].photos[${place}].id`);
  }
  if (images !== undefined) {
    const ids = images.map(({ id }) => id);
    await requireMedia(db, ids, (place) => `images[${place}].id`);
    const before = await imagesOfProduct(db, product.id);
    const after = placedImages(images);
    await replaceProductImages(db, product.id, after);
    await auditImages(deps, db, { kind: 'product', ...product }, before, after);
  }
  const shown = await imagesOfProduct(db, product.id);
  await keepMediaUses(db, { kind: 'product', id: product.id }, [
    ...shown.map(({ mediaId }) => mediaId),
    ...photosOf(readStory(product.storyJson)).map(({ id }) => id),
  ]);
}
