import { type Static, Type } from 'typebox';
import { REVOCATION_GROUNDS } from '../../stamps/verdict/index.ts';
import { PRODUCER_KINDS, PRODUCT_GROUPS } from './ocop-terms.ts';

const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const Text = Type.String();
const Words = Type.Object({ vi: Text, en: Type.Optional(Text) });
const picture = { src: Text, alt: Text, widthPx: Type.Integer(), heightPx: Type.Integer() };
const Picture = Type.Object({ ...picture, altEn: Type.Optional(Text), caption: Type.Optional(Words) });

/** Goods as the page of a stamp shows them, whether that is published or only proposed. */
export const ShownGoods = Type.Object({
  product: Type.Object({
    id: Text,
    name: Text,
    nameEn: OrNull(Text),
    group: Type.Enum([...PRODUCT_GROUPS]),
    pack: Text,
    netContent: OrNull(Text),
    gtin: OrNull(Text),
    ocopCode: OrNull(Text),
    image: OrNull(Picture),
    story: Type.Array(
      Type.Object({
        heading: Type.Optional(Words),
        text: Type.Optional(Words),
        photos: Type.Array(Picture),
      }),
    ),
    ingredients: OrNull(Words),
    instructions: OrNull(Words),
    storage: OrNull(Words),
    warnings: OrNull(Words),
    standards: Type.Array(
      Type.Object({
        name: Text,
        number: Type.Optional(Text),
        issuer: Type.Optional(Text),
        validUntil: Type.Optional(Text),
      }),
    ),
    externalIds: Type.Array(Type.Object({ system: Text, id: Text })),
    buyLinks: Type.Array(Type.Object({ label: Text, url: Text })),
  }),
  producer: Type.Object({
    name: Text,
    kind: Type.Enum([...PRODUCER_KINDS]),
    identifier: OrNull(Text),
    phone: OrNull(Text),
    website: OrNull(Text),
    address: Text,
    formerAddress: OrNull(Text),
    provinceCode: Text,
    province: Text,
    provinceEn: Text,
    about: OrNull(Words),
    logo: OrNull(Type.Object(picture)),
    photos: Type.Array(Picture),
  }),
  recognition: Type.Object({
    status: Type.Enum(['valid', 'extended', 'expired', 'revoked', 'none']),
    severity: Type.Enum(['ok', 'notice', 'warning', 'danger']),
    stars: OrNull(Type.Integer()),
    decisionNumber: OrNull(Text),
    decidedOn: OrNull(Text),
    authority: OrNull(Text),
    validUntil: OrNull(Text),
    revokedOn: OrNull(Text),
    revocationGround: OrNull(Type.Enum([...REVOCATION_GROUNDS])),
  }),
});
/** Goods as the page of a stamp shows them. */
export type ShownGoods = Static<typeof ShownGoods>;

/** Whose goods are to be shown: a product, one pack of it, or the first product of a producer. */
export interface GoodsOf {
  readonly kind: 'product' | 'variant' | 'producer';
  readonly id: string;
}
