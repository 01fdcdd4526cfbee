import fc from 'fast-check';
import type { RangeOrder } from '../../server/issuance/ranges.ts';
import type { World } from './issuance-over.ts';
import type { Operation } from './stamp-by-stamp.ts';

/** Stamps of a batch whose life is random. */
export const QUANTITY = 14;

/** Stamps that each of its lots takes. */
export const LOT_QUANTITY = 12;

const index = fc.integer({ min: 0, max: QUANTITY });
const span = fc
  .tuple(index, fc.integer({ min: 0, max: 3 }))
  .map(([first, more]) => ({ first, last: first + more }));
/** One step of a random life. */
export const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ action: fc.constant('print' as const), span }) },
  {
    weight: 8,
    arbitrary: fc.record({ action: fc.constant('activate' as const), span, lot: fc.constantFrom('A', 'B') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      action: fc.constant('void' as const),
      span,
      reason: fc.constantFrom('damaged', 'lost', 'stolen'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ action: fc.constant('suspend' as const), span }) },
  {
    weight: 4,
    arbitrary: fc.record({
      action: fc.constant('resume' as const),
      span: index.map((first) => ({ first, last: first })),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ action: fc.constant('undo' as const), undoes: fc.integer({ min: 1, max: 25 }) }),
  },
  { weight: 1, arbitrary: fc.record({ action: fc.constant('scan' as const), index }) },
  {
    weight: 1,
    arbitrary: fc.record({ action: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 8 }) }),
  },
);

/** The request that a step is. */
export function orderOf(
  step: Exclude<Operation, { action: 'undo' | 'scan' | 'wait' }>,
  lots: Record<'A' | 'B', { id: string }>,
): RangeOrder {
  switch (step.action) {
    case 'activate':
      return { action: 'activate', ...step.span, lotId: lots[step.lot].id };
    case 'void':
      return { action: 'void', ...step.span, reason: step.reason };
    default:
      return { action: step.action, ...step.span };
  }
}

/** Lets the public scan a stamp. */
export async function scanPublicly({ deps }: World, batchCode: string, stampIndex: number): Promise<void> {
  await deps.db
    .insertInto('scanTotal')
    .values({ batchCode, stampIndex, scans: 1, firstMs: 1, lastMs: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
