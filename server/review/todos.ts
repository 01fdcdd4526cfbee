import type { Todo, TodoSource } from '../domain/todo.ts';
import { listSubmissions } from '../storage/submissions.ts';
import { countsOf } from './counts.ts';
import type { ReviewDeps } from './deps.ts';

/** Returned submissions named one by one. */
const RETURNED_SHOWN = 10;

/** Days after which something that waits for an officer is pressing. */
const PRESSING_DAYS = 7;

const DAY_MS = 86_400_000;

/** What waits in the review: for a producer what was returned and what waits, for an officer the queue. */
export function reviewTodos({ db }: Pick<ReviewDeps, 'db'>): TodoSource {
  return async (by, nowMs) => {
    if (by.role === 'inspector') return [];
    const { submitted } = await countsOf(db, by);
    const count = submitted.reduce((sum, { count: some }) => sum + some, 0);
    const oldestMs = Math.min(...submitted.map((counted) => counted.oldestMs));
    const days = count === 0 ? 0 : Math.max(0, Math.floor((nowMs - oldestMs) / DAY_MS));
    if (by.role !== 'producer') {
      const kinds = Object.fromEntries(submitted.map((counted) => [counted.kind, counted.count]));
      const severity = days >= PRESSING_DAYS ? 'warning' : 'notice';
      return count === 0
        ? []
        : [{ kind: 'review-queue', severity, params: { count, days, ...kinds }, href: '/console/review' }];
    }
    const { producerId } = by;
    if (producerId === null) return [];
    const returned = await listSubmissions(
      db,
      { producerId, state: 'returned' },
      { limit: RETURNED_SHOWN, order: 'newest' },
    );
    const todos: Todo[] = returned.map((row) => ({
      kind: 'submission-returned',
      severity: 'warning',
      params: { number: row.number, title: row.title },
      href: hrefOf(row),
    }));
    if (count > 0) {
      todos.push({
        kind: 'submissions-waiting',
        severity: 'notice',
        params: { count, days },
        href: '/console/products',
      });
    }
    return todos;
  };
}

/** Where a returned submission is read and gone on with. */
function hrefOf({
  number,
  kind,
  subjectId,
  parentId,
}: Awaited<ReturnType<typeof listSubmissions>>[number]): string {
  if (kind === 'product-new') return `/console/new-product?submission=${number}`;
  if (kind === 'pack-new') return `/console/products/${parentId}/new-pack?submission=${number}`;
  if (kind === 'product') return `/console/products/${subjectId}`;
  if (kind === 'pack') return `/console/packs/${subjectId}`;
  return kind === 'profile' ? '/console/profile' : `/console/batches/new?submission=${number}`;
}
