import { type TSchema, Type } from 'typebox';
import { RangeEntry } from './range-schemas.ts';

const OrNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** One stamp of a batch. */
export const Stamp = Type.Object({
  batchCode: Type.String(),
  index: Type.Integer(),
  serial: Type.String({ description: 'Sixteen characters' }),
  phase: Type.Enum(['allocated', 'printed', 'activated', 'voided']),
  voidReason: OrNull(Type.Enum(['damaged', 'lost', 'stolen'])),
  lotId: OrNull(Type.String()),
  suspended: Type.Boolean(),
  expiredUnused: Type.Boolean(),
  seq: Type.Integer({ description: 'The log entry that changed it last; 0 when none did' }),
});

/** A stamp's serial in a path, as people type it. */
export const StampParams = Type.Object({ serial: Type.String({ minLength: 1, maxLength: 64 }) });

/** One stamp with all that happened to it. */
export const StampHistory = Type.Intersect([
  Stamp,
  Type.Object({
    productId: Type.String(),
    productName: Type.String(),
    variantName: Type.String(),
    producerName: Type.String(),
    lotNumber: OrNull(Type.String()),
    scans: OrNull(
      Type.Object(
        { count: Type.Integer(), firstMs: Type.Integer(), lastMs: Type.Integer() },
        { description: 'Checks by the public' },
      ),
    ),
    claimedMs: OrNull(Type.Integer({ description: 'When its hidden code was used; null while it was not' })),
    entries: Type.Array(
      Type.Intersect([RangeEntry, Type.Object({ undone: Type.Boolean(), lotNumber: OrNull(Type.String()) })]),
      { description: 'Of the log, the oldest first; at most the newest 200' },
    ),
    prints: Type.Array(
      Type.Object({
        printJobId: Type.String(),
        kind: Type.String(),
        sheet: OrNull(Type.Integer()),
        slot: OrNull(Type.Integer()),
        reprintReason: OrNull(Type.String()),
        actor: Type.String(),
        createdMs: Type.Integer(),
      }),
      { description: 'Every time it was handed out, the oldest first; at most the newest 50' },
    ),
  }),
]);
