import type { Kysely } from 'kysely';
import { civilDay } from '../../stamps/civil-day.ts';
import { batchesUnder } from '../storage/batches.ts';
import type { Database } from '../storage/schema.ts';
import type { IssuanceDeps } from './deps.ts';
import { summaryFrom } from './stamps.ts';

/** Stamps of several batches, by what became of them; `suspended` and `expiredUnused` are counted in their phase as well. */
export interface StampTotals {
  readonly batches: number;
  readonly stamps: number;
  readonly allocated: number;
  readonly printed: number;
  readonly activated: number;
  readonly voided: number;
  readonly suspended: number;
  readonly expiredUnused: number;
}

/** Counts the stamps of all batches of a product, or of those issued under one certificate. */
export async function countStamps(
  deps: Pick<IssuanceDeps, 'states' | 'clock'>,
  db: Kysely<Database>,
  of: { readonly productId: string } | { readonly certificateId: string },
): Promise<StampTotals> {
  const today = civilDay(deps.clock());
  let totals: StampTotals = NONE;
  for (const batch of await batchesUnder(db, of)) {
    const { allocated, printed, activated, voided, suspended, expiredUnused } = summaryFrom(
      batch,
      await deps.states.at(db, batch),
      today,
    );
    totals = {
      batches: totals.batches + 1,
      stamps: totals.stamps + batch.quantity,
      allocated: totals.allocated + allocated,
      printed: totals.printed + printed,
      activated: totals.activated + activated,
      voided: totals.voided + voided.damaged + voided.lost + voided.stolen,
      suspended: totals.suspended + suspended,
      expiredUnused: totals.expiredUnused + expiredUnused,
    };
  }
  return totals;
}

const NONE: StampTotals = {
  batches: 0,
  stamps: 0,
  allocated: 0,
  printed: 0,
  activated: 0,
  voided: 0,
  suspended: 0,
  expiredUnused: 0,
};
