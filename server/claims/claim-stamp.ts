import type { Kysely } from 'kysely';
import type { Clock } from '../domain/clock.ts';
import { problem } from '../http/problems.ts';
import type { BatchStates } from '../storage/batch-states.ts';
import { findBatch } from '../storage/batches.ts';
import { type ClaimTimes, findClaim, insertClaim } from '../storage/claims.ts';
import type { Database } from '../storage/schema.ts';

/** What a claim is written with. */
export interface ClaimStore {
  readonly db: Kysely<Database>;
  readonly states: BatchStates;
  readonly claims: ClaimTimes;
  readonly clock: Clock;
}

/** What became of a claim whose code was right. */
export interface Claimed {
  /** False: the code had been used before, by somebody or by an earlier sending of other make. */
  readonly isFirst: boolean;
  /** Of the first claim, Unix milliseconds. */
  readonly claimedMs: number;
}

/**
 * Writes the first claim of an activated stamp, durable when this returns; of two at once exactly one is the first. The same claim
 * sent again (same `onceKey`) answers as the first time.
 * @throws claim-not-activated, not-found
 */
export async function claimStamp(
  store: ClaimStore,
  stamp: { readonly batchCode: string; readonly index: number; readonly onceKey: string | null },
): Promise<Claimed> {
  const { batchCode, index: stampIndex, onceKey } = stamp;
  const kept = await store.db.transaction().execute(async (transaction) => {
    const before = await findClaim(transaction, batchCode, stampIndex);
    if (before !== undefined) return { row: before, isNew: false };
    // In the same transaction as the claim: an activation is undone before it, and the claim refused, or not at all.
    const batch = await findBatch(transaction, batchCode);
    if (batch === undefined) throw problem('not-found');
    const states = await store.states.at(transaction, batch);
    if (states.stateAt(stampIndex).phase !== 'activated') throw problem('claim-not-activated');
    const row = { batchCode, stampIndex, timeMs: store.clock(), onceKey };
    return { row, isNew: await insertClaim(transaction, row) };
  });
  const { row, isNew } = kept;
  store.claims.committed(row);
  return { isFirst: isNew || (onceKey !== null && row.onceKey === onceKey), claimedMs: row.timeMs };
}
