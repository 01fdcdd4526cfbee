import type { Kysely } from 'kysely';
import { parseCivilDay } from '../../stamps/civil-day.ts';
import type { ProductGroup } from '../domain/ocop-terms.ts';
import type { Bilingual, ExternalId, Standard } from '../domain/product-facts.ts';
import { foldSpelling, searchText } from '../domain/spelling.ts';
import { nextVersion } from '../http/entity-tag.ts';
import { problem } from '../http/problems.ts';
import { findProductByKey, insertProduct, updateProduct } from '../storage/products.ts';
import type { Database, ProductTable } from '../storage/schema.ts';
import { auditEdit, auditRegistration } from './audited.ts';
import type { EditingDeps, RegisteringDeps } from './deps.ts';
import { parseOcopCode } from './ocop-code.ts';
import { optionalLine, requireLine, requireText, TEXT_LIMITS } from './text.ts';

/** What the recognition is about: only who decides for the province changes it. */
export interface ProductIdentity {
  readonly name: string;
  readonly productGroup: ProductGroup;
  readonly ocopCode?: string | null | undefined;
  /** What the producer declares to make in a year, in `annualQuantityUnit`. */
  readonly annualQuantity?: number | null | undefined;
  readonly annualQuantityUnit?: string | null | undefined;
}

/** What the producer tells about its product; absent members stay, null empties. */
export interface ProductContent {
  readonly nameEn?: string | null | undefined;
  readonly story?: Bilingual | null | undefined;
  readonly ingredients?: Bilingual | null | undefined;
  readonly warnings?: Bilingual | null | undefined;
  readonly standards?: readonly Standard[] | undefined;
  readonly externalIds?: readonly ExternalId[] | undefined;
}

/** Everything that is said of a product when it is registered. */
export type ProductFields = ProductIdentity & ProductContent;

/**
 * Registers a product of a known producer inside a transaction.
 * @throws product-exists, ocop-code-invalid, date-invalid, text-*
 */
export async function registerProduct(
  deps: RegisteringDeps,
  db: Kysely<Database>,
  producerId: string,
  fields: ProductFields,
): Promise<ProductTable> {
  const now = deps.clock();
  const product = withFields(fields, {
    id: deps.newId(),
    producerId,
    name: fields.name,
    nameEn: null,
    productGroup: fields.productGroup,
    ocopCode: null,
    storyJson: null,
    ingredientsJson: null,
    warningsJson: null,
    standardsJson: '[]',
    externalIdsJson: '[]',
    annualQuantity: null,
    annualQuantityUnit: null,
    matchKey: '',
    searchKey: '',
    createdMs: now,
    updatedMs: now,
  });
  if ((await findProductByKey(db, producerId, product.matchKey)) !== undefined) {
    throw problem('product-exists', { field: 'name' });
  }
  await insertProduct(db, product);
  await auditRegistration(deps, db, 'product', producerId, product);
  return product;
}

/**
 * Changes a registered product inside a transaction.
 * @throws product-exists, ocop-code-invalid, date-invalid, text-*
 */
export async function editProduct(
  deps: EditingDeps,
  db: Kysely<Database>,
  before: ProductTable,
  fields: Partial<ProductFields>,
): Promise<ProductTable> {
  const after = { ...withFields(fields, before), updatedMs: nextVersion(deps.clock(), before) };
  const namesake = await findProductByKey(db, before.producerId, after.matchKey);
  if (namesake !== undefined && namesake.id !== before.id) throw problem('product-exists', { field: 'name' });
  if (!(await updateProduct(db, after, before.updatedMs))) throw problem('version-conflict');
  await auditEdit(deps, db, 'product', before.producerId, before, after);
  return after;
}

/** The members of an edit that only who decides for the province may send. */
export const IDENTITY_MEMBERS = [
  'name',
  'productGroup',
  'ocopCode',
  'annualQuantity',
  'annualQuantityUnit',
] as const satisfies readonly (keyof ProductIdentity)[];

function withFields(fields: Partial<ProductFields>, before: ProductTable): ProductTable {
  const name = requireLine(fields.name ?? before.name, 'name', TEXT_LIMITS.name);
  const { story, ingredients, warnings, standards, externalIds, annualQuantity } = fields;
  return {
    ...before,
    name,
    nameEn:
      fields.nameEn === undefined ? before.nameEn : optionalLine(fields.nameEn, 'nameEn', TEXT_LIMITS.name),
    productGroup: fields.productGroup ?? before.productGroup,
    ocopCode: fields.ocopCode === undefined ? before.ocopCode : ocopCode(fields.ocopCode),
    storyJson: story === undefined ? before.storyJson : bilingualJson(story, 'story'),
    ingredientsJson:
      ingredients === undefined ? before.ingredientsJson : bilingualJson(ingredients, 'ingredients'),
    warningsJson: warnings === undefined ? before.warningsJson : bilingualJson(warnings, 'warnings'),
    standardsJson: standards === undefined ? before.standardsJson : JSON.stringify(standards.map(standard)),
    externalIdsJson:
      externalIds === undefined ? before.externalIdsJson : JSON.stringify(externalIds.map(externalId)),
    annualQuantity: annualQuantity === undefined ? before.annualQuantity : annualQuantity,
    annualQuantityUnit:
      fields.annualQuantityUnit === undefined
        ? before.annualQuantityUnit
        : optionalLine(fields.annualQuantityUnit, 'annualQuantityUnit', TEXT_LIMITS.short),
    matchKey: foldSpelling(name),
    searchKey: searchText(name),
  };
}

function ocopCode(text: string | null): string | null {
  if (text === null) return null;
  const code = parseOcopCode(text);
  if (code === undefined) throw problem('ocop-code-invalid', { field: 'ocopCode' });
  return code;
}

function bilingualJson(text: Bilingual | null, field: string): string | null {
  if (text === null) return null;
  const { vi, en } = text;
  return JSON.stringify({
    vi: requireText(vi, `${field}.vi`),
    ...(en === undefined ? {} : { en: requireText(en, `${field}.en`) }),
  });
}

function standard(given: Standard, index: number): Standard {
  const field = (member: string) => `standards[${index}].${member}`;
  const { name, number, issuer, validUntil } = given;
  if (validUntil !== undefined && parseCivilDay(validUntil) === undefined) {
    throw problem('date-invalid', { field: field('validUntil') });
  }
  return {
    name: requireLine(name, field('name'), TEXT_LIMITS.name),
    ...(number === undefined ? {} : { number: requireLine(number, field('number'), TEXT_LIMITS.short) }),
    ...(issuer === undefined ? {} : { issuer: requireLine(issuer, field('issuer'), TEXT_LIMITS.name) }),
    ...(validUntil === undefined ? {} : { validUntil }),
  };
}

function externalId({ system, id }: ExternalId, index: number): ExternalId {
  return {
    system: requireLine(system, `externalIds[${index}].system`, TEXT_LIMITS.short),
    id: requireLine(id, `externalIds[${index}].id`, TEXT_LIMITS.name),
  };
}
