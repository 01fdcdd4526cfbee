import { BatchIntervals, UNDO_WINDOW_MS } from '../../stamps/state/index.ts';
import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import { findRangeEntry, type RangeEntryRow } from '../storage/ranges.ts';
import { requireManage } from './access.ts';
import { auditStamps } from './audited.ts';
import { batchWithOwner } from './batches.ts';
import type { IssuanceDeps } from './deps.ts';
import { append, type OpenLog, withLog } from './log.ts';
import { charge, countsByLot, discharge, requireLot } from './lot-counts.ts';
import { refuseForeignMembers } from './range-members.ts';
import type { Asked, Done } from './range-order.ts';
import { type Attempt, recordingRefusals } from './refusals.ts';
import { sizeOf } from './spans.ts';
import { undoableFor } from './undoable.ts';

/** Days within which a mistake can be undone. */
export const UNDO_DAYS = UNDO_WINDOW_MS / 86_400_000;

/** Which entry is to be taken back; a range given beside it must be the entry's own. */
export interface UndoOrder {
  /** The `seq` to be taken back; refused when left out. */
  readonly undoes?: number;
  readonly first?: number;
  readonly last?: number;
  readonly note?: string;
  /** As in a `StampOrder`. */
  readonly logVersion?: number;
}

/**
 * Takes one entry of the log back, by appending an `undo`; an undone activation gives its lot the quantity back,
 * an undone reassignment the lots that the stamps were of before.
 * @throws not-found, forbidden, field-unknown, field-missing, undo-foreign, range-invalid, undo-not-found, undo-of-undo, undo-twice, undo-stolen, undo-too-late,
 *   undo-overlapped, undo-scanned, undo-claimed, lot-recalled, lot-over-declared, version-conflict, log-full
 */
export async function undoEntry(
  deps: IssuanceDeps,
  principal: Principal,
  batchCode: string,
  order: UndoOrder,
): Promise<RangeEntryRow> {
  const attempt: Attempt = { action: 'undo', detail: { undoes: order.undoes } };
  return await recordingRefusals(deps, principal, attempt, async () => {
    const { batch, owner } = await batchWithOwner(deps.db, batchCode);
    attempt.batchCode = batch.code;
    attempt.productId = batch.productId;
    requireManage(principal, owner);
    const { entries, lots } = await withLog(deps, batch.code, async (log) => {
      const done = await takeBack(log, { principal, owner, attempt }, order);
      return { entries: done.entries, result: done };
    });
    const [undo] = entries;
    if (undo === undefined) throw new TypeError('append answers every entry');
    for (const id of lots) deps.changes.emit({ kind: 'lot', id });
    return undo;
  });
}

/** Takes an entry of an open log back. @throws as {@link undoEntry}, once the batch is found and the caller's to manage */
export async function takeBack(
  log: OpenLog,
  { principal, owner, attempt }: Omit<Asked, 'declaring'>,
  order: UndoOrder,
): Promise<Done> {
  refuseForeignMembers('undo', order);
  const { undoes: seq, logVersion, note = null } = order;
  if (seq === undefined) throw problem('field-missing', { field: 'undoes' });
  if (logVersion !== undefined && logVersion !== log.batch.logVersion)
    throw problem('version-conflict', { field: 'logVersion' });
  const undone = await requireUndoable(log, principal, { ...order, seq });
  const { firstIndex, lastIndex } = undone;
  if (undone.lotId !== null) attempt.lotId = undone.lotId;
  const lots = await moveBack(log, undone);
  const spans = [{ first: firstIndex, last: lastIndex }];
  await auditStamps(log, principal, owner, {
    action: 'undo',
    spans,
    facts: { undoes: seq, undoneAction: undone.action },
    reason: note,
  });
  const entries = await append(log, principal, [
    { action: 'undo', firstIndex, lastIndex, note, undoes: seq },
  ]);
  return { spans, entries, lots };
}

async function requireUndoable(
  log: OpenLog,
  principal: Principal,
  order: UndoOrder & { readonly seq: number },
): Promise<RangeEntryRow> {
  const { seq } = order;
  const entry = await findRangeEntry(log.db, log.batch.code, seq);
  if (entry === undefined) throw problem('undo-not-found', { field: 'undoes', params: { seq } });
  const { first = entry.firstIndex, last = entry.lastIndex } = order;
  const { code, ...found } = await undoableFor(log.db, log.states, principal, entry, log.nowMs);
  if (code === 'undo-foreign') throw problem(code, { field: 'undoes', params: { seq } });
  if (first !== entry.firstIndex || last !== entry.lastIndex) {
    throw problem('range-invalid', { field: 'first', params: { first, last } });
  }
  if (code === null) return entry;
  const params = { seq, days: UNDO_DAYS, by: found.seq ?? seq, first: found.index ?? first };
  throw problem(code, { field: 'undoes', params });
}

/** The lots whose counts change when an entry is taken back: its own, and those its stamps were of before. */
async function moveBack(log: OpenLog, undone: RangeEntryRow): Promise<readonly string[]> {
  const { lotId, firstIndex: first, lastIndex: last, seq } = undone;
  if (lotId === null) return [];
  await discharge(log, lotId, sizeOf({ first, last }));
  if (undone.action !== 'reassign') return [lotId];
  const before = new BatchIntervals(log.batch.quantity, log.states.entries.slice(0, seq - 1));
  const sources = countsByLot(before, [{ first, last }]);
  for (const [source, quantity] of sources) {
    await charge(log, await requireLot(log, { lotId: source }), quantity);
  }
  return [lotId, ...sources.keys()];
}
