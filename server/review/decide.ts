import type { Kysely } from 'kysely';
import type { Change } from '../domain/changes.ts';
import type { Principal } from '../domain/principal.ts';
import { cleanText } from '../domain/spelling.ts';
import type { ReturnGround, Submission } from '../domain/submission.ts';
import { nextVersion } from '../http/entity-tag.ts';
import { problem } from '../http/problems.ts';
import type { Database } from '../storage/schema.ts';
import { updateSubmission } from '../storage/submissions.ts';
import { mayDecide } from './access.ts';
import { auditSubmission } from './audited.ts';
import type { ReviewDeps } from './deps.ts';
import { changedSince, requireVisible } from './read.ts';

/** What an officer decides about a submission. */
export interface Decision {
  readonly decision: 'approve' | 'return';
  /** The version of the submission that was looked at. */
  readonly version: number;
  /** The version of what is published that approval may overwrite, although it changed since it was proposed. */
  readonly overwrite?: number | undefined;
  readonly grounds?: readonly ReturnGround[] | undefined;
  readonly reason?: string | undefined;
}

/**
 * Decides about a waiting submission. Approval makes it true under the rules of this moment; when they refuse it, it
 * goes on waiting.
 * @throws not-found, forbidden, submission-decided, version-conflict, submission-conflict, return-reason
 */
export async function decide(
  deps: ReviewDeps,
  by: Principal,
  number: number,
  decision: Decision,
): Promise<Submission> {
  const { submission, changes } = await deps.db
    .transaction()
    .execute((transaction) => decideIn(deps, transaction, by, number, decision));
  for (const change of changes) deps.changes.emit(change);
  return submission;
}

async function decideIn(
  deps: ReviewDeps,
  db: Kysely<Database>,
  by: Principal,
  number: number,
  { decision, version, overwrite, grounds = [], reason: said = '' }: Decision,
): Promise<{ submission: Submission; changes: readonly Change[] }> {
  const submission = await requireVisible(db, by, number);
  if (!mayDecide(by, submission)) throw problem('forbidden');
  requireWaiting(submission);
  if (submission.updatedMs !== version) throw problem('version-conflict', { field: 'version' });
  const reason = cleanText(said) === '' ? null : cleanText(said);
  if (decision === 'return' && grounds.length === 0 && reason === null) {
    throw problem('return-reason', { field: 'reason' });
  }
  const { resultId, changes } =
    decision === 'return'
      ? { resultId: null, changes: [] }
      : await applied(deps, db, by, { submission, overwrite });
  const decidedMs = deps.clock();
  const state = decision === 'approve' ? ('approved' as const) : ('returned' as const);
  const result = {
    state,
    decidedMs,
    decidedBy: by.actor,
    reason,
    resultId,
    updatedMs: nextVersion(decidedMs, submission),
  };
  const columns = { ...result, groundsJson: JSON.stringify(grounds) };
  if (!(await updateSubmission(db, number, version, columns))) throw problem('version-conflict');
  await auditSubmission(db, by, decidedMs, {
    action: decision,
    number,
    producerId: submission.producerId,
    provinceCode: submission.provinceCode,
    from: 'submitted',
    to: state,
    facts: { kind: submission.kind, subjectId: submission.subjectId, resultId, grounds },
    reason,
  });
  return { submission: { ...submission, ...result, grounds: [...grounds] }, changes };
}

/** Makes a submission true, unless that would overwrite what its producer and the officer have not seen. */
async function applied(
  { rules }: ReviewDeps,
  db: Kysely<Database>,
  by: Principal,
  { submission, overwrite }: { submission: Submission; overwrite: number | undefined },
): Promise<{ resultId: string; changes: readonly Change[] }> {
  const kind = rules[submission.kind];
  const published = await kind.published(db, submission);
  const changed = published === null ? [] : changedSince(submission, published);
  if (published !== null && changed.length > 0 && overwrite !== published.version) {
    throw problem('submission-conflict', { field: 'overwrite', params: { members: changed.join(', ') } });
  }
  return await kind.apply(db, by, submission);
}

function requireWaiting({ state, number }: Submission): void {
  if (state !== 'submitted') throw problem('submission-decided', { params: { number, state } });
}
