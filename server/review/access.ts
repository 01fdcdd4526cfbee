import type { Principal } from '../domain/principal.ts';
import { decidesFor, overseesPlace } from '../domain/province-scope.ts';
import type { Submission } from '../domain/submission.ts';
import type { SubmissionFilter } from '../storage/submissions.ts';

type Concerned = Pick<Submission, 'kind' | 'producerId' | 'provinceCode' | 'communeCode' | 'submittedBy'>;

/** Whether the caller may read a submission: who looks after the place, or the producer that submitted it. */
export function maySee(by: Principal, submission: Concerned): boolean {
  return by.role === 'producer' ? isOwn(by, submission) : overseesPlace(by, submission);
}

/** Whether a submission is the caller's own; an applicant has no producer yet. */
export function isOwn(by: Principal, { producerId, submittedBy }: Concerned): boolean {
  if (by.role !== 'producer') return false;
  return by.producerId === null ? submittedBy === by.actor : producerId === by.producerId;
}

/**
 * Whether the caller may decide about a submission: an admin, an officer of its province or of the whole country; about
 * everything but stamps also an officer of its commune.
 */
export function mayDecide(by: Principal, submission: Concerned): boolean {
  return submission.kind === 'batch'
    ? decidesFor(by, submission.provinceCode)
    : overseesPlace(by, submission);
}

/** Narrows a list to what the caller may read. */
export function visibleTo({
  role,
  actor,
  producerId,
  provinceCode,
  communeCode,
}: Principal): SubmissionFilter {
  if (role === 'producer') return producerId === null ? { submittedBy: actor } : { producerId };
  return {
    ...(provinceCode === null ? {} : { provinceCode }),
    ...(communeCode === null ? {} : { communeCode }),
  };
}
