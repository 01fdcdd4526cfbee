import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Database } from './schema.ts';
import type { SessionTable } from './tables/accounts.ts';

/** One session as stored: never the cookie's text, only its hash. */
export type SessionRow = Selectable<SessionTable>;

/** A session with what its account stands for now. */
export type SessionOfAccount = SessionRow & {
  role: string;
  producerId: string | null;
  provinceCode: string | null;
  communeCode: string | null;
  personName: string | null;
};

/** Writes a new session. */
export async function insertSession(db: Kysely<Database>, row: Insertable<SessionTable>): Promise<void> {
  await db.insertInto('session').values(row).execute();
}

/** Finds the session with this hash of an account that has not ended; those past their time included. */
export async function findSessionByHash(
  db: Kysely<Database>,
  hash: string,
): Promise<SessionOfAccount | undefined> {
  return await withAccount(db).where('session.hash', '=', hash).executeTakeFirst();
}

/** Finds the session of this id of an account that has not ended. */
export async function findSessionById(
  db: Kysely<Database>,
  accountId: string,
  id: string,
): Promise<SessionOfAccount | undefined> {
  return await withAccount(db)
    .where('session.id', '=', id)
    .where('session.accountId', '=', accountId)
    .executeTakeFirst();
}

function withAccount(db: Kysely<Database>) {
  return db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.accountId')
    .leftJoin('person', 'person.accountId', 'session.accountId')
    .selectAll('session')
    .select(['account.role', 'account.producerId', 'account.provinceCode', 'account.communeCode'])
    .select('person.name as personName')
    .where('account.state', '=', 'active');
}

/** The sessions of an account, newest first. */
export async function listSessions(db: Kysely<Database>, accountId: string): Promise<SessionRow[]> {
  return await db
    .selectFrom('session')
    .selectAll()
    .where('accountId', '=', accountId)
    .orderBy('createdMs', 'desc')
    .execute();
}

/** Notes that a session was used. */
export async function touchSession(db: Kysely<Database>, hash: string, nowMs: number): Promise<void> {
  await db.updateTable('session').set({ lastUsedMs: nowMs }).where('hash', '=', hash).execute();
}

/** Ends one session of an account; false when there is none of this id. */
export async function deleteSession(db: Kysely<Database>, accountId: string, id: string): Promise<boolean> {
  const result = await db
    .deleteFrom('session')
    .where('id', '=', id)
    .where('accountId', '=', accountId)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** Ends every session of an account, except the one named. @returns how many ended */
export async function deleteSessionsOf(
  db: Kysely<Database>,
  accountId: string,
  exceptId: string | null = null,
): Promise<number> {
  let query = db.deleteFrom('session').where('accountId', '=', accountId);
  if (exceptId !== null) query = query.where('id', '!=', exceptId);
  return Number((await query.executeTakeFirst()).numDeletedRows);
}

/** Takes away what has ended by time. */
export async function deleteExpiredSessions(db: Kysely<Database>, nowMs: number): Promise<void> {
  await db.deleteFrom('session').where('expiresMs', '<=', nowMs).execute();
}

/** Notes that the person of a session has just shown once more who they are. */
export async function refreshSession(db: Kysely<Database>, hash: string, nowMs: number): Promise<void> {
  await db.updateTable('session').set({ authenticatedMs: nowMs }).where('hash', '=', hash).execute();
}

/** When the person of a session last showed who they are; undefined when it has ended. */
export async function authenticatedAt(
  db: Kysely<Database>,
  accountId: string,
  id: string,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('session')
    .select('authenticatedMs')
    .where('id', '=', id)
    .where('accountId', '=', accountId)
    .executeTakeFirst();
  return row?.authenticatedMs;
}
