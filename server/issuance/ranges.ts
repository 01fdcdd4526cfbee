import type { RangeAction, VoidReason } from '../../stamps/state/index.ts';
import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import type { ProductOwner } from '../storage/batches.ts';
import { findLot, findLotByNumber, type LotRow, takeFromLot } from '../storage/lots.ts';
import type { RangeEntryRow } from '../storage/ranges.ts';
import { requireManage } from './access.ts';
import { batchWithOwner } from './batches.ts';
import { requireCertificate } from './certificate.ts';
import type { IssuanceDeps } from './deps.ts';
import { append, type OpenLog, requireLegal, withLog } from './log.ts';
import { refuseForeignMembers } from './range-members.ts';
import { type Attempt, recordingRefusals } from './refusals.ts';
import { type Span, type StampSelection, selectedSpans, sizeOf } from './spans.ts';

/** A request to change the state of one range, or of listed stamps; all of it is done, or nothing. */
export interface RangeOrder extends StampSelection {
  readonly action: Exclude<RangeAction, 'undo'>;
  /** With `activate`: the lot, by id or by number. */
  readonly lotId?: string;
  readonly lotNumber?: string;
  /** With `void`. */
  readonly reason?: VoidReason;
  readonly note?: string;
}

/** Serials that the record of a refusal names; of the others it has the number. */
const SERIALS_RECORDED = 5;

/**
 * Prints (as a mark), activates, voids, suspends or resumes stamps, and answers the entries appended.
 * @throws not-found, forbidden, field-unknown, the faults of {@link selectedSpans}, the refusals of the state table, already-printed,
 *   lot-required, lot-unknown, lot-of-other-product, lot-recalled, lot-over-declared, certificate-missing,
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
    const spans = await selectedSpans(deps.serialAt, batch, order);
    const { entries, lot } = await withLog(deps, batch.code, async (log) => {
      for (const span of spans) judge(log, order, span);
      const lot = order.action === 'activate' ? await chargeLot(log, order, spans, attempt) : undefined;
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
      return { entries, result: { entries, lot } };
    });
    if (lot !== undefined) deps.changes.emit({ kind: 'lot', id: lot.id });
    return entries;
  });
}

/** Suspending is the authority's: officers in their province, inspectors wherever they find goods. */
function requireRights(principal: Principal, owner: ProductOwner, action: RangeOrder['action']): void {
  if (action === 'suspend' || action === 'resume') {
    if (principal.role === 'inspector') return;
    if (principal.role === 'producer') throw problem('forbidden');
  }
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

/** Activation, like issuing, needs a certificate in force; the lot's count moves in the same transaction. */
async function chargeLot(
  log: OpenLog,
  order: RangeOrder,
  spans: readonly Span[],
  attempt: Attempt,
): Promise<LotRow> {
  await requireCertificate(log.db, log.batch.productId, log.today);
  const lot = await findOrderedLot(log, order);
  attempt.lotId = lot.id;
  if (lot.productId !== log.batch.productId) throw problem('lot-of-other-product');
  if (lot.recalledMs !== null) throw problem('lot-recalled');
  const requested = spans.reduce((sum, span) => sum + sizeOf(span), 0);
  if (!(await takeFromLot(log.db, lot.id, requested))) {
    const params = { declared: lot.declaredQuantity, activated: lot.activatedQuantity, requested };
    throw problem('lot-over-declared', { params });
  }
  return lot;
}

async function findOrderedLot(log: OpenLog, { lotId, lotNumber }: RangeOrder): Promise<LotRow> {
  const lot =
    lotId !== undefined
      ? await findLot(log.db, lotId)
      : await findLotByNumber(log.db, log.batch.productId, lotNumber ?? '');
  if (lot === undefined) throw problem('lot-unknown', { field: lotId !== undefined ? 'lotId' : 'lotNumber' });
  if (lotNumber !== undefined && lot.number !== lotNumber)
    throw problem('lot-unknown', { field: 'lotNumber' });
  return lot;
}
