import type { Static } from 'typebox';
import { Type } from 'typebox';
import { Submission, type SubmissionKind, SubmissionListed } from '../../domain/submission.ts';
import { pageSchema } from '../../http/paging.ts';
import { problem } from '../../http/problems.ts';
import type { Page } from '../pages.ts';

const Listed = pageSchema(SubmissionListed);

/** What an edit answers: what was changed at once, or a submission that waits. */
export const EditAnswer = Type.Object({
  number: Type.Optional(Type.Integer()),
  state: Type.Optional(Type.String()),
});

/** The submission about a subject that waits or was returned; undefined where nothing is open. */
export async function openSubmission(
  page: Page,
  kind: SubmissionKind,
  subjectId: string,
): Promise<Static<typeof Submission> | undefined> {
  if (page.principal.role === 'inspector') return undefined;
  const query = new URLSearchParams({ kind, subjectId, limit: '1' });
  const [latest] = (await page.api.get(`submissions?${query}`, Listed)).items;
  if (latest === undefined || !isOpen(latest)) return undefined;
  return await page.api.get(`submissions/${latest.number}`, Submission);
}

/** All that the producer who is looking has open, what was returned first. */
export async function openSubmissions({ api, principal }: Page): Promise<Static<typeof SubmissionListed>[]> {
  if (principal.role !== 'producer') return [];
  const open = [];
  for (const state of ['returned', 'submitted'])
    open.push(...(await api.get(`submissions?state=${state}&limit=200`, Listed)).items);
  return open;
}

/**
 * The submission that a form for something new goes on with, by the number in its address or its hidden field;
 * undefined without one.
 * @throws not-found when it is no open one of this kind and place
 */
export async function takenUp(
  page: Page,
  number: string,
  kind: 'product-new' | 'pack-new' | 'batch',
  /** Undefined: whatever it is below. */
  parentId?: string | null,
): Promise<Static<typeof Submission> | undefined> {
  if (number === '') return undefined;
  if (!/^\d{1,15}$/.test(number)) throw problem('not-found');
  const submission = await page.api.get(`submissions/${number}`, Submission);
  const isElsewhere = parentId !== undefined && submission.parentId !== parentId;
  if (submission.kind !== kind || isElsewhere || !isOpen(submission)) throw problem('not-found');
  return submission;
}

function isOpen({ state }: Static<typeof SubmissionListed>): boolean {
  return state === 'submitted' || state === 'returned';
}

/** What is told after an edit: a key of the dictionary of the review. */
export function doneKey({ number, state }: Static<typeof EditAnswer>): string {
  return number === undefined ? 'saved' : (state ?? 'submitted');
}
