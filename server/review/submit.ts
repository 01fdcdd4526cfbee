import type { Kysely } from 'kysely';
import { mediaIn } from '../domain/content-media.ts';
import type { Principal } from '../domain/principal.ts';
import { foldSpelling } from '../domain/spelling.ts';
import { isSame, type Proposal, type Submission } from '../domain/submission.ts';
import { nextVersion } from '../http/entity-tag.ts';
import { problem } from '../http/problems.ts';
import { keepMediaUses } from '../storage/media-uses.ts';
import type { Database } from '../storage/schema.ts';
import {
  countSubmissions,
  findSubmission,
  insertSubmission,
  updateSubmission,
  waitingBelow,
} from '../storage/submissions.ts';
import { isOwn } from './access.ts';
import { auditSubmission } from './audited.ts';
import type { SubmittingDeps } from './deps.ts';
import { end } from './end.ts';
import { openSubmission, readSubmission } from './read.ts';
import { presentSubmission } from './view.ts';

/** Submissions of one producer that wait at a time. */
export const WAITING_LIMIT = 100;

/**
 * Puts a proposal before the officers, inside the transaction that made it: a new submission; or, when one about the
 * same thing waits, that one amended; or one that takes up what was returned. A proposal of nothing ends what was open.
 * @throws submission-unknown, submission-exists, submissions-full, version-conflict
 */
export async function submit(
  deps: SubmittingDeps,
  db: Kysely<Database>,
  by: Principal,
  proposal: Proposal,
): Promise<Submission> {
  const open = await openOne(db, by, proposal);
  if (open !== undefined && Object.keys(proposal.after).length === 0) return await end(deps, db, by, open);
  const number =
    open?.state === 'submitted'
      ? await amend(deps, db, by, open, proposal)
      : await begin(deps, db, by, open, proposal);
  const submission = await readSubmission(db, number);
  await keepMediaUses(db, { kind: 'submission', id: String(number) }, [
    ...mediaIn(submission.after),
    ...mediaIn(submission.before ?? {}),
  ]);
  return submission;
}

/** The submission that a proposal amends or takes up. */
async function openOne(
  db: Kysely<Database>,
  by: Principal,
  { kind, subjectId, parentId, takesUp }: Proposal,
): Promise<Submission | undefined> {
  if (takesUp === null) return subjectId === null ? undefined : await openSubmission(db, kind, subjectId);
  const row = await findSubmission(db, takesUp);
  const open = row === undefined ? undefined : presentSubmission(row);
  const isOpen = open?.state === 'submitted' || open?.state === 'returned';
  const isTheSame = open?.kind === kind && open.subjectId === subjectId && open.parentId === parentId;
  if (open === undefined || !isOpen || !isTheSame || !isOwn(by, open)) {
    throw problem('submission-unknown', { field: 'submission' });
  }
  return open;
}

async function amend(
  { clock }: SubmittingDeps,
  db: Kysely<Database>,
  by: Principal,
  open: Submission,
  proposal: Proposal,
): Promise<number> {
  const { number, before: first } = open;
  const { before, after, title, claimsGtin, context } = proposal;
  // What a member was when it was first proposed stays: a change of the published one in between is to be seen.
  const kept =
    before === null || first === null
      ? before
      : Object.fromEntries(
          Object.entries(before).map(([name, value]) => [name, name in first ? first[name] : value]),
        );
  if (isSame(open.after, after) && isSame(open.before, kept)) return number;
  const timeMs = clock();
  const changes = {
    title,
    claimsGtin,
    beforeJson: jsonOf(kept),
    afterJson: JSON.stringify(after),
    contextJson: jsonOf(context),
    updatedMs: nextVersion(timeMs, open),
  };
  if (!(await updateSubmission(db, number, open.updatedMs, changes))) throw problem('version-conflict');
  await auditSubmission(db, by, timeMs, {
    action: 'amend',
    number,
    producerId: open.producerId,
    provinceCode: open.provinceCode,
    from: 'submitted',
    to: 'submitted',
    facts: factsOf(proposal),
  });
  return number;
}

async function begin(
  { clock }: SubmittingDeps,
  db: Kysely<Database>,
  by: Principal,
  returned: Submission | undefined,
  proposal: Proposal,
): Promise<number> {
  const { before, after, context, takesUp, ...columns } = proposal;
  await refuseDouble(db, proposal);
  await refuseTooMany(db, by, proposal);
  const timeMs = clock();
  const number = await insertSubmission(db, {
    ...columns,
    state: 'submitted',
    beforeJson: jsonOf(before),
    afterJson: JSON.stringify(after),
    contextJson: jsonOf(context),
    groundsJson: '[]',
    submittedMs: timeMs,
    submittedBy: by.actor,
    updatedMs: timeMs,
    supersedes: returned?.number ?? null,
  });
  if (returned !== undefined) {
    const changes = { state: 'superseded', updatedMs: nextVersion(timeMs, returned) };
    if (!(await updateSubmission(db, returned.number, returned.updatedMs, changes)))
      throw problem('version-conflict');
  }
  await auditSubmission(db, by, timeMs, {
    action: 'submit',
    number,
    producerId: proposal.producerId,
    provinceCode: proposal.provinceCode,
    from: null,
    to: 'submitted',
    facts: { ...factsOf(proposal), supersedes: returned?.number ?? null },
  });
  return number;
}

/** Two new things of one name below the same parent are one thing asked for twice. */
async function refuseDouble(db: Kysely<Database>, { kind, parentId, title }: Proposal): Promise<void> {
  if ((kind !== 'product-new' && kind !== 'pack-new') || parentId === null) return;
  const key = foldSpelling(title);
  const twin = (await waitingBelow(db, kind, parentId)).find((row) => foldSpelling(row.title) === key);
  if (twin !== undefined)
    throw problem('submission-exists', { field: 'name', params: { number: twin.number } });
}

async function refuseTooMany(db: Kysely<Database>, by: Principal, { producerId }: Proposal): Promise<void> {
  const own = producerId === null ? { submittedBy: by.actor } : { producerId };
  const counts = await countSubmissions(db, { ...own, state: 'submitted' });
  const waiting = counts.reduce((sum, { count }) => sum + count, 0);
  if (waiting >= WAITING_LIMIT) throw problem('submissions-full', { params: { limit: WAITING_LIMIT } });
}

function factsOf({ kind, subjectId, parentId, after, claimsGtin }: Proposal): object {
  return { kind, subjectId, parentId, members: Object.keys(after), claimsGtin };
}

function jsonOf(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}
