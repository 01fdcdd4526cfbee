import type { Kysely } from 'kysely';
import type { CivilDay } from '../../stamps/civil-day.ts';
import { allowsStamps, recognitionAt } from '../../stamps/verdict/index.ts';
import { problem } from '../http/problems.ts';
import { certificateFacts } from '../storage/certificate-facts.ts';
import { certificatesOfProduct } from '../storage/certificates.ts';
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
  const recognition = recognitionAt(rows.map(certificateFacts), day);
  const { status, certificate } = recognition;
  if (status === 'revoked') throw problem('certificate-revoked', { field: 'certificate' });
  if (status === 'expired') throw problem('certificate-lapsed', { field: 'certificate', params: { day } });
  if (certificate === undefined || !allowsStamps(recognition)) {
    throw problem('certificate-missing', { field: 'certificate' });
  }
  return certificate.id;
}
