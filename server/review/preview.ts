import type { Kysely } from 'kysely';
import type { Principal } from '../domain/principal.ts';
import type { GoodsOf, ShownGoods } from '../domain/shown-goods.ts';
import type { Submission, SubmissionKind } from '../domain/submission.ts';
import { problem } from '../http/problems.ts';
import { tried } from '../storage/savepoint.ts';
import type { Database } from '../storage/schema.ts';
import type { ReviewDeps } from './deps.ts';

/** Which goods the page of a stamp shows after each kind of submission; a batch changes no page. */
const SHOWN_KINDS: Readonly<Partial<Record<SubmissionKind, GoodsOf['kind']>>> = {
  profile: 'producer',
  product: 'product',
  'product-new': 'product',
  pack: 'variant',
  'pack-new': 'variant',
};

/**
 * Approves an open submission for a moment, inside a transaction, and tells what buyers would see.
 * @throws submission-decided, preview-empty when no page shows it, and what approving it would be refused for
 */
export async function previewOf(
  { rules, showGoods }: Pick<ReviewDeps, 'rules' | 'showGoods'>,
  db: Kysely<Database>,
  by: Principal,
  submission: Submission,
): Promise<ShownGoods> {
  const { kind, state, number } = submission;
  if (state !== 'submitted' && state !== 'returned')
    throw problem('submission-decided', { params: { number } });
  const shownKind = SHOWN_KINDS[kind];
  if (shownKind === undefined) throw problem('preview-empty');
  return await tried(db, async () => {
    const { resultId } = await rules[kind].apply(db, by, submission);
    const shown = await showGoods(db, { kind: shownKind, id: resultId });
    if (shown === undefined) throw problem('preview-empty');
    return shown;
  });
}
