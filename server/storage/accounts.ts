import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely';
import type { Database } from './schema.ts';
import { containsPattern } from './search-page.ts';
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

/** An account with its person, if they are still there. */
export type AccountWithPerson = AccountRow & { person: PersonRow | null };

/** The account of this address that may sign in or be invited. */
export async function findAccountByEmail(
  db: Kysely<Database>,
  emailKey: string,
): Promise<(AccountRow & { person: PersonRow }) | undefined> {
  const person = await db
    .selectFrom('person')
    .selectAll()
    .where('emailKey', '=', emailKey)
    .executeTakeFirst();
  const account = person && (await findAccount(db, person.accountId));
  return account && person && { ...account, person };
}

/** Changes members of an account; false when there is none of this id. */
export async function updateAccount(
  db: Kysely<Database>,
  id: string,
  members: Updateable<AccountTable>,
): Promise<boolean> {
  const result = await db.updateTable('account').set(members).where('id', '=', id).executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Takes the code of a time step, unless one of that step or a later one was taken before. */
export async function takeTotpStep(db: Kysely<Database>, id: string, step: number): Promise<boolean> {
  const result = await db
    .updateTable('account')
    .set({ totpLastStep: step })
    .where('id', '=', id)
    .where(({ eb, or }) => or([eb('totpLastStep', 'is', null), eb('totpLastStep', '<', step)]))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Changes members of a person. */
export async function updatePerson(
  db: Kysely<Database>,
  accountId: string,
  members: Updateable<PersonTable>,
): Promise<void> {
  await db.updateTable('person').set(members).where('accountId', '=', accountId).execute();
}

/** Erases the person behind an account; false when they were erased before. */
export async function deletePerson(db: Kysely<Database>, accountId: string): Promise<boolean> {
  const result = await db.deleteFrom('person').where('accountId', '=', accountId).executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** Accounts of administrators that can sign in. */
export async function countActiveAdmins(db: Kysely<Database>): Promise<number> {
  const { count } = await db
    .selectFrom('account')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('role', '=', 'admin')
    .where('state', '=', 'active')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Position in the list of accounts, by name. */
export interface AccountPosition {
  readonly searchKey: string;
  readonly id: string;
}

/** Which accounts a list shows; absent members do not narrow it. */
export interface AccountFilter {
  readonly contains?: string | undefined;
  readonly role?: string | undefined;
  readonly state?: string | undefined;
  readonly producerId?: string | undefined;
}

/** Lists accounts by the name of their person, those without one first, starting behind `after`; at most `limit`. */
export async function listAccounts(
  db: Kysely<Database>,
  { contains, role, state, producerId }: AccountFilter,
  limit: number,
  after?: AccountPosition,
): Promise<(AccountRow & { searchKey: string })[]> {
  let query = db
    .selectFrom('account')
    .leftJoin('person', 'person.accountId', 'account.id')
    .selectAll('account')
    .select(({ fn, val }) => fn.coalesce('person.searchKey', val('')).as('searchKey'))
    .orderBy('searchKey')
    .orderBy('account.id')
    .limit(limit);
  if (contains !== undefined)
    query = query.where(sql<boolean>`person.search_key like ${containsPattern(contains)} escape '\\'`);
  if (role !== undefined) query = query.where('account.role', '=', role);
  if (state !== undefined) query = query.where('account.state', '=', state);
  if (producerId !== undefined) query = query.where('account.producerId', '=', producerId);
  if (after !== undefined)
    query = query.where(
      sql<boolean>`(coalesce(person.search_key, ''), account.id) > (${after.searchKey}, ${after.id})`,
    );
  return await query.execute();
}

/** The persons behind these accounts, by account. */
export async function personsOf(
  db: Kysely<Database>,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, PersonRow>> {
  if (accountIds.length === 0) return new Map();
  const rows = await db.selectFrom('person').selectAll().where('accountId', 'in', accountIds).execute();
  return new Map(rows.map((row) => [row.accountId, row]));
}
