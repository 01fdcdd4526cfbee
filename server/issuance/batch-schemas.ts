import { Type } from 'typebox';
import { MAX_QUANTITY } from './batches.ts';

const Count = Type.Integer({ minimum: 0 });

/** A batch's code in a path; case, spaces and hyphens do not matter. */
export const BatchParams = Type.Object({ code: Type.String({ minLength: 1, maxLength: 32 }) });

/** Body of an order for stamps. */
export const BatchOrderBody = Type.Object(
  {
    variantId: Type.String({ minLength: 1, maxLength: 64 }),
    quantity: Type.Integer({ minimum: 1, maximum: MAX_QUANTITY }),
    profile: Type.Optional(Type.Enum(['signed', 'compact'])),
    unusedDeadlineOn: Type.Optional(
      Type.String({
        pattern: '^\\d{4}-\\d{2}-\\d{2}$',
        description: 'Last day of activation, Vietnamese civil day',
      }),
    ),
  },
  { additionalProperties: false },
);

/** How many stamps of a batch are in each state. */
export const Summary = Type.Object({
  allocated: Count,
  printed: Count,
  activated: Count,
  voided: Type.Object({ damaged: Count, lost: Count, stolen: Count }),
  suspended: Type.Integer({ minimum: 0, description: 'Counted in their phase as well' }),
  expiredUnused: Type.Integer({
    minimum: 0,
    description: 'Allocated or printed, past the last day of activation',
  }),
});

/** A batch as lists show it. */
export const Batch = Type.Object({
  code: Type.String(),
  variantId: Type.String(),
  productId: Type.String(),
  producerId: Type.String(),
  certificateId: Type.String(),
  quantity: Type.Integer(),
  profile: Type.Enum(['signed', 'compact']),
  linkForm: Type.Enum(['gs1', 'short']),
  origin: Type.String(),
  gtin: Type.Union([Type.String(), Type.Null()]),
  kid: Type.String(),
  unusedDeadlineOn: Type.String(),
  logVersion: Type.Integer({ description: 'The highest seq of its range log' }),
  createdMs: Type.Integer(),
  createdBy: Type.String(),
});

/** A batch with the counts of its stamps. */
export const BatchWithSummary = Type.Intersect([Batch, Type.Object({ summary: Summary })]);

/** One stamp of a batch. */
export const Stamp = Type.Object({
  batchCode: Type.String(),
  index: Type.Integer(),
  serial: Type.String({ description: 'Sixteen characters' }),
  phase: Type.Enum(['allocated', 'printed', 'activated', 'voided']),
  voidReason: Type.Union([Type.Enum(['damaged', 'lost', 'stolen']), Type.Null()]),
  lotId: Type.Union([Type.String(), Type.Null()]),
  suspended: Type.Boolean(),
  expiredUnused: Type.Boolean(),
  seq: Type.Integer({ description: 'The log entry that changed it last; 0 when none did' }),
});
