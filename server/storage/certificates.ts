import type { Kysely } from 'kysely';
import { inChunks } from './in-chunks.ts';
import { insertRow } from './insert-row.ts';
import { knownRows } from './known-rows.ts';
import type { Database } from './schema.ts';
import type { CertificateTable } from './tables/certificates.ts';

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
  await insertRow(db, 'certificate', certificate);
  certified.learn(db, certificate.productId, true);
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

/** The versions that these certificates are at, in no order. */
export async function certificateHeads(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<Pick<CertificateTable, 'id' | 'version'>[]> {
  return await inChunks(ids, async (some) =>
    db.selectFrom('certificate').select(['id', 'version']).where('id', 'in', some).execute(),
  );
}

/** Ids per statement: below SQLite's limit of 32,766 bound parameters. */
const IDS_PER_STATEMENT = 500;

/** How many of these certificates were not taken back. */
export async function countStanding(db: Kysely<Database>, ids: readonly string[]): Promise<number> {
  let standing = 0;
  for (let first = 0; first < ids.length; first += IDS_PER_STATEMENT) {
    const { count } = await db
      .selectFrom('certificate')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('id', 'in', ids.slice(first, first + IDS_PER_STATEMENT))
      .where('withdrawnMs', 'is', null)
      .executeTakeFirstOrThrow();
    standing += Number(count);
  }
  return standing;
}

/** Whether a product ever had a certificate, one that was entered by mistake included. */
export async function hasCertificate(db: Kysely<Database>, productId: string): Promise<boolean> {
  return await certified.find(db, productId);
}

const certified = knownRows(async (db, productId) => {
  const row = await db
    .selectFrom('certificate')
    .select('id')
    .where('productId', '=', productId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
});

/** A long work knows which of these products ever had a certificate from then on. */
export async function learnCertified(db: Kysely<Database>, productIds: readonly string[]): Promise<void> {
  const found = await inChunks(productIds, async (some) =>
    db.selectFrom('certificate').select('productId').distinct().where('productId', 'in', some).execute(),
  );
  const having = new Set(found.map(({ productId }) => productId));
  for (const id of productIds) certified.learn(db, id, having.has(id));
}

/** A product was added, which has no certificate yet. */
export function learnUncertified(db: Kysely<Database>, productId: string): void {
  certified.learn(db, productId, false);
}

/** The certificate by which a decision recognised a product, also one that was entered by mistake. */
export async function findCertificateOfDecision(
  db: Kysely<Database>,
  productId: string,
  decisionId: string,
): Promise<CertificateTable | undefined> {
  return await db
    .selectFrom('certificate')
    .selectAll()
    .where('productId', '=', productId)
    .where('decisionId', '=', decisionId)
    .executeTakeFirst();
}

/** The certificate that stands in the place of this one. */
export async function findFollower(db: Kysely<Database>, id: string): Promise<CertificateTable | undefined> {
  return await db
    .selectFrom('certificate')
    .selectAll()
    .where('followsId', '=', id)
    .where('withdrawnMs', 'is', null)
    .executeTakeFirst();
}

/** Every certificate that a product ever had, newest first, without those entered by mistake. */
export async function certificatesOfProduct(
  db: Kysely<Database>,
  productId: string,
): Promise<CertificateRow[]> {
  return await withDecisions(db)
    .where('certificate.productId', '=', productId)
    .where('certificate.withdrawnMs', 'is', null)
    .orderBy('certificate.issuedOn', 'desc')
    .orderBy('certificate.id', 'desc')
    .execute();
}

/** Certificates joined with the decisions that gave, extended and revoked them. */
export function withDecisions(db: Kysely<Database>) {
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
