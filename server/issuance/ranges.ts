import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import type { BatchRow } from '../storage/batches.ts';
import type { RangeEntryRow } from '../storage/ranges.ts';
import type { Owner } from './access.ts';
import { batchWithOwner } from './batches.ts';
import type { IssuanceDeps } from './deps.ts';
import { withLog } from './log.ts';
import { refuseForeignMembers } from './range-members.ts';
import { carryOut, mayChange, type StampOrder, spansNow } from './range-order.ts';
import { type Attempt, recordingRefusals } from './refusals.ts';
import { type StampSelection, selectedSpans } from './selection.ts';
import type { Span } from './spans.ts';

/** A request to change the state of stamps of one batch; all of it is done, or nothing. */
export interface RangeOrder extends StampOrder, StampSelection {}

/** Serials, or runs of labels, that the record of a refusal names; of the others it has the number. */
const RECORDED = 5;

/**
 * Prints (as a mark), activates, reassigns to another lot, voids, suspends or resumes stamps, and answers the entries appended.
 * @throws not-found, forbidden, field-unknown, field-missing, the faults of {@link selectedSpans}, {@link spansNow} and {@link carryOut}
 */
export async function changeRange(
  deps: IssuanceDeps,
  principal: Principal,
  batchCode: string,
  order: RangeOrder,
): Promise<readonly RangeEntryRow[]> {
  const attempt = attemptOf(order);
  return await recordingRefusals(deps, principal, attempt, async () => {
    const { batch, owner, spans } = await locate(deps, principal, batchCode, order, attempt);
    const { entries, lots } = await withLog(deps, batch.code, async (log) => {
      const now = spansNow(log, order, spans);
      const done = await carryOut(
        log,
        { principal, owner, attempt, declaring: { newId: deps.newId } },
        order,
        now,
      );
      return { entries: done.entries, result: done };
    });
    for (const id of lots) deps.changes.emit({ kind: 'lot', id });
    return entries;
  });
}

/**
 * The batch and the stamps that an order is about, before their states are looked at.
 * @throws not-found, forbidden, field-unknown, field-missing, and the faults of {@link selectedSpans}
 */
export async function locate(
  deps: IssuanceDeps,
  principal: Principal,
  batchCode: string,
  order: RangeOrder,
  attempt: Attempt,
): Promise<{ readonly batch: BatchRow; readonly owner: Owner; readonly spans: readonly Span[] }> {
  const { batch, owner } = await batchWithOwner(deps.db, batchCode);
  attempt.batchCode = batch.code;
  attempt.productId = batch.productId;
  if (!mayChange(principal, owner, order.action)) throw problem('forbidden');
  refuseForeignMembers(order.action, order);
  if (order.action === 'reassign' && order.note === undefined)
    throw problem('field-missing', { field: 'note' });
  return { batch, owner, spans: await selectedSpans(deps, batch, order) };
}

/** What the record of a refused order says of it. */
export function attemptOf(order: RangeOrder): Attempt {
  const { action, first, last, serials, printJobId, sheets, printedOnly, lotNumber, newLot } = order;
  const detail = {
    first,
    last,
    ...(serials && { serials: serials.slice(0, RECORDED), serialCount: serials.length }),
    ...(sheets && { sheets: sheets.slice(0, RECORDED), sheetCount: sheets.length }),
    printJobId,
    printedOnly,
    lotNumber,
    newLot: newLot?.number,
  };
  return { action, detail };
}
