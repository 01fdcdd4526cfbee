import type { Kysely } from 'kysely';
import Value from 'typebox/value';
import type { Change } from '../domain/changes.ts';
import type { Principal } from '../domain/principal.ts';
import { isSame, type Proposal, type Submission } from '../domain/submission.ts';
import { problem } from '../http/problems.ts';
import { type BatchRow, findBatchByRequest } from '../storage/batches.ts';
import type { Database } from '../storage/schema.ts';
import { BatchOrderBody } from './batch-schemas.ts';
import { type AllowedOrder, allowOrder, type BatchOrder, isSameOrder, writeBatch } from './batches.ts';
import type { IssuanceDeps } from './deps.ts';
import { quotaOf } from './quota.ts';
import { type Attempt, recordingRefusals } from './refusals.ts';

/** How an order came. */
export interface OrderRequest {
  readonly requestKey?: string | null;
  /** An order of the caller's own that waits or was returned, which this one amends or takes up. */
  readonly takesUp?: number | null;
}

/** What became of an order: stamps at once, or a submission that waits for an officer. */
export type Ordered =
  | { readonly batch: BatchRow; readonly submission: null }
  | { readonly batch: null; readonly submission: Submission };

/**
 * Orders a batch. A producer's own order beyond what it declared to make this year is submitted instead of refused. An
 * order repeated by the same caller with the same `requestKey` answers what it came to before. One that takes up an
 * order before it leaves nothing of that waiting, whether it is issued at once or submitted.
 * @throws submission-unknown, variant-unknown, forbidden, certificate-missing, certificate-lapsed, certificate-revoked, date-invalid, deadline-invalid, idempotency-conflict, submissions-full, not-ready
 */
export async function orderBatch(
  deps: IssuanceDeps,
  principal: Principal,
  order: BatchOrder,
  { requestKey = null, takesUp = null }: OrderRequest = {},
): Promise<Ordered> {
  const detail = { variantId: order.variantId, quantity: order.quantity };
  const attempt: Attempt = { action: 'issue', detail };
  return await recordingRefusals(deps, principal, attempt, async () => {
    const ordered = await deps.db.transaction().execute(async (transaction) => {
      const known = await knownOrder(transaction, deps, principal, order, requestKey);
      return known ?? (await orderIn(transaction, deps, principal, order, { requestKey, takesUp, attempt }));
    });
    if (ordered.batch !== null) deps.changes.emit({ kind: 'batch', id: ordered.batch.code });
    return ordered;
  });
}

async function orderIn(
  db: Kysely<Database>,
  deps: IssuanceDeps,
  principal: Principal,
  order: BatchOrder,
  { requestKey, takesUp, attempt }: Required<OrderRequest> & { readonly attempt: Attempt },
): Promise<Ordered> {
  const allowed = await allowOrder(db, deps, principal, order, attempt);
  const ordered = { requestKey, createdBy: principal.actor };
  if (principal.role !== 'producer') {
    if (takesUp !== null) throw problem('submission-unknown', { field: 'submission' });
    return {
      batch: await writeBatch(db, deps, principal, allowed, { ...ordered, quotaRule: null }),
      submission: null,
    };
  }
  const quota = await quotaOf(db, allowed.variant, allowed.nowMs);
  if (quota.remainingStamps !== null && order.quantity > quota.remainingStamps) {
    return {
      batch: null,
      submission: await deps.submit(db, principal, {
        ...proposalOf(allowed, takesUp),
        context: { ...quota },
        requestKey,
      }),
    };
  }
  // A proposal of nothing ends what was open.
  if (takesUp !== null) await deps.submit(db, principal, { ...proposalOf(allowed, takesUp), after: {} });
  const quotaRule = quota.rule === 'counted' ? 'within' : quota.rule;
  return {
    batch: await writeBatch(db, deps, principal, allowed, { ...ordered, quotaRule }),
    submission: null,
  };
}

function proposalOf({ order, variant }: AllowedOrder, takesUp: number | null): Proposal {
  return {
    kind: 'batch',
    title: `${variant.productName}, ${variant.variantName}`,
    producerId: variant.producerId,
    provinceCode: variant.provinceCode,
    communeCode: variant.communeCode,
    subjectId: null,
    parentId: variant.productId,
    before: null,
    after: { ...order },
    claimsGtin: null,
    context: null,
    requestKey: null,
    takesUp,
  };
}

/** What an order with this key came to when it was sent before. @throws idempotency-conflict */
async function knownOrder(
  db: Kysely<Database>,
  deps: IssuanceDeps,
  { actor }: Principal,
  order: BatchOrder,
  requestKey: string | null,
): Promise<Ordered | undefined> {
  if (requestKey === null) return undefined;
  const batch = await findBatchByRequest(db, actor, requestKey);
  const submission = await deps.submissionOfRequest(db, actor, requestKey);
  if (batch === undefined && submission === undefined) return undefined;
  const isRepeated =
    batch === undefined ? isSame(submission?.after, { ...order }) : isSameOrder(batch, order);
  if (!isRepeated) throw problem('idempotency-conflict', { field: 'Idempotency-Key' });
  if (batch !== undefined) return { batch, submission: null };
  return submission === undefined ? undefined : { batch: null, submission };
}

/** How a submitted order becomes a batch: under the rules of the moment of its approval. */
export function orderReviewRules(deps: IssuanceDeps) {
  return {
    published: async () => null,
    async apply(
      db: Kysely<Database>,
      by: Principal,
      { after, submittedBy }: Submission,
    ): Promise<{ readonly resultId: string; readonly changes: readonly Change[] }> {
      const order = Value.Parse(BatchOrderBody, after);
      const allowed = await allowOrder(db, deps, by, order, { action: 'issue' });
      const ordered = { requestKey: null, quotaRule: 'approved', createdBy: submittedBy };
      const { code } = await writeBatch(db, deps, by, allowed, ordered);
      return { resultId: code, changes: [{ kind: 'batch', id: code }] };
    },
  };
}
