import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import { type BatchRow, findBatch, findProductOwner } from '../storage/batches.ts';
import type { RangeEntryRow } from '../storage/ranges.ts';
import type { Owner } from './access.ts';
import type { IssuanceDeps } from './deps.ts';
import { withLogs } from './log.ts';
import { carryOut, mayChange, type StampOrder } from './range-order.ts';
import { attemptOf } from './ranges.ts';
import { type Attempt, recordingRefusals } from './refusals.ts';
import { type ListedSerial, readSerials, spansOfSerials } from './serial-selection.ts';
import type { Span } from './spans.ts';

/** A request about single stamps of whichever batches; all of it is done, or nothing. */
export interface StampChange extends Omit<StampOrder, 'printedOnly' | 'logVersion'> {
  readonly action: 'activate' | 'reassign' | 'void' | 'suspend' | 'resume';
  readonly serials: readonly string[];
}

/** The stamps of one batch that a list of serials names. */
export interface ListedStamps {
  readonly batch: BatchRow;
  readonly owner: Owner;
  readonly spans: readonly Span[];
}

/**
 * Changes listed stamps of several batches in one transaction, and answers the entries appended.
 * @throws the faults of {@link locateSerials}, and of `carryOut`
 */
export async function changeStamps(
  deps: IssuanceDeps,
  principal: Principal,
  change: StampChange,
): Promise<readonly RangeEntryRow[]> {
  const attempt = attemptOf(change);
  return await recordingRefusals(deps, principal, attempt, async () => {
    const listed = await locateSerials(deps, principal, change, attempt);
    const codes = listed.map(({ batch }) => batch.code);
    const { entries, lots } = await withLogs(deps, codes, async (logs) => {
      const done = { entries: [] as RangeEntryRow[], lots: new Set<string>() };
      const declaring = { newId: deps.newId };
      for (const [place, { batch, owner, spans }] of listed.entries()) {
        const log = logs[place];
        if (log === undefined) throw new TypeError('every batch asked for is opened');
        attempt.batchCode = batch.code;
        attempt.productId = batch.productId;
        const { entries, lots } = await carryOut(
          log,
          { principal, owner, attempt, declaring },
          change,
          spans,
        );
        done.entries.push(...entries);
        for (const id of lots) done.lots.add(id);
      }
      return { entries: done.entries, result: done };
    });
    for (const id of lots) deps.changes.emit({ kind: 'lot', id });
    return entries;
  });
}

/**
 * The stamps that a list of serials names, by batch in the order in which the list names them first.
 * @throws serial-invalid, serial-repeated, serial-not-issued, forbidden, each naming its place in the list; field-missing
 */
export async function locateSerials(
  deps: IssuanceDeps,
  principal: Principal,
  change: StampChange,
  attempt: Attempt,
): Promise<readonly ListedStamps[]> {
  if (change.action === 'reassign' && change.note === undefined)
    throw problem('field-missing', { field: 'note' });
  if (change.action !== 'activate' && change.newLot !== undefined)
    throw problem('field-unknown', { field: 'newLot' });
  const byBatch = Map.groupBy(readSerials(change.serials), ({ parsed }) => parsed.batchCode);
  const located: ListedStamps[] = [];
  for (const [code, listed] of byBatch) {
    const batch = await findBatch(deps.db, code);
    const owner = batch && (await findProductOwner(deps.db, batch.productId));
    if (batch === undefined || owner === undefined) throw notIssued(listed[0]);
    attempt.batchCode = batch.code;
    attempt.productId = batch.productId;
    if (!mayChange(principal, owner, change.action)) {
      throw problem('forbidden', { field: listed[0]?.field ?? 'serials' });
    }
    located.push({ batch, owner, spans: await spansOfSerials(deps.serialAt, batch, listed) });
  }
  return located;
}

function notIssued(serial: ListedSerial | undefined) {
  return problem('serial-not-issued', {
    field: serial?.field ?? 'serials',
    params: { serial: serial?.text ?? '' },
  });
}
