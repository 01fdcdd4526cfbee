import type { Kysely } from 'kysely';
import { parseCivilDay } from '../../stamps/civil-day.ts';
import { isCset82 } from '../../stamps/gs1/index.ts';
import { rowFacts } from '../domain/audit.ts';
import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import { findProductOwner } from '../storage/batches.ts';
import {
  amendLotQuantity,
  findLot,
  insertLot,
  type LotRow,
  type NamedLotRow,
  recallLot,
} from '../storage/lots.ts';
import type { Database } from '../storage/schema.ts';
import { takeUpProduct } from '../storage/withdrawals.ts';
import { maySee, type Owner, requireManage } from './access.ts';
import { auditLot } from './audited.ts';
import type { IssuanceDeps } from './deps.ts';
import { type Attempt, recordingRefusals } from './refusals.ts';

/** One stage of a lot's making: what was done, where, when. */
export interface Stage {
  readonly name: string;
  readonly nameEn?: string;
  readonly place?: string;
  /** GLN or another code of the place. */
  readonly locationCode?: string;
  /** The product's code at that stage. */
  readonly productCode?: string;
  /** `YYYY-MM-DD` */
  readonly on: string;
}

/** Raw material that went into a lot. */
export interface Material {
  readonly name: string;
  readonly quantity: number;
  /** As the producer counts it, e.g. `kg`. */
  readonly unit: string;
  readonly supplier?: string;
  /** Where it grew or was caught. */
  readonly place?: string;
  /** Received or harvested, `YYYY-MM-DD`. */
  readonly on?: string;
}

/** What a producer declares about a lot. */
export interface LotDeclaration {
  readonly productId: string;
  readonly number: string;
  /** `YYYY-MM-DD` */
  readonly producedOn: string;
  /** Last day of best quality, inclusive. */
  readonly expiresOn?: string;
  /** Units made, 1 to 1,000,000,000. */
  readonly declaredQuantity: number;
  readonly stages?: readonly Stage[];
  readonly materials?: readonly Material[];
}

/** A notice that consumers read, in both languages. */
export interface RecallOrder {
  readonly reason: string;
  readonly notice: { readonly vi: string; readonly en?: string };
}

/** Characters of a lot number, GS1 AI 10. Source: GS1 General Specifications 3.4.1. */
const LOT_NUMBER_LENGTH = 20;

/**
 * Declares a lot of one product.
 * @throws product-unknown, forbidden, lot-number-invalid, date-invalid, lot-dates-invalid, lot-number-taken
 */
export async function declareLot(
  deps: IssuanceDeps,
  principal: Principal,
  declaration: LotDeclaration,
): Promise<NamedLotRow> {
  const attempt: Attempt = { action: 'lot', detail: { number: declaration.number } };
  return await recordingRefusals(deps, principal, attempt, async () => {
    const owner = await findProductOwner(deps.db, declaration.productId);
    if (owner === undefined) throw problem('product-unknown', { field: 'productId' });
    attempt.productId = owner.productId;
    requireManage(principal, owner);
    const by = { principal, owner, id: deps.newId(), nowMs: deps.clock() };
    const lot = await deps.db
      .transaction()
      .execute(async (transaction) => await declareIn(transaction, by, declaration));
    deps.changes.emit({ kind: 'lot', id: lot.id });
    return { ...lot, productName: owner.productName };
  });
}

/**
 * Declares a lot of the owner's product in a transaction that goes on; whoever calls has seen that the caller may.
 * @throws lot-number-invalid, date-invalid, lot-dates-invalid, lot-number-taken
 */
export async function declareIn(
  transaction: Kysely<Database>,
  by: {
    readonly principal: Principal;
    readonly owner: Owner & { readonly productId: string };
    readonly id: string;
    readonly nowMs: number;
  },
  declaration: Omit<LotDeclaration, 'productId'>,
): Promise<LotRow> {
  const { principal, owner, id, nowMs } = by;
  checkDeclaration(declaration);
  const lot: LotRow = {
    id,
    productId: owner.productId,
    number: declaration.number,
    producedOn: declaration.producedOn,
    expiresOn: declaration.expiresOn ?? null,
    declaredQuantity: declaration.declaredQuantity,
    activatedQuantity: 0,
    stagesJson: JSON.stringify(declaration.stages ?? []),
    materialsJson: JSON.stringify(declaration.materials ?? []),
    recalledMs: null,
    recallReason: null,
    recallNoticeJson: null,
    recalledBy: null,
    createdMs: nowMs,
    createdBy: principal.actor,
  };
  if (!(await insertLot(transaction, lot))) {
    throw problem('lot-number-taken', { field: 'number', params: { number: lot.number } });
  }
  await takeUpProduct(transaction, owner.productId);
  const told = { timeMs: nowMs, action: 'lot.declare', before: null, after: rowFacts(lot), reason: null };
  await auditLot(transaction, principal, owner, lot, told);
  return lot;
}

/** A lot that the caller may see. @throws not-found, forbidden */
export async function readLot(deps: IssuanceDeps, principal: Principal, id: string): Promise<NamedLotRow> {
  const { lot, owner } = await findLotAndOwner(deps, id);
  if (!maySee(principal, owner)) throw problem('forbidden');
  return lot;
}

/**
 * Recalls a lot: its stamps show the safety notice from the next scan on. Nothing in this system takes it back.
 * @throws not-found, forbidden, lot-recalled
 */
export async function orderRecall(
  deps: IssuanceDeps,
  principal: Principal,
  lotId: string,
  order: RecallOrder,
): Promise<NamedLotRow> {
  const attempt: Attempt = { action: 'recall', lotId };
  return await recordingRefusals(deps, principal, attempt, async () => {
    const { lot, owner } = await findLotAndOwner(deps, lotId);
    attempt.productId = lot.productId;
    requireManage(principal, owner);
    const { reason, notice } = order;
    const timeMs = deps.clock();
    await deps.db.transaction().execute(async (transaction) => {
      const noticeJson = JSON.stringify(notice);
      const recall = { timeMs, actor: principal.actor, reason, noticeJson };
      if (!(await recallLot(transaction, lotId, recall))) throw problem('lot-recalled');
      const before = { recalled: false };
      const after = { recalled: true, notice };
      const told = { timeMs, action: 'lot.recall', before, after, reason };
      await auditLot(transaction, principal, owner, lot, told);
    });
    deps.changes.emit({ kind: 'lot', id: lotId });
    return (await findLotAndOwner(deps, lotId)).lot;
  });
}

/**
 * Changes a lot's declared quantity, which only an officer or an admin may; the change stays on record.
 * @throws not-found, forbidden, lot-below-activated
 */
export async function amendLot(
  deps: IssuanceDeps,
  principal: Principal,
  lotId: string,
  amendment: { readonly declaredQuantity: number; readonly reason: string },
): Promise<NamedLotRow> {
  const detail = { declaredQuantity: amendment.declaredQuantity };
  const attempt: Attempt = { action: 'amend', lotId, detail };
  return await recordingRefusals(deps, principal, attempt, async () => {
    const { owner } = await findLotAndOwner(deps, lotId);
    attempt.productId = owner.productId;
    if (principal.role === 'producer') throw problem('forbidden');
    requireManage(principal, owner);
    await deps.db.transaction().execute(async (transaction) => {
      const lot = await findLot(transaction, lotId);
      if (lot === undefined) throw problem('not-found');
      const { declaredQuantity, reason } = amendment;
      const timeMs = deps.clock();
      const amended = await amendLotQuantity(transaction, {
        lotId,
        fromQuantity: lot.declaredQuantity,
        toQuantity: declaredQuantity,
        reason,
        actor: principal.actor,
        timeMs,
      });
      if (!amended) {
        const params = { activated: lot.activatedQuantity };
        throw problem('lot-below-activated', { field: 'declaredQuantity', params });
      }
      const before = { declaredQuantity: lot.declaredQuantity };
      const told = { timeMs, action: 'lot.amend', before, after: { declaredQuantity }, reason };
      await auditLot(transaction, principal, owner, lot, told);
    });
    deps.changes.emit({ kind: 'lot', id: lotId });
    return (await findLotAndOwner(deps, lotId)).lot;
  });
}

/** A lot with whose it is. @throws not-found */
export async function findLotAndOwner(deps: IssuanceDeps, id: string) {
  const lot = await findLot(deps.db, id);
  const owner = lot && (await findProductOwner(deps.db, lot.productId));
  if (lot === undefined || owner === undefined) throw problem('not-found');
  return { lot: { ...lot, productName: owner.productName }, owner };
}

/** Whether what is declared can be so. @throws lot-number-invalid, date-invalid, lot-dates-invalid */
export function checkDeclaration(lot: Omit<LotDeclaration, 'productId'>): void {
  const { number } = lot;
  if (number === '' || number.length > LOT_NUMBER_LENGTH || !isCset82(number))
    throw problem('lot-number-invalid', { field: 'number' });
  const producedOn = requireDay('producedOn', lot.producedOn);
  const { expiresOn } = lot;
  if (expiresOn !== undefined && requireDay('expiresOn', expiresOn) < producedOn) {
    throw problem('lot-dates-invalid', { field: 'expiresOn', params: { expiresOn, producedOn } });
  }
  for (const [place, stage] of (lot.stages ?? []).entries()) requireDay(`stages[${place}].on`, stage.on);
  for (const [place, { on }] of (lot.materials ?? []).entries()) {
    if (on !== undefined) requireDay(`materials[${place}].on`, on);
  }
}

function requireDay(field: string, text: string): string {
  const day = parseCivilDay(text);
  if (day === undefined) throw problem('date-invalid', { field });
  return day;
}
