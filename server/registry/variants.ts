import type { Kysely } from 'kysely';
import { parseGtin } from '../../stamps/gs1/index.ts';
import { foldSpelling } from '../domain/spelling.ts';
import { nextVersion } from '../http/entity-tag.ts';
import { problem } from '../http/problems.ts';
import { keepMediaUses } from '../storage/media-uses.ts';
import type { Database } from '../storage/schema.ts';
import type { ProductTable, VariantTable } from '../storage/tables/registry.ts';
import { findVariantByGtin, insertVariant, updateVariant, variantsOfProduct } from '../storage/variants.ts';
import { takeUpProduct } from '../storage/withdrawals.ts';
import { auditEdit, auditRegistration } from './audited.ts';
import type { EditingDeps, RegisteringDeps } from './deps.ts';
import { requireMedia } from './media.ts';
import { optionalLine, requireLine, TEXT_LIMITS } from './text.ts';

/** Variants of one product. */
export const VARIANTS_LIMIT = 100;

/** What is said of a variant (a pack of a product); in an edit, absent members stay and null empties. */
export interface VariantFields {
  readonly name: string;
  /** As printed: `500 g`, `12 x 330 ml`. */
  readonly netContent?: string | null | undefined;
  /** GTIN-8, 12, 13 or 14. Batches keep the one they were issued with. */
  readonly gtin?: string | null | undefined;
  /** Id of an uploaded image. */
  readonly imageId?: string | null | undefined;
}

/**
 * Adds a variant to a known product inside a transaction.
 * @throws variant-exists, variants-full, gtin-invalid, gtin-taken, image-unknown, text-*
 */
export async function registerVariant(
  deps: RegisteringDeps,
  db: Kysely<Database>,
  { id: productId, producerId }: Pick<ProductTable, 'id' | 'producerId'>,
  fields: VariantFields,
): Promise<VariantTable> {
  const now = deps.clock();
  const variant = await withFields(db, fields, {
    id: deps.newId(),
    productId,
    name: fields.name,
    netContent: null,
    gtin: null,
    mediaId: null,
    createdMs: now,
    updatedMs: now,
  });
  const siblings = await variantsOfProduct(db, productId);
  if (siblings.length >= VARIANTS_LIMIT)
    throw problem('variants-full', { params: { limit: VARIANTS_LIMIT } });
  refuseNamesake(variant, siblings);
  await insertVariant(db, variant);
  await takeUpProduct(db, productId);
  await auditRegistration(deps, db, 'variant', producerId, variant);
  if (variant.mediaId !== null) await keepUse(db, variant);
  return variant;
}

/**
 * Changes a variant inside a transaction.
 * @throws variant-exists, gtin-invalid, gtin-taken, image-unknown, text-*
 */
export async function editVariant(
  deps: EditingDeps,
  db: Kysely<Database>,
  producerId: string,
  before: VariantTable,
  fields: Partial<VariantFields>,
): Promise<VariantTable> {
  const after = {
    ...(await withFields(db, fields, before)),
    updatedMs: nextVersion(deps.clock(), before),
  };
  refuseNamesake(after, await variantsOfProduct(db, before.productId));
  if (!(await updateVariant(db, after, before.updatedMs))) throw problem('version-conflict');
  await takeUpProduct(db, before.productId);
  await auditEdit(deps, db, 'variant', producerId, before, after);
  await keepUse(db, after);
  return after;
}

async function keepUse(db: Kysely<Database>, { id, mediaId }: VariantTable): Promise<void> {
  await keepMediaUses(db, { kind: 'variant', id }, mediaId === null ? [] : [mediaId]);
}

async function withFields(
  db: Kysely<Database>,
  fields: Partial<VariantFields>,
  before: VariantTable,
): Promise<VariantTable> {
  const { netContent, gtin, imageId } = fields;
  if (typeof imageId === 'string') await requireMedia(db, [imageId], () => 'imageId');
  return {
    ...before,
    name: requireLine(fields.name ?? before.name, 'name', TEXT_LIMITS.name),
    netContent:
      netContent === undefined
        ? before.netContent
        : optionalLine(netContent, 'netContent', TEXT_LIMITS.short),
    gtin: gtin === undefined ? before.gtin : await freeGtin(db, gtin, before.id),
    mediaId: imageId === undefined ? before.mediaId : imageId,
  };
}

async function freeGtin(
  db: Kysely<Database>,
  text: string | null,
  variantId: string,
): Promise<string | null> {
  if (text === null) return null;
  const parsed = parseGtin(text);
  if (!parsed.ok) throw problem('gtin-invalid', { field: 'gtin', params: { fault: parsed.fault } });
  const holder = await findVariantByGtin(db, parsed.gtin);
  if (holder !== undefined && holder.id !== variantId) throw problem('gtin-taken', { field: 'gtin' });
  return parsed.gtin;
}

function refuseNamesake(variant: VariantTable, siblings: readonly VariantTable[]): void {
  const key = foldSpelling(variant.name);
  if (siblings.some((one) => one.id !== variant.id && foldSpelling(one.name) === key)) {
    throw problem('variant-exists', { field: 'name' });
  }
}
