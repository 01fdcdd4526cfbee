import { type Static, type TSchema, Type } from 'typebox';
import {
  Bilingual,
  ExternalId,
  readBilingual,
  readExternalIds,
  readStandards,
  Standard,
} from '../domain/product-facts.ts';
import { BuyLink, Photo, readBuyLinks, readStory } from '../domain/public-content.ts';
import type { ProductImageRow } from '../storage/media.ts';
import type { ProducerTable, ProductTable, VariantTable } from '../storage/tables/registry.ts';

const OrNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Text = OrNull(Type.String());

const producerListed = {
  id: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  identifier: Text,
  phone: Text,
  website: Text,
  address: Type.String(),
  formerAddress: Text,
  communeCode: Text,
  provinceCode: Type.String(),
  createdMs: Type.Integer(),
  updatedMs: Type.Integer(),
};

/** A producer as lists show it. */
export const ProducerListed = Type.Object(producerListed);

/** A producer as lists show it. */
export function presentListedProducer(row: ProducerTable): Static<typeof ProducerListed> {
  const { matchKey, searchKey, aboutJson, buyLinksJson, logoMediaId, withdrawnMs, ...shown } = row;
  return shown;
}

const producerCounts = {
  communeName: Text,
  products: Type.Integer(),
  certificates: Type.Integer({ description: 'Of its products, whatever became of them' }),
  stamps: OrNull(Type.Integer({ description: 'Issued to it; null for who may not see them' })),
};

/** A producer in the list, with what it has. */
export const ProducerCounted = Type.Object({ ...producerListed, ...producerCounts });

/** A photo of a product or producer as the API shows it. */
export const ImageView = Type.Object({
  id: Type.String({ description: 'SHA-256 of its bytes' }),
  url: Type.String({ description: 'Path of the WebP file; what is there never changes' }),
  alt: Type.String(),
  altEn: Type.Optional(Type.String()),
  widthPx: Type.Integer(),
  heightPx: Type.Integer(),
});

/** A photo of a product or producer as the API shows it. */
export function presentImage(row: ProductImageRow): Static<typeof ImageView> {
  const { mediaId, alt, altEn, widthPx, heightPx } = row;
  return {
    id: mediaId,
    url: `/media/${mediaId}.webp`,
    alt,
    ...(altEn === null ? {} : { altEn }),
    widthPx,
    heightPx,
  };
}

/** A producer with all that it shows of itself. */
export const ProducerView = Type.Object({
  ...producerListed,
  about: OrNull(Bilingual),
  buyLinks: Type.Array(BuyLink),
  logoId: Text,
  images: Type.Array(ImageView),
});

/** A producer by itself: all that it shows, and what it has. */
export const ProducerWhole = Type.Object({ ...ProducerView.properties, ...producerCounts });

/** A producer with all that it shows of itself. */
export function presentProducer(
  row: ProducerTable,
  images: readonly ProductImageRow[],
): Static<typeof ProducerView> {
  return {
    ...presentListedProducer(row),
    about: readBilingual(row.aboutJson),
    buyLinks: readBuyLinks(row.buyLinksJson),
    logoId: row.logoMediaId,
    images: images.map(presentImage),
  };
}

/** A pack of a product as the API shows it. */
export const VariantView = Type.Object({
  id: Type.String(),
  productId: Type.String(),
  name: Type.String(),
  netContent: Text,
  gtin: OrNull(Type.String({ description: 'GTIN-14' })),
  imageId: Text,
  createdMs: Type.Integer(),
  updatedMs: Type.Integer(),
});

/** A pack of a product as the API shows it. */
export function presentVariant(row: VariantTable): Static<typeof VariantView> {
  const { mediaId, ...shown } = row;
  return { ...shown, imageId: mediaId };
}

const ShownText = Type.Object({ vi: Type.String(), en: Type.Optional(Type.String()) });

/** A section of a story as the API shows it. */
const SectionView = Type.Object({
  heading: Type.Optional(ShownText),
  text: Type.Optional(ShownText),
  photos: Type.Array(Photo),
});

const listed = {
  id: Type.String(),
  producerId: Type.String(),
  name: Type.String(),
  nameEn: Text,
  productGroup: Type.String(),
  ocopCode: Text,
  createdMs: Type.Integer(),
  updatedMs: Type.Integer(),
};

/** A product as lists show it. */
export const ProductListed = Type.Object({ ...listed, producerName: Type.String() });

/** A product as lists show it. */
export function presentListed(
  row: ProductTable & { readonly producerName: string },
): Static<typeof ProductListed> {
  return { ...membersListed(row), producerName: row.producerName };
}

function membersListed(row: ProductTable) {
  const { id, producerId, name, nameEn, productGroup, ocopCode, createdMs, updatedMs } = row;
  return { id, producerId, name, nameEn, productGroup, ocopCode, createdMs, updatedMs };
}

/** A product with all that is known of it; the declared quantity only for those whose business it is. */
export const ProductView = Type.Object({
  ...listed,
  story: Type.Array(SectionView),
  ingredients: OrNull(Bilingual),
  instructions: OrNull(Bilingual),
  storage: OrNull(Bilingual),
  warnings: OrNull(Bilingual),
  standards: Type.Array(Standard),
  externalIds: Type.Array(ExternalId),
  buyLinks: Type.Array(BuyLink),
  withdrawnMs: OrNull(
    Type.Integer({
      description: 'When it was found to be registered by mistake; null: it stands in the lists',
    }),
  ),
  annualQuantity: Type.Optional(OrNull(Type.Integer())),
  annualQuantityUnit: Type.Optional(Text),
  images: Type.Array(ImageView),
  variants: Type.Array(VariantView),
});

/** A product with all that is known of it; `withQuantity`: also what its producer declares to make. */
export function presentProduct(
  row: ProductTable,
  images: readonly ProductImageRow[],
  variants: readonly VariantTable[],
  withQuantity: boolean,
): Static<typeof ProductView> {
  const { annualQuantity, annualQuantityUnit } = row;
  return {
    ...membersListed(row),
    story: readStory(row.storyJson),
    ingredients: readBilingual(row.ingredientsJson),
    instructions: readBilingual(row.instructionsJson),
    storage: readBilingual(row.storageJson),
    warnings: readBilingual(row.warningsJson),
    standards: readStandards(row.standardsJson),
    externalIds: readExternalIds(row.externalIdsJson),
    buyLinks: readBuyLinks(row.buyLinksJson),
    withdrawnMs: row.withdrawnMs,
    ...(withQuantity ? { annualQuantity, annualQuantityUnit } : {}),
    images: images.map(presentImage),
    variants: variants.map(presentVariant),
  };
}

/** How many things a photo would disappear from. */
export const MediaUses = Type.Object({
  products: Type.Integer(),
  packs: Type.Integer(),
  producers: Type.Integer(),
  submissions: Type.Integer(),
});
