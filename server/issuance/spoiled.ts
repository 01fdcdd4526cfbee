import type { Kysely } from 'kysely';
import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import type { Database } from '../storage/schema.ts';
import { batchWithOwner } from './batches.ts';
import type { IssuanceDeps } from './deps.ts';
import { withLog } from './log.ts';
import { carryOut, mayChange } from './range-order.ts';
import { type Attempt, recordingRefusals } from './refusals.ts';
import { joined, type Span } from './spans.ts';

/** Stamps that a print house, or a printer, spoiled. */
export interface SpoiledStamps {
  readonly batchCode: string;
  /** May be none: then only `record` runs. */
  readonly spans: readonly Span[];
  readonly note: string;
}

/**
 * Voids spoiled stamps as damaged and runs `record`, which books them, in the same transaction.
 * @throws not-found, forbidden, the refusals of the state table, and what `record` throws
 */
export async function voidSpoiled<T>(
  deps: IssuanceDeps,
  principal: Principal,
  { batchCode, spans, note }: SpoiledStamps,
  record: (db: Kysely<Database>) => Promise<T>,
): Promise<T> {
  const attempt: Attempt = { action: 'void', detail: { spans: spans.slice(0, 5), spanCount: spans.length } };
  return await recordingRefusals(deps, principal, attempt, async () => {
    const { batch, owner } = await batchWithOwner(deps.db, batchCode);
    attempt.batchCode = batch.code;
    attempt.productId = batch.productId;
    if (!mayChange(principal, owner, 'void')) throw problem('forbidden');
    return await withLog(deps, batch.code, async (log) => {
      const result = await record(log.db);
      if (spans.length === 0) return { entries: [], result };
      const order = { action: 'void', reason: 'damaged', note } as const;
      const { entries } = await carryOut(
        log,
        { principal, owner, attempt, declaring: { newId: deps.newId } },
        order,
        joined(spans),
      );
      return { entries, result };
    });
  });
}
