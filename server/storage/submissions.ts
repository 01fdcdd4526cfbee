import type { Insertable, Kysely, Selectable, SelectQueryBuilder, Updateable } from 'kysely';
import type { Content, SubmissionKind, SubmissionState } from '../domain/submission.ts';
import type { Database } from './schema.ts';
import type { SubmissionTable } from './tables/review.ts';

/** One submission as stored. */
export type SubmissionRow = Selectable<SubmissionTable>;

/** One submission with the name of its producer; null for an application. */
export type NamedSubmissionRow = SubmissionRow & { readonly producerName: string | null };

/** Which submissions a list shows; absent members do not narrow it. */
export interface SubmissionFilter {
  readonly state?: SubmissionState | undefined;
  readonly kind?: SubmissionKind | undefined;
  readonly claimsGtin?: boolean | undefined;
  readonly producerId?: string | undefined;
  readonly submittedBy?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly provinceCode?: string | undefined;
  readonly communeCode?: string | undefined;
  /** Submitted at or before this time. */
  readonly untilMs?: number | undefined;
}

/** Adds a submission and answers its number. */
export async function insertSubmission(
  db: Kysely<Database>,
  submission: Insertable<SubmissionTable>,
): Promise<number> {
  const { number } = await db
    .insertInto('submission')
    .values(submission)
    .returning('number')
    .executeTakeFirstOrThrow();
  return number;
}

/** Changes a submission, but only while it is still the version of `expectedUpdatedMs`; tells whether it was. */
export async function updateSubmission(
  db: Kysely<Database>,
  number: number,
  expectedUpdatedMs: number,
  changes: Updateable<SubmissionTable>,
): Promise<boolean> {
  const result = await db
    .updateTable('submission')
    .set(changes)
    .where('number', '=', number)
    .where('updatedMs', '=', expectedUpdatedMs)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The submission of this number. */
export async function findSubmission(
  db: Kysely<Database>,
  number: number,
): Promise<NamedSubmissionRow | undefined> {
  return await named(db).where('submission.number', '=', number).executeTakeFirst();
}

/** The newest submission about a subject that waits or was returned; undefined when a later one ended the matter. */
export async function findOpenSubmission(
  db: Kysely<Database>,
  kind: SubmissionKind,
  subjectId: string,
): Promise<NamedSubmissionRow | undefined> {
  const row = await named(db)
    .where('submission.subjectId', '=', subjectId)
    .where('submission.kind', '=', kind)
    .where('submission.state', '!=', 'superseded')
    .orderBy('submission.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.state === 'submitted' || row?.state === 'returned' ? row : undefined;
}

/** The submission that an actor's request with this key has already made. */
export async function findSubmissionByRequest(
  db: Kysely<Database>,
  actor: string,
  requestKey: string,
): Promise<NamedSubmissionRow | undefined> {
  return await named(db)
    .where('submission.submittedBy', '=', actor)
    .where('submission.requestKey', '=', requestKey)
    .executeTakeFirst();
}

/** Waiting submissions of new things of one kind below the same parent: few. */
export async function waitingBelow(
  db: Kysely<Database>,
  kind: SubmissionKind,
  parentId: string,
): Promise<SubmissionRow[]> {
  return await db
    .selectFrom('submission')
    .selectAll()
    .where('state', '=', 'submitted')
    .where('kind', '=', kind)
    .where('parentId', '=', parentId)
    .execute();
}

/** One page of submissions by number, starting behind `after`; at most `limit`. */
export async function listSubmissions(
  db: Kysely<Database>,
  filter: SubmissionFilter,
  page: { readonly limit: number; readonly order: 'oldest' | 'newest'; readonly after?: number | undefined },
): Promise<NamedSubmissionRow[]> {
  const { limit, order, after } = page;
  let query = narrowed(named(db), filter)
    .orderBy('submission.number', order === 'oldest' ? 'asc' : 'desc')
    .limit(limit);
  if (after !== undefined) query = query.where('submission.number', order === 'oldest' ? '>' : '<', after);
  return await query.execute();
}

/** How many submissions of each kind there are, and the times of the oldest and newest. */
export async function countSubmissions(
  db: Kysely<Database>,
  filter: SubmissionFilter & { readonly state: SubmissionState },
): Promise<
  { readonly kind: string; readonly count: number; readonly oldestMs: number; readonly newestMs: number }[]
> {
  return await narrowed(db.selectFrom('submission'), filter)
    .select(({ fn }) => [
      'submission.kind',
      fn.countAll<number>().as('count'),
      fn.min('submission.submittedMs').as('oldestMs'),
      fn.max('submission.updatedMs').as('newestMs'),
    ])
    .groupBy('submission.kind')
    .orderBy('submission.kind')
    .execute();
}

/** Makes what a submission would change, and what that was, say what `rewrite` makes of it; a new version of it. */
export async function rewriteSubmission(
  db: Kysely<Database>,
  number: number,
  nowMs: number,
  rewrite: (content: Content) => Content,
): Promise<void> {
  const row = await findSubmission(db, number);
  if (row === undefined) return;
  const rewritten = (json: string) => JSON.stringify(rewrite(JSON.parse(json)));
  await updateSubmission(db, number, row.updatedMs, {
    beforeJson: row.beforeJson === null ? null : rewritten(row.beforeJson),
    afterJson: rewritten(row.afterJson),
    updatedMs: Math.max(nowMs, row.updatedMs + 1),
  });
}

/** Open submissions of a producer follow it to where it is now. */
export async function moveSubmissions(
  db: Kysely<Database>,
  producerId: string,
  { provinceCode, communeCode }: { readonly provinceCode: string; readonly communeCode: string | null },
): Promise<void> {
  await db
    .updateTable('submission')
    .set({ provinceCode, communeCode })
    .where('producerId', '=', producerId)
    .where('state', 'in', ['submitted', 'returned'])
    .execute();
}

function named(db: Kysely<Database>) {
  return db
    .selectFrom('submission')
    .selectAll('submission')
    .select(({ selectFrom }) =>
      selectFrom('producer')
        .select('producer.name')
        .whereRef('producer.id', '=', 'submission.producerId')
        .as('producerName'),
    );
}

function narrowed<O>(
  all: SelectQueryBuilder<Database, 'submission', O>,
  filter: SubmissionFilter,
): SelectQueryBuilder<Database, 'submission', O> {
  let query = all;
  for (const name of EQUALS) {
    const value = filter[name];
    if (value !== undefined) query = query.where(`submission.${name}`, '=', value);
  }
  if (filter.claimsGtin === true) query = query.where('submission.claimsGtin', 'is not', null);
  if (filter.untilMs !== undefined) query = query.where('submission.submittedMs', '<=', filter.untilMs);
  return query;
}

const EQUALS = [
  'state',
  'kind',
  'producerId',
  'submittedBy',
  'subjectId',
  'provinceCode',
  'communeCode',
] as const satisfies readonly (keyof SubmissionFilter)[];
