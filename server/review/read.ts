import type { Kysely } from 'kysely';
import type { Static } from 'typebox';
import type { Principal } from '../domain/principal.ts';
import { isSame, membersOf, type Submission, type SubmissionKind } from '../domain/submission.ts';
import { problem } from '../http/problems.ts';
import type { Database } from '../storage/schema.ts';
import { findOpenSubmission, findSubmission, findSubmissionByRequest } from '../storage/submissions.ts';
import { mayDecide, maySee } from './access.ts';
import type { Published, ReviewDeps } from './deps.ts';
import { presentSubmission, type SubmissionDetail } from './view.ts';

/** The submission of this number. @throws not-found */
export async function readSubmission(db: Kysely<Database>, number: number): Promise<Submission> {
  const row = await findSubmission(db, number);
  if (row === undefined) throw problem('not-found');
  return presentSubmission(row);
}

/** The submission about a subject that waits or was returned. */
export async function openSubmission(
  db: Kysely<Database>,
  kind: SubmissionKind,
  subjectId: string,
): Promise<Submission | undefined> {
  const row = await findOpenSubmission(db, kind, subjectId);
  return row === undefined ? undefined : presentSubmission(row);
}

/** The submission that an actor's request with this key has already made. */
export async function submissionOfRequest(
  db: Kysely<Database>,
  actor: string,
  requestKey: string,
): Promise<Submission | undefined> {
  const row = await findSubmissionByRequest(db, actor, requestKey);
  return row === undefined ? undefined : presentSubmission(row);
}

/** A submission that the caller may read. @throws not-found, forbidden */
export async function requireVisible(
  db: Kysely<Database>,
  by: Principal,
  number: number,
): Promise<Submission> {
  const submission = await readSubmission(db, number);
  if (!maySee(by, submission)) throw problem('forbidden');
  return submission;
}

/** A submission with what is published now, while it is open. */
export async function detailOf(
  { db, rules }: Pick<ReviewDeps, 'db' | 'rules'>,
  by: Principal,
  submission: Submission,
): Promise<Static<typeof SubmissionDetail>> {
  const isOpen = submission.state === 'submitted' || submission.state === 'returned';
  const published = isOpen ? await rules[submission.kind].published(db, submission) : null;
  return {
    ...submission,
    mayDecide: submission.state === 'submitted' && mayDecide(by, submission),
    published:
      published === null
        ? null
        : {
            version: published.version,
            members: { ...membersOf(published.content, Object.keys(submission.after)) },
            changed: changedSince(submission, published),
          },
  };
}

/** The proposed members that were changed by somebody else since they were proposed. */
export function changedSince({ before, after }: Submission, published: Published): string[] {
  if (before === null) return [];
  return Object.keys(after).filter((name) => !isSame(before[name], published.content[name]));
}
