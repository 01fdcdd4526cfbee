import { Type } from 'typebox';
import { BATCH_STAGES } from '../storage/batch-list.ts';
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
    hiddenCode: Type.Optional(
      Type.Boolean({
        description:
          'Whether each stamp carries an 8-digit code under a scratch layer, claimed once by its buyer; false unless given',
      }),
    ),
    unusedDeadlineOn: Type.Optional(
      Type.String({
        pattern: '^\\d{4}-\\d{2}-\\d{2}$',
        description: 'Last day of activation, Vietnamese civil day',
      }),
    ),
    note: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 1_000,
        pattern: '\\S',
        description: 'What the officer should know who reads an order beyond the declared quantity',
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
  expiresInDays: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()], {
    description:
      'Days until the last day of activation, 0 on that day; null after it, or when nothing is allocated or printed',
  }),
});

/** A batch with the counts of its stamps. */
export const Batch = Type.Object({
  code: Type.String(),
  variantId: Type.String(),
  variantName: Type.String(),
  productId: Type.String(),
  productName: Type.String(),
  producerId: Type.String(),
  producerName: Type.String(),
  certificateId: Type.String(),
  quantity: Type.Integer(),
  profile: Type.Enum(['signed', 'compact']),
  hiddenCode: Type.Boolean({ description: 'Whether each stamp carries a code under a scratch layer' }),
  linkForm: Type.Enum(['gs1', 'short']),
  origin: Type.String(),
  gtin: Type.Union([Type.String(), Type.Null()]),
  kid: Type.String(),
  unusedDeadlineOn: Type.String(),
  logVersion: Type.Integer({ description: 'The highest seq of its range log' }),
  quotaRule: Type.Union([Type.String(), Type.Null()], {
    description:
      "Of a producer's own order: within the declared quantity of the year; undeclared or incomparable: not counted; approved by an officer. Null of other orders",
  }),
  createdMs: Type.Integer(),
  createdBy: Type.String(),
  stage: Type.Enum(BATCH_STAGES, {
    description:
      'What it waits for, the first that is true: unused stamps have expired, printed ones are to be activated, others to be printed; else some are in use, or none',
  }),
  reprinted: Type.Integer({ minimum: 0, description: 'Stamps printed again, as often as they were' }),
  claimed: Type.Integer({ minimum: 0, description: 'Stamps whose hidden code was used' }),
  summary: Summary,
});
