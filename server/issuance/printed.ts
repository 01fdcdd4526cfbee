import type { Kysely } from 'kysely';
import type { Principal } from '../domain/principal.ts';
import type { BatchRow } from '../storage/batches.ts';
import type { Database } from '../storage/schema.ts';
import { requireManage } from './access.ts';
import { auditStamps } from './audited.ts';
import { batchWithOwner } from './batches.ts';
import type { IssuanceDeps } from './deps.ts';
import { append, withLog } from './log.ts';
import { printableOf, type SkipOrder } from './printable.ts';
import { type Attempt, recordingRefusals } from './refusals.ts';
import { joined, type Span, totalOf } from './spans.ts';

/** Which stamps are handed out for printing. */
export interface PrintSpan {
  readonly batchCode: string;
  readonly first: number;
  /** Inclusive. */
  readonly last: number;
  /** Without it a stamp that cannot be printed refuses the whole. */
  readonly skip?: SkipOrder;
  readonly note?: string;
}

/** What the recorder of a print-out sees. */
export interface HandedOut {
  /** The transaction that also marks the stamps; nothing else may be awaited on another connection meanwhile. */
  readonly db: Kysely<Database>;
  readonly batch: BatchRow;
  /** How many of the stamps had been printed before. */
  readonly reprinted: number;
  /** Stamps of the range that are not handed out, in order and apart from each other. */
  readonly skipped: readonly Span[];
}

/**
 * Marks those of a range's stamps that are still allocated as printed, and runs `record` (which writes the print
 * job) in the same transaction.
 * @throws not-found, forbidden, log-full, the codes of {@link printableOf}, and what `record` throws
 */
export async function handOut<T>(
  deps: IssuanceDeps,
  principal: Principal,
  span: PrintSpan,
  record: (handedOut: HandedOut) => Promise<T>,
): Promise<T> {
  const { first, last, skip } = span;
  const attempt: Attempt = { action: 'print', detail: { first, last } };
  return await recordingRefusals(deps, principal, attempt, async () => {
    const { batch, owner } = await batchWithOwner(deps.db, span.batchCode);
    attempt.batchCode = batch.code;
    attempt.productId = batch.productId;
    requireManage(principal, owner);
    return await withLog(deps, batch.code, async (log) => {
      const { printed, skipped } = printableOf(log, { first, last }, skip);
      const states = printed.flatMap((run) => [...log.states.intervals(run.first, run.last)]);
      const fresh = joined(states.filter(({ state }) => state.phase === 'allocated'));
      const newlyPrinted = totalOf(fresh);
      const reprinted = totalOf(printed) - newlyPrinted;
      const result = await record({ db: log.db, batch: log.batch, reprinted, skipped });
      await auditStamps(log, principal, owner, {
        action: 'hand-out',
        spans: printed,
        facts: { reprint: reprinted > 0, newlyPrinted },
        reason: span.note ?? null,
      });
      const marks = fresh.map((run) => ({
        action: 'print',
        firstIndex: run.first,
        lastIndex: run.last,
        note: span.note ?? null,
      }));
      const entries = marks.length === 0 ? [] : await append(log, principal, marks);
      return { entries, result };
    });
  });
}
