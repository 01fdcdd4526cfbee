import type { Insertable, Kysely, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Database } from './schema.ts';
import type { MailMessageTable } from './tables/accounts.ts';

/** One letter as stored. */
export type MailRow = Selectable<MailMessageTable>;

/** Puts a letter into the box; one that was asked for before stays as it is. */
export async function insertMail(db: Kysely<Database>, row: Insertable<MailMessageTable>): Promise<void> {
  await db
    .insertInto('mailMessage')
    .values(row)
    .onConflict((conflict) => conflict.column('onceKey').doNothing())
    .execute();
}

/** Letters whose time has come, the oldest first. */
export async function listDueMail(db: Kysely<Database>, nowMs: number, limit: number): Promise<MailRow[]> {
  return await db
    .selectFrom('mailMessage')
    .selectAll()
    .where('state', '=', sql.lit('queued'))
    .where('nextMs', '<=', nowMs)
    .orderBy('nextMs')
    .limit(limit)
    .execute();
}

/** A letter by its id. */
export async function findMail(db: Kysely<Database>, id: string): Promise<MailRow | undefined> {
  return await db.selectFrom('mailMessage').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Notes what became of an attempt. */
export async function updateMail(
  db: Kysely<Database>,
  id: string,
  members: Partial<Pick<MailRow, 'state' | 'attempts' | 'nextMs' | 'sentMs' | 'lastError' | 'contentSealed'>>,
): Promise<void> {
  await db.updateTable('mailMessage').set(members).where('id', '=', id).execute();
}

/** Letters, newest first, starting behind `after`; at most `limit`. */
export async function listMail(
  db: Kysely<Database>,
  { state }: { readonly state?: string | undefined },
  limit: number,
  after?: { readonly createdMs: number; readonly id: string },
): Promise<MailRow[]> {
  let query = db
    .selectFrom('mailMessage')
    .selectAll()
    .orderBy('createdMs', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (state !== undefined) query = query.where('state', '=', state);
  if (after !== undefined) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('createdMs', 'id'), '<', tuple(after.createdMs, after.id)),
    );
  }
  return await query.execute();
}

/** A certificate that will end, with whom it concerns. */
export interface EndingCertificate {
  readonly id: string;
  readonly productName: string;
  readonly endsOn: string;
  readonly accountId: string;
}

/** Certificates in force that end from `from` to `to`, for each active account of their producer. */
export async function listEndingCertificates(
  db: Kysely<Database>,
  from: string,
  to: string,
): Promise<EndingCertificate[]> {
  return await db
    .selectFrom('certificate')
    .innerJoin('product', 'product.id', 'certificate.productId')
    .innerJoin('account', 'account.producerId', 'product.producerId')
    .select(({ fn }) => [
      'certificate.id',
      'product.name as productName',
      fn.coalesce('certificate.extendedUntil', 'certificate.expiresOn').as('endsOn'),
      'account.id as accountId',
    ])
    .where('certificate.revokedOn', 'is', null)
    .where('account.state', '=', 'active')
    .where(({ eb, fn }) => eb(fn.coalesce('certificate.extendedUntil', 'certificate.expiresOn'), '>=', from))
    .where(({ eb, fn }) => eb(fn.coalesce('certificate.extendedUntil', 'certificate.expiresOn'), '<=', to))
    .execute();
}
