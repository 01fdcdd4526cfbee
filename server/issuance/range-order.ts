import type { RangeAction, VoidReason } from '../../stamps/state/index.ts';
import type { NewId } from '../domain/clock.ts';
import type { Principal } from '../domain/principal.ts';
import { Problem, problem } from '../http/problems.ts';
import type { LotRow } from '../storage/lots.ts';
import type { RangeEntryRow } from '../storage/ranges.ts';
import { mayManage, type Owner } from './access.ts';
import { auditStamps } from './audited.ts';
import { requireCertificate } from './certificate.ts';
import { append, type OpenLog, requireLegal } from './log.ts';
import { charge, countsByLot, discharge, requireLot } from './lot-counts.ts';
import { declareIn, type LotDeclaration } from './lots.ts';
import type { Attempt } from './refusals.ts';
import { printedPart } from './selection.ts';
import { type Span, totalOf } from './spans.ts';

/** A lot of the product whose stamps are activated. */
export type NewLot = Omit<LotDeclaration, 'productId'>;

/** What is to be done to stamps, whichever they are. */
export interface StampOrder {
  readonly action: Exclude<RangeAction, 'undo'>;
  /** With `activate` and `reassign`: the lot, by id or by number. */
  readonly lotId?: string;
  readonly lotNumber?: string;
  /** With `activate`: a lot that is declared with it, in one transaction. */
  readonly newLot?: NewLot;
  /** With `void`. */
  readonly reason?: VoidReason;
  readonly note?: string;
  readonly printedOnly?: boolean;
  /** The version of the log that the caller has looked at: anything that happened since refuses the order. */
  readonly logVersion?: number;
}

/** By whom stamps of whose are changed, and the record of the attempt. */
export interface Asked {
  readonly principal: Principal;
  readonly owner: Owner;
  readonly attempt: Attempt;
  readonly declaring: Declaring;
}

/** The lot that one request declares, once for all the batches that it is about. */
export interface Declaring {
  readonly newId: NewId;
  lot?: LotRow;
}

/** What an order did to one log. */
export interface Done {
  readonly spans: readonly Span[];
  readonly entries: readonly RangeEntryRow[];
  /** Ids of the lots whose counts moved. */
  readonly lots: readonly string[];
}

/**
 * Whether the caller may do this to an owner's stamps. Suspending is the authority's: officers in their province,
 * inspectors wherever they find goods.
 */
export function mayChange(principal: Principal, owner: Owner, action: StampOrder['action']): boolean {
  if (action === 'suspend' || action === 'resume') {
    if (principal.role === 'inspector') return true;
    if (principal.role === 'producer') return false;
  }
  // Which lot goods are of is the producer's word once; to change it takes an officer's.
  if (action === 'reassign' && principal.role === 'producer') return false;
  return mayManage(principal, owner);
}

/** The spans of an order, as the log stands. @throws version-conflict, nothing-printed */
export function spansNow(log: OpenLog, order: StampOrder, spans: readonly Span[]): readonly Span[] {
  if (order.logVersion !== undefined && order.logVersion !== log.batch.logVersion) {
    throw problem('version-conflict', { field: 'logVersion' });
  }
  return order.printedOnly === true ? printedPart(log.states, spans) : spans;
}

/**
 * Does one order on one open log: judges every stamp, moves the lots' counts, appends an entry for each span.
 * @throws the refusals of the state table, already-printed, not-activated, already-in-lot, lot-required, lot-unknown, lot-of-other-product,
 *   lot-recalled, lot-over-declared, lot-one-of, those of `declareIn` at members of `newLot`, certificate-missing, certificate-lapsed, certificate-revoked, log-full
 */
export async function carryOut(
  log: OpenLog,
  asked: Asked,
  given: StampOrder,
  spans: readonly Span[],
): Promise<Done> {
  const { principal, owner, attempt } = asked;
  const order = await withDeclaredLot(log, asked, given);
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
  return { spans, entries, lots };
}

function judge(log: OpenLog, order: StampOrder, span: Span): void {
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
  order: StampOrder,
  spans: readonly Span[],
  lot: LotRow | undefined,
): Promise<readonly string[]> {
  if (lot === undefined) return [];
  const sources = order.action === 'reassign' ? countsByLot(log.states, spans) : new Map<string, number>();
  for (const [lotId, quantity] of sources) await discharge(log, lotId, quantity);
  await charge(log, lot, totalOf(spans));
  return [lot.id, ...sources.keys()];
}

/** Activation, like issuing, needs a certificate in force; moving between lots adds no stamp. */
async function lotOf(log: OpenLog, order: StampOrder, attempt: Attempt): Promise<LotRow | undefined> {
  if (order.action !== 'activate' && order.action !== 'reassign') return undefined;
  if (order.action === 'activate') await requireCertificate(log.db, log.batch.productId, log.today);
  const lot = await requireLot(log, order);
  // A lot declared on the way is gone when the order is refused: its refusal cannot name it.
  if (order.newLot === undefined) attempt.lotId = lot.id;
  return lot;
}

/** The order with the lot that it declares, declared now. */
async function withDeclaredLot(
  log: OpenLog,
  { principal, owner, declaring }: Asked,
  order: StampOrder,
): Promise<StampOrder> {
  const { newLot } = order;
  if (newLot === undefined) return order;
  if (order.lotId !== undefined || order.lotNumber !== undefined)
    throw problem('lot-one-of', { field: 'newLot' });
  try {
    declaring.lot ??= await declareIn(
      log.db,
      {
        principal,
        owner: { ...owner, productId: log.batch.productId },
        id: declaring.newId(),
        nowMs: log.nowMs,
      },
      newLot,
    );
  } catch (error) {
    throw error instanceof Problem ? error.within('newLot') : error;
  }
  return { ...order, lotId: declaring.lot.id };
}
