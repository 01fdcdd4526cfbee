import type { BatchIntervals } from '../../stamps/state/index.ts';
import { problem } from '../http/problems.ts';
import { findLot, findLotByNumber, giveBackToLot, type LotRow, takeFromLot } from '../storage/lots.ts';
import type { OpenLog } from './log.ts';
import { type Span, sizeOf } from './spans.ts';

/** Which lot a request names: by id, by number, or both. */
export interface NamedLot {
  readonly lotId?: string;
  readonly lotNumber?: string;
}

/**
 * The lot that a request names, of the batch's product and not recalled.
 * @throws lot-required, lot-unknown, lot-of-other-product, lot-recalled
 */
export async function requireLot(log: OpenLog, { lotId, lotNumber }: NamedLot): Promise<LotRow> {
  if (lotId === undefined && lotNumber === undefined) throw problem('lot-required');
  const lot =
    lotId !== undefined
      ? await findLot(log.db, lotId)
      : await findLotByNumber(log.db, log.batch.productId, lotNumber ?? '');
  if (lot === undefined) throw problem('lot-unknown', { field: lotId !== undefined ? 'lotId' : 'lotNumber' });
  if (lotNumber !== undefined && lot.number !== lotNumber)
    throw problem('lot-unknown', { field: 'lotNumber' });
  if (lot.productId !== log.batch.productId) throw problem('lot-of-other-product');
  if (lot.recalledMs !== null) throw problem('lot-recalled');
  return lot;
}

/** Counts stamps to a lot. @throws lot-over-declared */
export async function charge(log: OpenLog, lot: LotRow, requested: number): Promise<void> {
  if (await takeFromLot(log.db, lot.id, requested)) return;
  const params = { declared: lot.declaredQuantity, activated: lot.activatedQuantity, requested };
  throw problem('lot-over-declared', { params });
}

/** Counts stamps of a lot no more. Taking them out of a recalled lot would lift the recall. @throws lot-recalled */
export async function discharge(log: OpenLog, lotId: string, quantity: number): Promise<void> {
  const lot = await findLot(log.db, lotId);
  if (lot !== undefined && lot.recalledMs !== null) throw problem('lot-recalled');
  if (!(await giveBackToLot(log.db, lotId, quantity)))
    throw new TypeError('lot counts fewer than its entries');
}

/** How many stamps of some spans are of each lot. */
export function countsByLot(states: BatchIntervals, spans: readonly Span[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { first, last } of spans) {
    for (const interval of states.intervals(first, last)) {
      const { lotId } = interval.state;
      if (lotId !== undefined) counts.set(lotId, (counts.get(lotId) ?? 0) + sizeOf(interval));
    }
  }
  return counts;
}
