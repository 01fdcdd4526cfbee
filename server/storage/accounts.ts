import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Database } from './schema.ts';
import type { AccountTable, PersonTable } from './tables/accounts.ts';

/** An account without its person. */
export type AccountRow = Selectable<AccountTable>;

/** The person behind an account. */
export type PersonRow = Selectable<PersonTable>;

/** Writes a new account with its person; its address must be new. */
export async function insertAccount(
  db: Kysely<Database>,
  account: Insertable<AccountTable>,
  person: Insertable<PersonTable>,
): Promise<void> {
  await db.insertInto('account').values(account).execute();
  await db.insertInto('person').values(person).execute();
}

/** The account with this id. */
export async function findAccount(db: Kysely<Database>, id: string): Promise<AccountRow | undefined> {
  return await db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The person behind an account; undefined once they are erased. */
export async function findPerson(db: Kysely<Database>, accountId: string): Promise<PersonRow | undefined> {
  return await db.selectFrom('person').selectAll().where('accountId', '=', accountId).executeTakeFirst();
}
