import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Database } from './schema.ts';
import type { OneTimeLinkTable } from './tables/accounts.ts';

/** One link as stored: never its secret, only the hash. */
export type OneTimeLinkRow = Selectable<OneTimeLinkTable>;

/** Writes a new link. */
export async function insertOneTimeLink(
  db: Kysely<Database>,
  row: Insertable<OneTimeLinkTable>,
): Promise<void> {
  await db.insertInto('oneTimeLink').values(row).execute();
}

/** Finds the link with this SHA-256 (hex), whatever became of it. */
export async function findOneTimeLink(
  db: Kysely<Database>,
  hash: string,
): Promise<OneTimeLinkRow | undefined> {
  return await db.selectFrom('oneTimeLink').selectAll().where('hash', '=', hash).executeTakeFirst();
}

/** The links of an account, newest first. */
export async function listOneTimeLinks(db: Kysely<Database>, accountId: string): Promise<OneTimeLinkRow[]> {
  return await db
    .selectFrom('oneTimeLink')
    .selectAll()
    .where('accountId', '=', accountId)
    .orderBy('createdMs', 'desc')
    .limit(50)
    .execute();
}

/** Uses a link up; false when it was used or revoked before. */
export async function useOneTimeLink(db: Kysely<Database>, id: string, nowMs: number): Promise<boolean> {
  const result = await db
    .updateTable('oneTimeLink')
    .set({ usedMs: nowMs })
    .where('id', '=', id)
    .where('usedMs', 'is', null)
    .where('revokedMs', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/**
 * Revokes what is left of the links of an account, or with null of the links of the first set-up.
 * @returns how many were revoked
 */
export async function revokeOneTimeLinks(
  db: Kysely<Database>,
  accountId: string | null,
  nowMs: number,
): Promise<number> {
  const result = await db
    .updateTable('oneTimeLink')
    .set({ revokedMs: nowMs })
    .where('accountId', 'is', accountId)
    .where('usedMs', 'is', null)
    .where('revokedMs', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
