import type { Kysely } from 'kysely';
import { addMonths, type CivilDay, civilDay, parseCivilDay } from '../../stamps/civil-day.ts';
import { MAX_INDEX, parseBatchCode } from '../../stamps/serial/index.ts';
import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import {
  type BatchRow,
  findBatch,
  findProductOwner,
  findVariantForBatch,
  insertBatch,
  type ProductOwner,
  type VariantForBatch,
} from '../storage/batches.ts';
import type { Database } from '../storage/schema.ts';
import { maySee, requireManage } from './access.ts';
import { auditBatch } from './audited.ts';
import { requireCertificate } from './certificate.ts';
import { countOrder } from './day-counts.ts';
import type { IssuanceDeps, IssuingKeys } from './deps.ts';
import type { Attempt } from './refusals.ts';
import { beginTally } from './tally.ts';

/** How stamps of a batch prove themselves: `signed` verifies offline, `compact` only here. */
export type Profile = 'signed' | 'compact';

/** An order for stamps of one variant. */
export interface BatchOrder {
  readonly variantId: string;
  /** 1 to {@link MAX_QUANTITY}. */
  readonly quantity: number;
  /** `signed` unless given. */
  readonly profile?: Profile;
  /** Whether each stamp carries a code under a scratch layer; false unless given. */
  readonly hiddenCode?: boolean;
  /** Last day of activation, `YYYY-MM-DD`; 12 months from now unless given, at most 60. */
  readonly unusedDeadlineOn?: string;
  /** What the officer should know who decides about it. */
  readonly note?: string;
}

/** Stamps in the largest batch. */
export const MAX_QUANTITY = MAX_INDEX + 1;

const DEFAULT_PROFILE: Profile = 'signed';
const DEFAULT_DEADLINE_MONTHS = 12;
const LATEST_DEADLINE_MONTHS = 60;

/** With 2^30 codes even a million batches meet a taken code once in a thousand orders; ten in a row never. */
const CODE_ATTEMPTS = 10;

/** An order that the rules of the moment allow. */
export interface AllowedOrder {
  readonly order: BatchOrder;
  readonly variant: VariantForBatch;
  readonly certificateId: string;
  readonly unusedDeadlineOn: CivilDay;
  readonly nowMs: number;
}

/**
 * Sees whether a batch may be issued now, in the name of somebody.
 * @throws variant-unknown, forbidden, certificate-missing, certificate-lapsed, certificate-revoked, date-invalid, deadline-invalid
 */
export async function allowOrder(
  db: Kysely<Database>,
  deps: Pick<IssuanceDeps, 'clock'>,
  principal: Principal,
  order: BatchOrder,
  attempt: Attempt,
): Promise<AllowedOrder> {
  const variant = await findVariantForBatch(db, order.variantId);
  if (variant === undefined) throw problem('variant-unknown', { field: 'variantId' });
  attempt.productId = variant.productId;
  requireManage(principal, variant);
  const nowMs = deps.clock();
  const today = civilDay(nowMs);
  const certificateId = await requireCertificate(db, variant.productId, today);
  return { order, variant, certificateId, unusedDeadlineOn: deadlineOf(order, today), nowMs };
}

/**
 * Issues a batch: one row, whatever its quantity. The link form, origin and keys are frozen in it.
 * @throws not-ready, overloaded
 */
export async function writeBatch(
  db: Kysely<Database>,
  deps: IssuanceDeps,
  principal: Principal,
  { order, variant, certificateId, unusedDeadlineOn, nowMs }: AllowedOrder,
  ordered: Pick<BatchRow, 'requestKey' | 'quotaRule' | 'createdBy'>,
): Promise<BatchRow> {
  // Read where the batch is written: a key that is retired meanwhile signs no batch ordered after it.
  const { hiddenKeyId, ...keys } = await activeKeys(deps);
  const facts = {
    variantId: variant.variantId,
    productId: variant.productId,
    producerId: variant.producerId,
    certificateId,
    quantity: order.quantity,
    profile: order.profile ?? DEFAULT_PROFILE,
    origin: deps.origin,
    gtin: variant.gtin,
    ...keys,
    hiddenKeyId: order.hiddenCode === true ? hiddenKeyId : null,
    unusedDeadlineOn,
    logVersion: 0,
    createdMs: nowMs,
    ...ordered,
  };
  for (let tried = 0; tried < CODE_ATTEMPTS; tried += 1) {
    const batch: BatchRow = { code: deps.newBatchCode(), ...facts };
    if (await insertBatch(db, batch)) {
      await beginTally(db, batch);
      await countOrder(db, batch);
      await auditBatch(db, principal, variant, batch);
      return batch;
    }
  }
  throw problem('overloaded', { retryAfterSeconds: 1, params: { seconds: 1 } });
}

/** A batch with its product's owner. @throws not-found */
export async function batchWithOwner(
  db: Kysely<Database>,
  code: string,
): Promise<{ batch: BatchRow; owner: ProductOwner }> {
  const canonical = parseBatchCode(code);
  const batch = canonical === undefined ? undefined : await findBatch(db, canonical);
  const owner = batch && (await findProductOwner(db, batch.productId));
  if (batch === undefined || owner === undefined) throw problem('not-found');
  return { batch, owner };
}

/** A batch that the caller may see. @throws not-found, forbidden */
export async function readBatch(deps: IssuanceDeps, principal: Principal, code: string): Promise<BatchRow> {
  const { batch, owner } = await batchWithOwner(deps.db, code);
  if (!maySee(principal, owner)) throw problem('forbidden');
  return batch;
}

/** A batch that the caller may order, print and void for. @throws not-found, forbidden */
export async function manageBatch(
  deps: Pick<IssuanceDeps, 'db'>,
  principal: Principal,
  code: string,
): Promise<BatchRow> {
  const { batch, owner } = await batchWithOwner(deps.db, code);
  requireManage(principal, owner);
  return batch;
}

/** Whether an order says what a batch was made from; what it leaves open stands for what it would have been given. */
export function isSameOrder(batch: BatchRow, order: BatchOrder): boolean {
  const { profile = DEFAULT_PROFILE, hiddenCode = false, unusedDeadlineOn } = order;
  const unsaid = () => addMonths(civilDay(batch.createdMs), DEFAULT_DEADLINE_MONTHS);
  return (
    batch.variantId === order.variantId &&
    batch.quantity === order.quantity &&
    batch.profile === profile &&
    (batch.hiddenKeyId !== null) === hiddenCode &&
    batch.unusedDeadlineOn === (unusedDeadlineOn ?? unsaid())
  );
}

async function activeKeys(deps: IssuanceDeps): Promise<IssuingKeys> {
  try {
    return await deps.issuingKeys();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'key-missing') {
      throw problem('not-ready', { params: { reason: 'keys' }, retryAfterSeconds: 5, cause: error });
    }
    throw error;
  }
}

function deadlineOf(order: BatchOrder, today: CivilDay): CivilDay {
  if (order.unusedDeadlineOn === undefined) return addMonths(today, DEFAULT_DEADLINE_MONTHS);
  const day = parseCivilDay(order.unusedDeadlineOn);
  const latest = addMonths(today, LATEST_DEADLINE_MONTHS);
  if (day === undefined) throw problem('date-invalid', { field: 'unusedDeadlineOn' });
  if (day < today || day > latest) {
    throw problem('deadline-invalid', { field: 'unusedDeadlineOn', params: { earliest: today, latest } });
  }
  return day;
}
