import type { Kysely } from 'kysely';
import type { Principal } from '../domain/principal.ts';
import type { Submission } from '../domain/submission.ts';
import { nextVersion } from '../http/entity-tag.ts';
import { problem } from '../http/problems.ts';
import { keepMediaUses } from '../storage/media-uses.ts';
import type { Database } from '../storage/schema.ts';
import { updateSubmission } from '../storage/submissions.ts';
import { isOwn } from './access.ts';
import { auditSubmission } from './audited.ts';
import type { ReviewDeps, SubmittingDeps } from './deps.ts';
import { requireVisible } from './read.ts';

/**
 * Takes a submission back: one that waits, or the draft that a returned one is.
 * @throws not-found, forbidden, submission-decided, version-conflict
 */
export async function withdraw(deps: ReviewDeps, by: Principal, number: number): Promise<Submission> {
  return await deps.db.transaction().execute(async (transaction) => {
    const submission = await requireVisible(transaction, by, number);
    if (!isOwn(by, submission)) throw problem('forbidden');
    const { state } = submission;
    if (state !== 'submitted' && state !== 'returned') {
      throw problem('submission-decided', { params: { number, state } });
    }
    return await end(deps, transaction, by, submission);
  });
}

/** Ends an open submission without a decision; the photos that only it showed are forgotten. @throws version-conflict */
export async function end(
  { clock }: SubmittingDeps,
  db: Kysely<Database>,
  by: Principal,
  open: Submission,
): Promise<Submission> {
  const timeMs = clock();
  const result = { state: 'withdrawn' as const, updatedMs: nextVersion(timeMs, open) };
  const { number, producerId, provinceCode } = open;
  if (!(await updateSubmission(db, number, open.updatedMs, result))) throw problem('version-conflict');
  await keepMediaUses(db, { kind: 'submission', id: String(number) }, []);
  await auditSubmission(db, by, timeMs, {
    action: 'withdraw',
    number,
    producerId,
    provinceCode,
    from: open.state,
    to: 'withdrawn',
  });
  return { ...open, ...result };
}
