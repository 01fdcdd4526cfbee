import type { Static } from 'typebox';
import { Type } from 'typebox';
import { Submission, type SubmissionKind, SubmissionListed } from '../../domain/submission.ts';
import { pageSchema } from '../../http/paging.ts';
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
  if (latest === undefined || (latest.state !== 'submitted' && latest.state !== 'returned')) return undefined;
  return await page.api.get(`submissions/${latest.number}`, Submission);
}

/** What is told after an edit: a key of the dictionary of the review. */
export function doneKey({ number, state }: Static<typeof EditAnswer>): string {
  return number === undefined ? 'saved' : (state ?? 'submitted');
}
