import { Type } from 'typebox';

const Text = Type.String();
const Whole = Type.Integer();
const Rect = Type.Object({
  xMm: Type.Number(),
  yMm: Type.Number(),
  widthMm: Type.Number(),
  heightMm: Type.Number(),
});
const OrNull = <T extends ReturnType<typeof Type.Integer> | ReturnType<typeof Type.String>>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const Output = Type.Enum(['sheet', 'roll', 'zpl', 'package']);

/** The members of the API's answers that the studio shows. */
export const BatchAnswer = Type.Object({ code: Text, producerId: Text });

/** The newest batch, if there is one. */
export const NewestBatch = Type.Object({ items: Type.Array(Type.Object({ code: Text })) });

/** Label stocks. */
export const StocksAnswer = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Text,
      kind: Type.Enum(['sheet', 'roll']),
      name: Text,
      example: OrNull(Text),
      isOwn: Type.Boolean(),
    }),
  ),
});

/** Printers, and label designs. */
export const ThingsAnswer = Type.Object({ items: Type.Array(Type.Object({ id: Text, name: Text })) });

/** Things with all that they are, to fill their forms. */
export const WholeThings = Type.Object({
  items: Type.Array(
    Type.Intersect([Type.Object({ id: Text, name: Text }), Type.Record(Text, Type.Unknown())]),
  ),
});

/** What was printed with last. */
export const ChoiceAnswer = Type.Object({
  output: Output,
  stock: Type.Optional(Text),
  printer: Type.Optional(Text),
  design: Type.Optional(Text),
});

/** A preview. */
export const PreviewAnswer = Type.Object({
  output: Output,
  first: Whole,
  last: Whole,
  startAt: Whole,
  sheets: Whole,
  stockName: Text,
  pageWidthMm: Type.Number(),
  pageHeightMm: Type.Number(),
  slots: Type.Array(Rect),
  moduleMm: Type.Number(),
  scratch: Type.Union([Rect, Type.Null()]),
  isSmallest: Type.Boolean(),
  smallestLabelMm: Type.Number(),
  missing: Type.Array(Text),
  printedBefore: Whole,
  unprintable: Whole,
  skipped: Type.Array(Type.Object({ first: Whole, last: Whole })),
  hasUnprinted: Type.Boolean(),
});

/** A print job. */
export const JobAnswer = Type.Object({
  id: Text,
  batchCode: Text,
  kind: Text,
  first: Whole,
  last: Whole,
  startAt: Whole,
  sheets: OrNull(Whole),
  stockName: OrNull(Text),
  reprintReason: OrNull(Text),
  createdMs: Whole,
  state: Type.Enum(['recorded', 'rendering', 'done', 'stopped']),
  stampsDone: Whole,
  stampsTotal: Whole,
});

/** Links of a job. */
export const LinksAnswer = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Text,
      recipient: Text,
      state: Type.Enum(['open', 'broken-off', 'used', 'expired', 'revoked']),
      expiresMs: Whole,
      downloads: Type.Array(Type.Object({ startedMs: Whole })),
    }),
  ),
});

/** A new link. */
export const NewLinkAnswer = Type.Object({ url: Type.Optional(Text) });

/** What came back of a job. */
export const ReturnsAnswer = Type.Object({ good: Whole, spoiled: Whole, outstanding: Whole });

/** Something that was kept. */
export const KeptAnswer = Type.Object({ id: Text });
