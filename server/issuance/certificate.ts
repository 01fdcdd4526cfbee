import type { Kysely } from 'kysely';
import { type CivilDay, parseCivilDay } from '../../stamps/civil-day.ts';
import { allowsStamps, type CertificateFacts, recognitionAt } from '../../stamps/verdict/index.ts';
import { problem } from '../http/problems.ts';
import { type CertificateRow, certificatesOfProduct } from '../storage/certificates.ts';
import type { Database } from '../storage/schema.ts';

/**
 * The id of the certificate under which a product may get stamps on a day: `valid` or `extended`, 3 stars or more.
 * @throws certificate-missing, certificate-lapsed, certificate-revoked
 */
export async function requireCertificate(
  db: Kysely<Database>,
  productId: string,
  day: CivilDay,
): Promise<string> {
  const rows = await certificatesOfProduct(db, productId);
  const recognition = recognitionAt(rows.map(factsOf), day);
  const { status, certificate } = recognition;
  if (status === 'revoked') throw problem('certificate-revoked', { field: 'certificate' });
  if (status === 'expired') throw problem('certificate-lapsed', { field: 'certificate', params: { day } });
  if (certificate === undefined || !allowsStamps(recognition)) {
    throw problem('certificate-missing', { field: 'certificate' });
  }
  return certificate.id;
}

function factsOf(row: CertificateRow): CertificateFacts & { readonly id: string } {
  return {
    id: row.id,
    stars: row.stars,
    decisionNumber: row.decisionNumber,
    authority: row.authority,
    issuedOn: storedDay(row.issuedOn),
    expiresOn: storedDay(row.expiresOn),
    extendedUntil: row.extendedUntil === null ? null : storedDay(row.extendedUntil),
    revokedOn: row.revokedOn === null ? null : storedDay(row.revokedOn),
  };
}

/** A day column. @throws TypeError when it holds anything else */
export function storedDay(text: string): CivilDay {
  const day = parseCivilDay(text);
  if (day === undefined) throw new TypeError(`a stored day reads ${text}`);
  return day;
}
