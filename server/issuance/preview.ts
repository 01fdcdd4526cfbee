import { countsAfter, movesOf, type StateCounts } from '../../stamps/state/index.ts';
import type { Principal } from '../domain/principal.ts';
import { Problem } from '../http/problems.ts';
import { rangeEntryOf } from '../storage/batch-states.ts';
import { findLot, type LotRow } from '../storage/lots.ts';
import { type Owner, requireManage } from './access.ts';
import { batchWithOwner } from './batches.ts';
import type { IssuanceDeps } from './deps.ts';
import { type OpenLog, withLogsRehearsed } from './log.ts';
import { carryOut, type Done, spansNow } from './range-order.ts';
import { attemptOf, locate, type RangeOrder } from './ranges.ts';
import type { Attempt } from './refusals.ts';
import { type Span, totalOf } from './spans.ts';
import { locateSerials, type StampChange } from './stamp-changes.ts';
import { takeBack, type UndoOrder } from './undo.ts';
import { type Undoable, undoableAfter } from './undoable.ts';

/** What an order would do to the stamps of one batch. */
export interface BatchPreview {
  readonly batchCode: string;
  /** The version of the log that was looked at. */
  readonly logVersion: number;
  /** Stamps that the order selects; more than it changes where `printedOnly` passes some over. */
  readonly selected: number;
  readonly spans: readonly Span[];
  /** The stamps of the spans by state, now and afterwards; the same where the order is refused. */
  readonly before: StateCounts;
  readonly after: StateCounts;
}

/** What an order would do: nothing at all when there is a refusal, which is the one that the order itself would meet. */
export interface Preview {
  readonly batches: readonly BatchPreview[];
  /** The lots whose counts would move, as they would be. */
  readonly lots: readonly LotRow[];
  readonly refusal: Problem | null;
  /** Whether the whole of it could be taken back afterwards, as its stamps stand now; null with a refusal. */
  readonly undo: Pick<Undoable, 'code' | 'untilMs'> | null;
}

/**
 * Looks what an order on one batch would do, by doing it and taking it back; nothing is recorded.
 * @throws the faults of the order that do not depend on the state of its stamps, as `changeRange`
 */
export async function previewRange(
  deps: IssuanceDeps,
  principal: Principal,
  batchCode: string,
  order: RangeOrder,
): Promise<Preview> {
  const attempt = attemptOf(order);
  const { batch, owner, spans } = await locate(deps, principal, batchCode, order, attempt);
  return await rehearse(deps, [{ code: batch.code, owner, spans }], async (log) =>
    carryOut(
      log,
      { principal, owner, attempt, declaring: { newId: deps.newId } },
      order,
      spansNow(log, order, spans),
    ),
  );
}

/** As {@link previewRange}, for listed stamps of whichever batches. @throws as `locateSerials` */
export async function previewStamps(
  deps: IssuanceDeps,
  principal: Principal,
  change: StampChange,
): Promise<Preview> {
  const attempt = attemptOf(change);
  const listed = await locateSerials(deps, principal, change, attempt);
  const declaring = { newId: deps.newId };
  const parts = listed.map(({ batch, ...part }) => ({ code: batch.code, ...part }));
  return await rehearse(deps, parts, (log, { owner, spans }) =>
    carryOut(log, { principal, owner, attempt, declaring }, change, spans),
  );
}

/** As {@link previewRange}, for taking an entry back. @throws not-found, forbidden */
export async function previewUndo(
  deps: IssuanceDeps,
  principal: Principal,
  batchCode: string,
  order: UndoOrder,
): Promise<Preview> {
  const { batch, owner } = await batchWithOwner(deps.db, batchCode);
  requireManage(principal, owner);
  const attempt: Attempt = { action: 'undo' };
  return await rehearse(deps, [{ code: batch.code, owner, spans: [] }], (log) =>
    takeBack(log, { principal, owner, attempt }, order),
  );
}

interface Part {
  readonly code: string;
  readonly owner: Owner;
  readonly spans: readonly Span[];
}

async function rehearse(
  deps: IssuanceDeps,
  parts: readonly Part[],
  act: (log: OpenLog, part: Part) => Promise<Done>,
): Promise<Preview> {
  const codes = parts.map(({ code }) => code);
  return await withLogsRehearsed(deps, codes, async (logs) => {
    const batches: BatchPreview[] = [];
    const lots = new Map<string, LotRow>();
    let refusal: Problem | null = null;
    let undo: Preview['undo'] = null;
    for (const [place, part] of parts.entries()) {
      const log = logs[place];
      if (log === undefined) throw new TypeError('every batch asked for is opened');
      const { spans } = part;
      const done: Done | Problem = refusal === null ? await attempted(act(log, part)) : refusal;
      if (done instanceof Problem) refusal = done;
      const worked = done instanceof Problem ? { spans, entries: [] } : done;
      batches.push({ selected: totalOf(spans) || totalOf(worked.spans), ...previewOf(log, worked) });
      if (done instanceof Problem) continue;
      for (const entry of done.entries) {
        if (undo === null || undo.code === null) undo = await undoableAfter(log.db, entry);
      }
      for (const id of done.lots) {
        const lot = await findLot(log.db, id);
        if (lot !== undefined) lots.set(id, lot);
      }
    }
    if (refusal === null) return { batches, lots: [...lots.values()], refusal, undo };
    const unmoved = batches.map((batch) => ({ ...batch, after: batch.before }));
    return { batches: unmoved, lots: [], refusal, undo: null };
  });
}

async function attempted(act: Promise<Done>): Promise<Done | Problem> {
  try {
    return await act;
  } catch (error) {
    if (error instanceof Problem && error.statusCode < 500) return error;
    throw error;
  }
}

/** Spans that lie outside the batch are counted as far as they lie inside. */
function previewOf(log: OpenLog, { spans, entries }: Pick<Done, 'spans' | 'entries'>) {
  const { batch, states } = log;
  const before = { allocated: 0, printed: 0, activated: 0, damaged: 0, lost: 0, stolen: 0, suspended: 0 };
  for (const { first, last } of spans) {
    if (first >= batch.quantity) continue;
    const part = states.counts(first, Math.min(last, batch.quantity - 1));
    for (const name of COUNTS) before[name] += part[name];
  }
  const moves = entries.flatMap((entry) => movesOf(states, rangeEntryOf(entry)));
  return {
    batchCode: batch.code,
    logVersion: batch.logVersion,
    spans,
    before,
    after: countsAfter(before, moves),
  };
}

const COUNTS = ['allocated', 'printed', 'activated', 'damaged', 'lost', 'stolen', 'suspended'] as const;
