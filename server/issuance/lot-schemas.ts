import { type TSchema, Type } from 'typebox';

/** Units that one lot can declare. */
const QUANTITY_LIMIT = 1_000_000_000;

/** Id of a lot or product. */
export const Id = Type.String({ minLength: 1, maxLength: 64 });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'Vietnamese civil day' });
const Quantity = Type.Integer({ minimum: 1, maximum: QUANTITY_LIMIT });
const Line = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });
const OrNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const StageBody = Type.Object(
  {
    name: Line(200),
    nameEn: Type.Optional(Line(200)),
    place: Type.Optional(Line(300)),
    locationCode: Type.Optional(Line(64)),
    productCode: Type.Optional(Line(64)),
    on: Day,
  },
  { additionalProperties: false },
);

const Notice = Type.Object(
  { vi: Line(2000), en: Type.Optional(Line(2000)) },
  { additionalProperties: false, description: 'The safety notice that consumers read' },
);

const Material = Type.Object(
  {
    name: Line(200),
    quantity: Type.Number({ exclusiveMinimum: 0, maximum: QUANTITY_LIMIT }),
    unit: Line(40),
    supplier: Type.Optional(Line(300)),
    place: Type.Optional(Line(300)),
    on: Type.Optional(Day),
  },
  {
    additionalProperties: false,
    description: 'Raw material: what, how much, from whom, from where, received or harvested when',
  },
);

/** Body of a declaration. */
export const LotBody = Type.Object(
  {
    productId: Id,
    number: Type.String({
      minLength: 1,
      maxLength: 64,
      description: 'As printed on the goods, GS1 AI 10',
    }),
    producedOn: Day,
    expiresOn: Type.Optional(Day),
    declaredQuantity: Quantity,
    stages: Type.Optional(Type.Array(StageBody, { maxItems: 50 })),
    materials: Type.Optional(Type.Array(Material, { maxItems: 50 })),
  },
  { additionalProperties: false },
);

/** Body of an amendment. */
export const LotAmendmentBody = Type.Object(
  { declaredQuantity: Quantity, reason: Line(500) },
  { additionalProperties: false },
);

/** Body of a correction. */
export const LotCorrectionBody = Type.Object(
  {
    number: Type.Optional(LotBody.properties.number),
    producedOn: Type.Optional(Day),
    expiresOn: Type.Optional(OrNull(Day)),
    declaredQuantity: Type.Optional(Quantity),
    materials: Type.Optional(Type.Array(Material, { maxItems: 50 })),
  },
  { additionalProperties: false, minProperties: 1 },
);

/** Body of a recall. */
export const LotRecallBody = Type.Object(
  { reason: Line(500), notice: Notice },
  { additionalProperties: false },
);

/** What can still be done with a lot: `open` for more stamps, `full`, `recalled`. */
export const LOT_STATES = ['open', 'full', 'recalled'] as const;

/** A lot. */
export const Lot = Type.Object({
  id: Type.String(),
  productId: Type.String(),
  productName: Type.String(),
  number: Type.String(),
  producedOn: Type.String(),
  expiresOn: OrNull(Type.String()),
  declaredQuantity: Type.Integer(),
  activatedQuantity: Type.Integer(),
  stages: Type.Array(StageBody),
  materials: Type.Array(Material),
  state: Type.Enum(LOT_STATES),
  recall: OrNull(
    Type.Object({
      timeMs: Type.Integer(),
      actor: OrNull(Type.String()),
      reason: OrNull(Type.String()),
      notice: OrNull(Notice),
    }),
  ),
  createdMs: Type.Integer(),
  createdBy: Type.String(),
});

/** One change of a lot's declared quantity. */
export const Amendment = Type.Object({
  fromQuantity: Type.Integer(),
  toQuantity: Type.Integer(),
  reason: Type.String(),
  actor: Type.String(),
  timeMs: Type.Integer(),
});

/** A lot in a path. */
export const LotParams = Type.Object({ id: Id });
