import { type TSchema, Type } from 'typebox';
import { PRODUCER_KINDS, PRODUCT_GROUPS } from '../domain/ocop-terms.ts';
import { ExternalId, Standard } from '../domain/product-facts.ts';
import { AboutText, BuyLinks, LabelText, MediaId, Story } from '../domain/public-content.ts';

const OrNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Name = Type.String({ minLength: 1, maxLength: 200 });
const Line = OrNull(Type.String({ maxLength: 300 }));
const Short = OrNull(Type.String({ maxLength: 100 }));
const closed = { additionalProperties: false } as const;

/** An id of ours in a body, path or query. */
export const Id = Type.String({ minLength: 1, maxLength: 64 });

/** Path of a single thing. */
export const IdParams = Type.Object({ id: Id });

/** A province's code in a body or query. */
export const ProvinceCode = Type.String({ pattern: '^\\d{2}$', description: 'Decision 19/2025/QĐ-TTg' });

/** Search of a list: words in any case, with or without tones. */
export const Search = Type.String({
  minLength: 1,
  maxLength: 100,
  description: 'Words; tones and case do not matter',
});

const Images = Type.Array(
  Type.Object(
    {
      id: MediaId,
      alt: Type.String({ maxLength: 200, description: 'What it shows, in Vietnamese' }),
      altEn: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    },
    closed,
  ),
  { maxItems: 12, description: 'Uploaded photos in the order to show; leaving one out removes it' },
);

const producerMembers = {
  name: Name,
  kind: Type.Enum([...PRODUCER_KINDS]),
  identifier: Short,
  phone: Short,
  website: Line,
  address: Type.String({ maxLength: 300 }),
  formerAddress: Line,
  provinceCode: ProvinceCode,
  commune: OrNull(
    Type.String({ minLength: 1, maxLength: 100, description: 'Code, or name in any spelling' }),
  ),
  about: OrNull(AboutText),
  buyLinks: BuyLinks,
  logoId: OrNull(MediaId),
  images: Images,
};

/** Body that registers a producer. */
export const NewProducer = Type.Object(
  {
    ...Type.Partial(Type.Object(producerMembers)).properties,
    name: Name,
    provinceCode: ProvinceCode,
  },
  closed,
);

/** Body that changes a producer: absent members stay, null empties. */
export const ProducerEdit = Type.Object(Type.Partial(Type.Object(producerMembers)).properties, closed);

const productMembers = {
  name: Name,
  productGroup: Type.Enum([...PRODUCT_GROUPS]),
  ocopCode: OrNull(Type.String({ minLength: 1, maxLength: 40 })),
  annualQuantity: OrNull(Type.Integer({ minimum: 1, maximum: 1_000_000_000_000 })),
  annualQuantityUnit: Short,
  nameEn: OrNull(Type.String({ maxLength: 200 })),
  story: Story,
  ingredients: OrNull(LabelText),
  instructions: OrNull(LabelText),
  storage: OrNull(LabelText),
  warnings: OrNull(LabelText),
  standards: Type.Array(Standard, { maxItems: 30 }),
  externalIds: Type.Array(ExternalId, { maxItems: 30 }),
  buyLinks: BuyLinks,
  images: Images,
};

/** Body that registers a product. */
export const NewProduct = Type.Object(
  {
    ...Type.Partial(Type.Object(productMembers)).properties,
    producerId: Id,
    name: Name,
    productGroup: productMembers.productGroup,
  },
  closed,
);

/** Body that changes a product: absent members stay, null empties. */
export const ProductEdit = Type.Object(Type.Partial(Type.Object(productMembers)).properties, closed);

const variantMembers = {
  name: Name,
  netContent: Short,
  gtin: OrNull(Type.String({ minLength: 1, maxLength: 40, description: 'GTIN-8, 12, 13 or 14' })),
  imageId: OrNull(MediaId),
};

/** Body that adds a variant. */
export const NewVariant = Type.Object(
  { ...Type.Partial(Type.Object(variantMembers)).properties, name: Name },
  closed,
);

/** Body that changes a variant: absent members stay, null empties. A new GTIN is for later batches only. */
export const VariantEdit = Type.Object(Type.Partial(Type.Object(variantMembers)).properties, closed);
