import type { Kysely, Selectable } from 'kysely';
import type { Database } from './schema.ts';
import type { IdempotencyRecordTable } from './tables/service.ts';

/** One remembered request; `status` 0 while its answer is not known. */
export type IdempotencyRow = Selectable<IdempotencyRecordTable>;

/** Who repeats a request, and by which key. */
export type IdempotencyKey = Pick<IdempotencyRow, 'actor' | 'key'>;

/** Claims a key before its request is worked on; false when it was claimed before and nothing was written. */
export async function claimIdempotencyKey(
  db: Kysely<Database>,
  claim: IdempotencyKey & { requestHash: string; createdMs: number },
): Promise<boolean> {
  const result = await db
    .insertInto('idempotencyRecord')
    .values({ ...claim, status: 0, bodyJson: '', location: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Finds what a key was used for. */
export async function findIdempotencyRecord(
  db: Kysely<Database>,
  { actor, key }: IdempotencyKey,
): Promise<IdempotencyRow | undefined> {
  return await db
    .selectFrom('idempotencyRecord')
    .selectAll()
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirst();
}

/** Keeps the answer of a claimed key. */
export async function keepIdempotentAnswer(
  db: Kysely<Database>,
  { actor, key }: IdempotencyKey,
  answer: Pick<IdempotencyRow, 'status' | 'bodyJson' | 'location'>,
): Promise<void> {
  await db
    .updateTable('idempotencyRecord')
    .set(answer)
    .where('actor', '=', actor)
    .where('key', '=', key)
    .execute();
}

/** Gives a claimed key free again: its request was refused and changed nothing. */
export async function releaseIdempotencyKey(
  db: Kysely<Database>,
  { actor, key }: IdempotencyKey,
): Promise<void> {
  await db
    .deleteFrom('idempotencyRecord')
    .where('actor', '=', actor)
    .where('key', '=', key)
    .where('status', '=', 0)
    .execute();
}

/** Forgets keys claimed before `beforeMs`, and beyond `maxRows` the oldest ones. */
export async function forgetIdempotencyKeys(
  db: Kysely<Database>,
  beforeMs: number,
  maxRows: number,
): Promise<void> {
  const newestToForget = await db
    .selectFrom('idempotencyRecord')
    .select('createdMs')
    .orderBy('createdMs', 'desc')
    .offset(maxRows)
    .limit(1)
    .executeTakeFirst();
  await db
    .deleteFrom('idempotencyRecord')
    .where('createdMs', '<', Math.max(beforeMs, (newestToForget?.createdMs ?? -1) + 1))
    .execute();
}
