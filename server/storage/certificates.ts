import type { Kysely } from 'kysely';
import type { CertificateTable, Database } from './schema.ts';

/** A certificate with the decisions that gave, extended and revoked it. */
export interface CertificateRow extends CertificateTable {
  readonly decisionNumber: string;
  readonly decisionSignedOn: string;
  readonly authority: string;
  /** district | province | ministry */
  readonly authorityLevel: string;
  readonly extensionDecisionNumber: string | null;
  readonly extensionAuthority: string | null;
  readonly revocationDecisionNumber: string | null;
  readonly revocationAuthority: string | null;
}

/** Adds a certificate; a decision recognises a product once. */
export async function insertCertificate(db: Kysely<Database>, certificate: CertificateTable): Promise<void> {
  await db.insertInto('certificate').values(certificate).execute();
}

/** Replaces the row of `certificate.id`, but only while it is still the version of `expectedUpdatedMs`; tells whether it was. */
export async function updateCertificate(
  db: Kysely<Database>,
  certificate: CertificateTable,
  expectedUpdatedMs: number,
): Promise<boolean> {
  const { id, ...values } = certificate;
  const result = await db
    .updateTable('certificate')
    .set(values)
    .where('id', '=', id)
    .where('updatedMs', '=', expectedUpdatedMs)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The certificate row alone, without its decisions; what an update starts from. */
export async function findCertificateRow(
  db: Kysely<Database>,
  id: string,
): Promise<CertificateTable | undefined> {
  return await db.selectFrom('certificate').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The certificate with this id. */
export async function findCertificate(db: Kysely<Database>, id: string): Promise<CertificateRow | undefined> {
  return await joined(db).where('certificate.id', '=', id).executeTakeFirst();
}

/** Every certificate that a product ever had, newest first. */
export async function certificatesOfProduct(
  db: Kysely<Database>,
  productId: string,
): Promise<CertificateRow[]> {
  return await joined(db)
    .where('certificate.productId', '=', productId)
    .orderBy('certificate.issuedOn', 'desc')
    .orderBy('certificate.id', 'desc')
    .execute();
}

/** One page of certificates, those that expire soonest first. */
export async function listCertificates(
  db: Kysely<Database>,
  page: {
    readonly limit: number;
    readonly after?: { readonly expiresOn: string; readonly id: string } | undefined;
    readonly productId?: string | undefined;
    readonly provinceCode?: string | undefined;
  },
): Promise<CertificateRow[]> {
  let query = joined(db).orderBy('certificate.expiresOn').orderBy('certificate.id').limit(page.limit);
  const { after, productId, provinceCode } = page;
  if (productId !== undefined) query = query.where('certificate.productId', '=', productId);
  if (provinceCode !== undefined)
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('product')
          .innerJoin('producer', 'producer.id', 'product.producerId')
          .select('product.id')
          .whereRef('product.id', '=', 'certificate.productId')
          .where('producer.provinceCode', '=', provinceCode),
      ),
    );
  if (after !== undefined)
    query = query.where((eb) =>
      eb(eb.refTuple('certificate.expiresOn', 'certificate.id'), '>', eb.tuple(after.expiresOn, after.id)),
    );
  return await query.execute();
}

function joined(db: Kysely<Database>) {
  return db
    .selectFrom('certificate')
    .innerJoin('decision', 'decision.id', 'certificate.decisionId')
    .leftJoin('decision as extension', 'extension.id', 'certificate.extensionDecisionId')
    .leftJoin('decision as revocation', 'revocation.id', 'certificate.revocationDecisionId')
    .selectAll('certificate')
    .select([
      'decision.number as decisionNumber',
      'decision.signedOn as decisionSignedOn',
      'decision.authority as authority',
      'decision.authorityLevel as authorityLevel',
      'extension.number as extensionDecisionNumber',
      'extension.authority as extensionAuthority',
      'revocation.number as revocationDecisionNumber',
      'revocation.authority as revocationAuthority',
    ]);
}
