import { type TSchema, Type } from 'typebox';
import { MAX_INDEX } from '../../stamps/serial/index.ts';
import { RANGE_ACTIONS, VOID_REASONS } from '../../stamps/state/index.ts';
import { LOG_LIMIT } from './log.ts';
import { LotBody } from './lot-schemas.ts';
import { SERIALS_LIMIT } from './serial-selection.ts';
import { LABEL_RUNS_LIMIT } from './sheet-selection.ts';

const Action = Type.Enum(RANGE_ACTIONS);
const Reason = Type.Enum(VOID_REASONS);
const Index = Type.Integer({ minimum: 0, maximum: MAX_INDEX });
const Count = Type.Integer({ minimum: 0 });
const OrNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const Serials = Type.Array(Type.String({ minLength: 1, maxLength: 64 }), {
  minItems: 1,
  maxItems: SERIALS_LIMIT,
});
const LotId = Type.String({ minLength: 1, maxLength: 64 });
const { productId: _, ...ofNewLot } = LotBody.properties;
const NewLot = Type.Object(ofNewLot, {
  additionalProperties: false,
  description:
    'With activate: a lot of the stamps’ product, declared in the same step; a preview declares nothing',
});
const Note = Type.String({ minLength: 1, maxLength: 500 });

const LabelRun = Type.Object(
  {
    sheet: Type.Integer({ minimum: 1, maximum: 2_000_000 }),
    lastSheet: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_000_000 })),
    firstSlot: Type.Optional(Type.Integer({ minimum: 1, maximum: 20_000 })),
    lastSlot: Type.Optional(Type.Integer({ minimum: 1, maximum: 20_000 })),
  },
  {
    additionalProperties: false,
    description:
      'Labels one after the other, counted from 1 as on paper: from firstSlot of sheet to lastSlot of lastSheet; left out: the first, the last, the same sheet.',
  },
);

/** Body of a request on a batch's range log. */
export const RangeBody = Type.Object(
  {
    action: Action,
    first: Type.Optional(Index),
    last: Type.Optional(Index),
    serials: Type.Optional(Serials),
    printJobId: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    sheets: Type.Optional(Type.Array(LabelRun, { minItems: 1, maxItems: LABEL_RUNS_LIMIT })),
    printedOnly: Type.Optional(
      Type.Boolean({
        description:
          'Of the selected stamps (of the whole batch when none are) only those that are printed, not activated and not suspended',
      }),
    ),
    lotId: Type.Optional(LotId),
    lotNumber: Type.Optional(LotId),
    newLot: Type.Optional(NewLot),
    reason: Type.Optional(Reason),
    note: Type.Optional(Note),
    undoes: Type.Optional(Type.Integer({ minimum: 1, maximum: LOG_LIMIT })),
    logVersion: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: LOG_LIMIT,
        description: "The batch's logVersion that was looked at: refused when anything happened since",
      }),
    ),
  },
  { additionalProperties: false },
);

/** Body of a request on single stamps of whichever batches. */
export const StampChangeBody = Type.Object(
  {
    action: Type.Enum(['activate', 'reassign', 'void', 'suspend', 'resume']),
    serials: Serials,
    lotId: Type.Optional(LotId),
    lotNumber: Type.Optional(LotId),
    newLot: Type.Optional(NewLot),
    reason: Type.Optional(Reason),
    note: Type.Optional(Note),
  },
  { additionalProperties: false },
);

/** One line of a batch's range log. */
export const RangeEntry = Type.Object({
  batchCode: Type.String(),
  seq: Type.Integer(),
  action: Action,
  first: Type.Integer(),
  last: Type.Integer({ description: 'Inclusive' }),
  lotId: OrNull(Type.String()),
  reason: OrNull(Reason),
  note: OrNull(Type.String()),
  undoes: OrNull(Type.Integer()),
  actor: Type.String(),
  timeMs: Type.Integer(),
});

const Undoable = Type.Object({
  isPossible: Type.Boolean(),
  code: OrNull(Type.String({ description: 'Why it is not possible: the code that asking would meet' })),
  untilMs: OrNull(Type.Integer({ description: 'Last moment of the time in which it can be taken back' })),
});

/** A line of the log with whether the caller can take it back. */
export const LoggedRangeEntry = Type.Intersect([
  RangeEntry,
  Type.Object({
    undone: Type.Boolean(),
    undo: Undoable,
  }),
]);

/** Stamps by state. */
export const StateCounts = Type.Object({
  allocated: Count,
  printed: Count,
  activated: Count,
  damaged: Count,
  lost: Count,
  stolen: Count,
  suspended: Type.Integer({ minimum: 0, description: 'Counted in their phase as well' }),
});

/** What a request would do. */
export const Preview = Type.Object({
  stamps: Type.Integer({ minimum: 0, description: 'Stamps that it is about' }),
  batches: Type.Array(
    Type.Object({
      batchCode: Type.String(),
      logVersion: Type.Integer(),
      selected: Type.Integer({ description: 'Before printedOnly passes stamps over' }),
      stamps: Count,
      spans: Type.Array(Type.Object({ first: Type.Integer(), last: Type.Integer() }), {
        description: 'The first of them',
      }),
      spanCount: Count,
      before: StateCounts,
      after: StateCounts,
    }),
  ),
  lots: Type.Array(
    Type.Object({
      id: Type.String({ description: 'Of a lot that would be declared: an id that it will not have' }),
      number: Type.String(),
      declaredQuantity: Type.Integer(),
      activatedQuantity: Type.Integer({ description: 'As it would be' }),
    }),
  ),
  undo: OrNull(Undoable),
  refusal: OrNull(
    Type.Object({
      code: Type.String(),
      detail: Type.String(),
      field: OrNull(Type.String()),
    }),
  ),
});
