import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Database } from './schema.ts';
import type { ApiTokenTable } from './tables/accounts.ts';

/** One token as stored: never the token itself, only its hash. */
export type ApiTokenRow = Selectable<ApiTokenTable>;

/** Position in the list of tokens, newest first. */
export type ApiTokenPosition = { createdMs: number; id: string };

/** Writes a new token. */
export async function insertApiToken(db: Kysely<Database>, row: Insertable<ApiTokenTable>): Promise<void> {
  await db.insertInto('apiToken').values(row).execute();
}

/** Finds the token with this SHA-256 (hex), revoked and expired ones included. */
export async function findApiTokenByHash(
  db: Kysely<Database>,
  hash: string,
): Promise<ApiTokenRow | undefined> {
  return await db.selectFrom('apiToken').selectAll().where('hash', '=', hash).executeTakeFirst();
}

/** Finds a token by its id, revoked and expired ones included. */
export async function findApiToken(db: Kysely<Database>, id: string): Promise<ApiTokenRow | undefined> {
  return await db.selectFrom('apiToken').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Lists tokens, newest first, starting behind `after`; at most `limit`. */
export async function listApiTokens(
  db: Kysely<Database>,
  limit: number,
  after?: ApiTokenPosition,
): Promise<ApiTokenRow[]> {
  let query = db
    .selectFrom('apiToken')
    .selectAll()
    .orderBy('createdMs', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (after !== undefined) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('createdMs', 'id'), '<', tuple(after.createdMs, after.id)),
    );
  }
  return await query.execute();
}

/** Revokes the tokens that an account made. @returns how many were revoked */
export async function revokeTokensOf(
  db: Kysely<Database>,
  accountId: string,
  nowMs: number,
): Promise<number> {
  const result = await db
    .updateTable('apiToken')
    .set({ revokedMs: nowMs })
    .where('accountId', '=', accountId)
    .where('revokedMs', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Revokes a token from now on. */
export async function revokeApiToken(db: Kysely<Database>, id: string, nowMs: number): Promise<void> {
  await db.updateTable('apiToken').set({ revokedMs: nowMs }).where('id', '=', id).execute();
}

/** Tokens that an account made and that are not revoked. */
export async function countTokensOf(db: Kysely<Database>, accountId: string): Promise<number> {
  const { count } = await db
    .selectFrom('apiToken')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('accountId', '=', accountId)
    .where('revokedMs', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
