import type { Kysely } from 'kysely';
import { civilDay } from '../../stamps/civil-day.ts';
import type { Clock } from '../domain/clock.ts';
import { problem } from '../http/problems.ts';
import type { BatchStates } from '../storage/batch-states.ts';
import { findBatch } from '../storage/batches.ts';
import { type ClaimTimes, countClaim, findClaim, insertClaim } from '../storage/claims.ts';
import type { Database } from '../storage/schema.ts';
import { addStampDay } from '../storage/stamp-days.ts';

const CLAIMED_ONE = { ordered: 0, printed: 0, activated: 0, voided: 0, claimed: 1 };

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
 * Writes the first claim of an activated stamp, durable when this returns; of many at once, also on several nodes, exactly one is the
 * first, and all tell its time. The same claim sent again (same `onceKey`) answers as the first time.
 * @throws claim-not-activated
 */
export async function claimStamp(
  store: ClaimStore,
  stamp: { readonly batchCode: string; readonly index: number; readonly onceKey: string | null },
): Promise<Claimed> {
  const { batchCode, index: stampIndex, onceKey } = stamp;
  const { row, isNew } = await store.db.transaction().execute(async (transaction) => {
    const claim = { batchCode, stampIndex, timeMs: store.clock(), onceKey };
    // Written before anything is read: whoever loses waits here for the winner's commit, and then reads what that one wrote.
    if (!(await insertClaim(transaction, claim))) {
      const before = await findClaim(transaction, batchCode, stampIndex);
      if (before === undefined) throw new TypeError('a claim is never taken back');
      return { row: before, isNew: false };
    }
    // In the same transaction as the claim: an activation is undone before it, and the claim refused, or not at all.
    const batch = await findBatch(transaction, batchCode);
    if (batch === undefined) throw new TypeError(`there is no batch ${batchCode}`);
    const states = await store.states.at(transaction, batch);
    if (states.stateAt(stampIndex).phase !== 'activated') throw problem('claim-not-activated');
    await countClaim(transaction, batchCode);
    await addStampDay(transaction, batch, civilDay(claim.timeMs), CLAIMED_ONE);
    return { row: claim, isNew: true };
  });
  store.claims.committed(row);
  return { isFirst: isNew || (onceKey !== null && row.onceKey === onceKey), claimedMs: row.timeMs };
}
