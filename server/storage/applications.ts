import type { Kysely, Selectable } from 'kysely';
import type { Database } from './schema.ts';
import type { ApplicationContactTable, ApplicationTable } from './tables/applications.ts';

/** One application as stored. */
export type ApplicationRow = Selectable<ApplicationTable>;

/** The person who applied, as stored. */
export type ApplicationContactRow = Selectable<ApplicationContactTable>;

/** Adds an application with the person behind it. */
export async function insertApplication(
  db: Kysely<Database>,
  application: ApplicationRow,
  contact: ApplicationContactRow,
): Promise<void> {
  await db.insertInto('application').values(application).execute();
  await db.insertInto('applicationContact').values(contact).execute();
}

/** The application with this id. */
export async function findApplication(db: Kysely<Database>, id: string): Promise<ApplicationRow | undefined> {
  return await db.selectFrom('application').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The application whose link has the secret with this hash. */
export async function findApplicationBySecret(
  db: Kysely<Database>,
  secretHash: string,
): Promise<ApplicationRow | undefined> {
  return await db
    .selectFrom('application')
    .selectAll()
    .where('secretHash', '=', secretHash)
    .executeTakeFirst();
}

/** The person who applied; undefined once it was erased. */
export async function findApplicationContact(
  db: Kysely<Database>,
  applicationId: string,
): Promise<ApplicationContactRow | undefined> {
  return await db
    .selectFrom('applicationContact')
    .selectAll()
    .where('applicationId', '=', applicationId)
    .executeTakeFirst();
}

/** Changes an application, but only while it is at this version; tells whether it was. */
export async function updateApplication(
  db: Kysely<Database>,
  { id, updatedMs }: Pick<ApplicationRow, 'id' | 'updatedMs'>,
  values: Partial<ApplicationRow>,
): Promise<boolean> {
  const result = await db
    .updateTable('application')
    .set(values)
    .where('id', '=', id)
    .where('updatedMs', '=', updatedMs)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Keeps the person of an application, in place of whoever was named before. */
export async function keepApplicationContact(
  db: Kysely<Database>,
  contact: ApplicationContactRow,
): Promise<void> {
  const { applicationId, ...values } = contact;
  await db
    .insertInto('applicationContact')
    .values(contact)
    .onConflict((conflict) => conflict.column('applicationId').doUpdateSet(values))
    .execute();
}

/** Erases the person of an application; tells whether there was one. */
export async function deleteApplicationContact(
  db: Kysely<Database>,
  applicationId: string,
): Promise<boolean> {
  const result = await db
    .deleteFrom('applicationContact')
    .where('applicationId', '=', applicationId)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** Erases who applied for what became an account. */
export async function deleteContactsOfAccount(db: Kysely<Database>, accountId: string): Promise<void> {
  await db
    .deleteFrom('applicationContact')
    .where('applicationId', 'in', (query) =>
      query.selectFrom('application').select('id').where('accountId', '=', accountId),
    )
    .execute();
}

/** What narrows a list of applications. */
export interface ApplicationFilter {
  readonly state?: string | undefined;
  readonly provinceCode?: string | undefined;
  readonly communeCode?: string | undefined;
}

/** One page of applications, the oldest first. */
export async function listApplications(
  db: Kysely<Database>,
  { state, provinceCode, communeCode }: ApplicationFilter,
  page: { readonly limit: number; readonly after?: Pick<ApplicationRow, 'submittedMs' | 'id'> | undefined },
): Promise<ApplicationRow[]> {
  let query = db.selectFrom('application').selectAll().orderBy('submittedMs').orderBy('id').limit(page.limit);
  const { after } = page;
  if (state !== undefined) query = query.where('state', '=', state);
  if (provinceCode !== undefined) query = query.where('provinceCode', '=', provinceCode);
  if (communeCode !== undefined) query = query.where('communeCode', '=', communeCode);
  if (after !== undefined)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('submittedMs', 'id'), '>', tuple(after.submittedMs, after.id)),
    );
  return await query.execute();
}

/** How many applications wait, and since when the oldest of them does. */
export async function countWaitingApplications(
  db: Kysely<Database>,
  filter: Omit<ApplicationFilter, 'state'>,
): Promise<{ readonly count: number; readonly oldestMs: number | null }> {
  const { provinceCode, communeCode } = filter;
  let query = db
    .selectFrom('application')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('submittedMs').as('oldestMs')])
    .where('state', '=', 'submitted');
  if (provinceCode !== undefined) query = query.where('provinceCode', '=', provinceCode);
  if (communeCode !== undefined) query = query.where('communeCode', '=', communeCode);
  const { count, oldestMs } = await query.executeTakeFirstOrThrow();
  return { count: Number(count), oldestMs };
}

/** Other applications that wait under the same name in the same province. */
export async function twinApplications(
  db: Kysely<Database>,
  { id, matchKey }: Pick<ApplicationRow, 'id' | 'matchKey'>,
): Promise<ApplicationRow[]> {
  return await db
    .selectFrom('application')
    .selectAll()
    .where('matchKey', '=', matchKey)
    .where('state', '=', 'submitted')
    .where('id', '!=', id)
    .orderBy('submittedMs')
    .limit(20)
    .execute();
}

/** Ids of applications that were settled before a moment and still name their person. */
export async function settledWithContact(db: Kysely<Database>, beforeMs: number): Promise<string[]> {
  const rows = await db
    .selectFrom('application')
    .innerJoin('applicationContact', 'applicationContact.applicationId', 'application.id')
    .select('application.id')
    .where('application.state', 'in', ['returned', 'approved', 'refused', 'withdrawn'])
    .where('application.decidedMs', '<', beforeMs)
    .limit(500)
    .execute();
  return rows.map(({ id }) => id);
}
