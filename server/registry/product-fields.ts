import { parseCivilDay } from '../../stamps/civil-day.ts';
import type { ProductGroup } from '../domain/ocop-terms.ts';
import type { Bilingual, ExternalId, Standard } from '../domain/product-facts.ts';
import type { BuyLink, StorySection } from '../domain/public-content.ts';
import { foldSpelling, searchText } from '../domain/spelling.ts';
import { problem } from '../http/problems.ts';
import type { ProductTable } from '../storage/tables/registry.ts';
import { keptBuyLinks } from './buy-links.ts';
import type { ImageFields } from './media.ts';
import { parseOcopCode } from './ocop-code.ts';
import { keptStory } from './story.ts';
import { bilingualJson, listJson, optionalLine, requireLine, TEXT_LIMITS } from './text.ts';

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
  readonly story?: readonly StorySection[] | undefined;
  readonly ingredients?: Bilingual | null | undefined;
  readonly instructions?: Bilingual | null | undefined;
  readonly storage?: Bilingual | null | undefined;
  readonly warnings?: Bilingual | null | undefined;
  readonly standards?: readonly Standard[] | undefined;
  readonly externalIds?: readonly ExternalId[] | undefined;
  readonly buyLinks?: readonly BuyLink[] | undefined;
  /** In the order in which they are shown. */
  readonly images?: readonly ImageFields[] | undefined;
}

/** Everything that is said of a product when it is registered. */
export type ProductFields = ProductIdentity & ProductContent;

/** The members of an edit that only who decides for the province may send. */
export const IDENTITY_MEMBERS = [
  'name',
  'productGroup',
  'ocopCode',
  'annualQuantity',
  'annualQuantityUnit',
] as const satisfies readonly (keyof ProductIdentity)[];

/**
 * The row of a product after these fields; its images are rows of their own.
 * @throws ocop-code-invalid, date-invalid, section-empty, story-too-long, link-invalid, text-*
 */
export function productWith(fields: Partial<ProductFields>, before: ProductTable): ProductTable {
  const name = requireLine(fields.name ?? before.name, 'name', TEXT_LIMITS.name);
  const { story, standards, externalIds, buyLinks, annualQuantity } = fields;
  const text = (member: 'ingredients' | 'instructions' | 'storage' | 'warnings') => {
    const given = fields[member];
    return given === undefined ? before[`${member}Json`] : bilingualJson(given, member);
  };
  return {
    ...before,
    name,
    nameEn:
      fields.nameEn === undefined ? before.nameEn : optionalLine(fields.nameEn, 'nameEn', TEXT_LIMITS.name),
    productGroup: fields.productGroup ?? before.productGroup,
    ocopCode: fields.ocopCode === undefined ? before.ocopCode : ocopCode(fields.ocopCode),
    storyJson: story === undefined ? before.storyJson : listJson(keptStory(story)),
    ingredientsJson: text('ingredients'),
    instructionsJson: text('instructions'),
    storageJson: text('storage'),
    warningsJson: text('warnings'),
    standardsJson: standards === undefined ? before.standardsJson : JSON.stringify(standards.map(standard)),
    externalIdsJson:
      externalIds === undefined ? before.externalIdsJson : JSON.stringify(externalIds.map(externalId)),
    buyLinksJson: buyLinks === undefined ? before.buyLinksJson : listJson(keptBuyLinks(buyLinks)),
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
