import { type TSchema, Type } from 'typebox';
import { STEPS } from './spans.ts';

const OrNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Id = Type.String({ minLength: 1, maxLength: 64 });

const narrowing = {
  provinceCode: Type.Optional(Type.String({ pattern: '^\\d{2}$' })),
  producerId: Type.Optional(Id),
  productId: Type.Optional(Id),
};

/** Whose figures are wanted. */
export const FiguresQuery = Type.Object(narrowing);

/** Whose figures of which days are wanted. */
export const SeriesQuery = Type.Object({
  ...narrowing,
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  step: Type.Enum([...STEPS], { default: 'day', description: 'Weeks begin on Monday' }),
});

/** Whose products of which days are wanted. */
export const ProductFiguresQuery = Type.Object({
  producerId: Type.Optional(Id),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
});

const stampCounts = {
  ordered: Type.Integer(),
  printed: Type.Integer({ description: 'For the first time' }),
  activated: Type.Integer(),
  voided: Type.Integer({ description: 'Damaged, lost or stolen' }),
  claimed: Type.Integer({ description: 'Hidden codes used for the first time' }),
};

/** Stamps by what was done with them. */
export const StampCounts = Type.Object(stampCounts);

/** Stamps over time. */
export const StampSeries = Type.Object({
  from: Day,
  to: Day,
  total: StampCounts,
  steps: Type.Array(Type.Object({ from: Day, to: Day, ...stampCounts })),
});

/** Stamps by what can still be done with them. */
export const StockView = Type.Object({
  batches: Type.Integer(),
  stamps: Type.Integer({ description: 'Ordered, whatever became of them' }),
  toPrint: Type.Integer({
    description: 'Not printed, in batches whose last day of activation has not passed',
  }),
  toActivate: Type.Integer({ description: 'Printed and not activated, in such batches' }),
  activated: Type.Integer(),
  voided: Type.Integer({ description: 'Damaged, lost or stolen' }),
  expired: Type.Integer({ description: 'Neither activated nor voided by their last day of activation' }),
});

/** Public checks over time. */
export const ScanSeries = Type.Object({
  from: Day,
  to: Day,
  total: Type.Integer(),
  byVerdict: Type.Array(Type.Object({ verdict: Type.String(), scans: Type.Integer() })),
  byProvince: OrNull(
    Type.Array(Type.Object({ provinceCode: OrNull(Type.String()), scans: Type.Integer() }), {
      description: 'Where checks were made, as far as phones told it; null for figures of single products',
    }),
  ),
  steps: Type.Array(
    Type.Object({
      from: Day,
      to: Day,
      scans: Type.Integer(),
      byVerdict: Type.Record(Type.String(), Type.Integer()),
    }),
  ),
});

const products = Type.Integer();

/** Products that are recognised today. */
export const RecognisedView = Type.Object({
  today: Day,
  products,
  byGroup: Type.Array(Type.Object({ productGroup: Type.String(), products })),
  byStars: Type.Array(Type.Object({ stars: Type.Integer(), products })),
  byProvince: Type.Array(Type.Object({ provinceCode: Type.String(), products })),
  byCommune: OrNull(
    Type.Array(Type.Object({ communeCode: OrNull(Type.String()), name: OrNull(Type.String()), products }), {
      description: 'Null for the whole country',
    }),
  ),
  byYear: Type.Array(Type.Object({ year: Type.Integer(), stars: Type.Integer(), products }), {
    description: 'By the year in which the certificate in force was given',
  }),
  expiring: Type.Array(Type.Object({ withinDays: Type.Integer(), products }), {
    description: 'Ending within so many days with nothing to follow; each count includes the shorter ones',
  }),
});

/** Figures of single products. */
export const ProductFigures = Type.Object({
  from: Day,
  to: Day,
  items: Type.Array(
    Type.Object({
      productId: Type.String(),
      productName: Type.String(),
      scans: Type.Integer(),
      ...stampCounts,
    }),
  ),
});
