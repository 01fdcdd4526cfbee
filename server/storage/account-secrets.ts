import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Whether somebody has signed in to the account in this browser before. */
export async function isKnownDevice(
  db: Kysely<Database>,
  accountId: string,
  deviceHash: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('accountDevice')
    .select('accountId')
    .where('accountId', '=', accountId)
    .where('deviceHash', '=', deviceHash)
    .executeTakeFirst();
  return row !== undefined;
}

/** Browsers that one account remembers; past it those unused for longest are forgotten. */
const MAX_DEVICES = 20;

/** Remembers that somebody signed in to the account in this browser. */
export async function rememberDevice(
  db: Kysely<Database>,
  accountId: string,
  deviceHash: string,
  nowMs: number,
): Promise<void> {
  await db
    .insertInto('accountDevice')
    .values({ accountId, deviceHash, createdMs: nowMs, lastUsedMs: nowMs })
    .onConflict((conflict) =>
      conflict.columns(['accountId', 'deviceHash']).doUpdateSet({ lastUsedMs: nowMs }),
    )
    .execute();
  const kept = db
    .selectFrom('accountDevice')
    .select('deviceHash')
    .where('accountId', '=', accountId)
    .orderBy('lastUsedMs', 'desc')
    .limit(MAX_DEVICES);
  await db
    .deleteFrom('accountDevice')
    .where('accountId', '=', accountId)
    .where('deviceHash', 'not in', kept)
    .execute();
}

/** Forgets in which browsers somebody signed in to the account. */
export async function forgetDevices(db: Kysely<Database>, accountId: string): Promise<void> {
  await db.deleteFrom('accountDevice').where('accountId', '=', accountId).execute();
}

/** Puts new recovery codes in the place of all former ones of an account. */
export async function replaceRecoveryCodes(
  db: Kysely<Database>,
  accountId: string,
  hashes: readonly string[],
): Promise<void> {
  await db.deleteFrom('recoveryCode').where('accountId', '=', accountId).execute();
  if (hashes.length === 0) return;
  await db
    .insertInto('recoveryCode')
    .values(hashes.map((hash) => ({ accountId, hash, usedMs: null })))
    .execute();
}

/** Uses the recovery code with one of these hashes up; false when the account has none of them, or used it before. */
export async function useRecoveryCode(
  db: Kysely<Database>,
  accountId: string,
  hashes: readonly string[],
  nowMs: number,
): Promise<boolean> {
  const result = await db
    .updateTable('recoveryCode')
    .set({ usedMs: nowMs })
    .where('accountId', '=', accountId)
    .where('hash', 'in', hashes)
    .where('usedMs', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Recovery codes of an account that are left. */
export async function countRecoveryCodes(db: Kysely<Database>, accountId: string): Promise<number> {
  const { count } = await db
    .selectFrom('recoveryCode')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('accountId', '=', accountId)
    .where('usedMs', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** When somebody last signed in to the account; null when nobody ever did, or it has ended. */
export async function lastSignIn(db: Kysely<Database>, accountId: string): Promise<number | null> {
  const { last } = await db
    .selectFrom('accountDevice')
    .select(({ fn }) => fn.max('lastUsedMs').as('last'))
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow();
  return last;
}
