import type { RangeAction, VoidReason } from '../../stamps/state/index.ts';
import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import type { ProductOwner } from '../storage/batches.ts';
import type { LotRow } from '../storage/lots.ts';
import type { RangeEntryRow } from '../storage/ranges.ts';
import { requireManage } from './access.ts';
import { auditStamps } from './audited.ts';
import { batchWithOwner } from './batches.ts';
import { requireCertificate } from './certificate.ts';
import type { IssuanceDeps } from './deps.ts';
import { append, type OpenLog, requireLegal, withLog } from './log.ts';
import { charge, countsByLot, discharge, requireLot } from './lot-counts.ts';
import { refuseForeignMembers } from './range-members.ts';
import { type Attempt, recordingRefusals } from './refusals.ts';
import { type Span, type StampSelection, selectedSpans, sizeOf } from './spans.ts';

/** A request to change the state of one range, or of listed stamps; all of it is done, or nothing. */
export interface RangeOrder extends StampSelection {
  readonly action: Exclude<RangeAction, 'undo'>;
  /** With `activate` and `reassign`: the lot, by id or by number. */
  readonly lotId?: string;
  readonly lotNumber?: string;
  /** With `void`. */
  readonly reason?: VoidReason;
  readonly note?: string;
}

/** Serials that the record of a refusal names; of the others it has the number. */
const SERIALS_RECORDED = 5;

/**
 * Prints (as a mark), activates, reassigns to another lot, voids, suspends or resumes stamps, and answers the entries appended.
 * @throws not-found, forbidden, field-unknown, the faults of {@link selectedSpans}, the refusals of the state table, already-printed,
 *   not-activated, already-in-lot, lot-required, lot-unknown, lot-of-other-product, lot-recalled, lot-over-declared, certificate-missing,
 *   certificate-lapsed, certificate-revoked, log-full
 */
export async function changeRange(
  deps: IssuanceDeps,
  principal: Principal,
  batchCode: string,
  order: RangeOrder,
): Promise<readonly RangeEntryRow[]> {
  const { first, last, serials, lotNumber } = order;
  const named = serials && { serials: serials.slice(0, SERIALS_RECORDED), serialCount: serials.length };
  const attempt: Attempt = { action: order.action, detail: { first, last, ...named, lotNumber } };
  return await recordingRefusals(deps, principal, attempt, async () => {
    const { batch, owner } = await batchWithOwner(deps.db, batchCode);
    attempt.batchCode = batch.code;
    attempt.productId = batch.productId;
    requireRights(principal, owner, order.action);
    refuseForeignMembers(order.action, order);
    if (order.action === 'reassign' && order.note === undefined)
      throw problem('field-missing', { field: 'note' });
    const spans = await selectedSpans(deps.serialAt, batch, order);
    const { entries, lots } = await withLog(deps, batch.code, async (log) => {
      // A move is judged by the lot itself; of everything else the stamps come first.
      const target = order.action === 'reassign' ? await lotOf(log, order, attempt) : undefined;
      for (const span of spans) judge(log, { ...order, ...(target && { lotId: target.id }) }, span);
      const lot = target ?? (await lotOf(log, order, attempt));
      const lots = await moveCounts(log, order, spans, lot);
      await auditStamps(log, principal, owner, {
        action: order.action,
        spans,
        facts: {
          ...(lot === undefined ? {} : { lotId: lot.id, lotNumber: lot.number }),
          ...(order.action === 'void' ? { ground: order.reason ?? null } : {}),
        },
        reason: order.note ?? null,
      });
      const entries = await append(
        log,
        principal,
        spans.map((span) => ({
          action: order.action,
          firstIndex: span.first,
          lastIndex: span.last,
          lotId: lot?.id ?? null,
          reason: order.action === 'void' ? (order.reason ?? null) : null,
          note: order.note ?? null,
        })),
      );
      return { entries, result: { entries, lots } };
    });
    for (const id of lots) deps.changes.emit({ kind: 'lot', id });
    return entries;
  });
}

/** Suspending is the authority's: officers in their province, inspectors wherever they find goods. */
function requireRights(principal: Principal, owner: ProductOwner, action: RangeOrder['action']): void {
  if (action === 'suspend' || action === 'resume') {
    if (principal.role === 'inspector') return;
    if (principal.role === 'producer') throw problem('forbidden');
  }
  // Which lot goods are of is the producer's word once; to change it takes an officer's.
  if (action === 'reassign' && principal.role === 'producer') throw problem('forbidden');
  requireManage(principal, owner);
}

function judge(log: OpenLog, order: RangeOrder, span: Span): void {
  const { action, reason } = order;
  const lotId = order.lotId ?? order.lotNumber ?? null;
  const { reprint } = requireLegal(log, { action, ...span, lotId, reason: reason ?? null });
  if (!reprint) return;
  for (const { first, last, state } of log.states.intervals(span.first, span.last)) {
    if (state.phase !== 'allocated') throw problem('already-printed', { params: { first, last } });
  }
}

/** The lots whose counts an order moves, in the transaction of its entries; the first is the one its entries name. */
async function moveCounts(
  log: OpenLog,
  order: RangeOrder,
  spans: readonly Span[],
  lot: LotRow | undefined,
): Promise<readonly string[]> {
  if (lot === undefined) return [];
  const sources = order.action === 'reassign' ? countsByLot(log.states, spans) : new Map<string, number>();
  for (const [lotId, quantity] of sources) await discharge(log, lotId, quantity);
  await charge(
    log,
    lot,
    spans.reduce((sum, span) => sum + sizeOf(span), 0),
  );
  return [lot.id, ...sources.keys()];
}

/** Activation, like issuing, needs a certificate in force; moving between lots adds no stamp. */
async function lotOf(log: OpenLog, order: RangeOrder, attempt: Attempt): Promise<LotRow | undefined> {
  if (order.action !== 'activate' && order.action !== 'reassign') return undefined;
  if (order.action === 'activate') await requireCertificate(log.db, log.batch.productId, log.today);
  const lot = await requireLot(log, order);
  attempt.lotId = lot.id;
  return lot;
}
