import type { Kysely } from 'kysely';
import { addDays, type CivilDay } from '../../stamps/civil-day.ts';
import { recognitionAt } from '../../stamps/verdict/index.ts';
import { problem } from '../http/problems.ts';
import { certificateFacts, storedDay } from '../storage/certificate-facts.ts';
import { type CertificateRow, findFollower } from '../storage/certificates.ts';
import type { Database } from '../storage/schema.ts';
import { readDay } from './decisions.ts';
import type { DecidingDeps } from './deps.ts';
import { type RecognitionSaid, recordCertificate } from './record-certificate.ts';
import { requireCounting } from './standing.ts';

/** What the decision of a renewal says. */
export interface RenewalGiven extends RecognitionSaid {
  /** First day, `YYYY-MM-DD`; the day after the old one's last, or the day of issue if that is later, unless given. */
  readonly startsOn?: string | undefined;
}

/**
 * Records the certificate by which the same product is recognised anew when this one ends, inside a transaction.
 * @returns its id
 * @throws certificate-withdrawn, certificate-revoked-already, certificate-followed, certificate-exists,
 *   renewal-date, and what a certificate is refused for
 */
export async function renewCertificate(
  deps: DecidingDeps,
  db: Kysely<Database>,
  old: CertificateRow,
  provinceCode: string,
  given: RenewalGiven,
): Promise<string> {
  const { startsOn, ...said } = given;
  await requireFree(db, old);
  requireLater(old, said);
  const afterOn = addDays(storedDay(old.expiresOn), 1);
  const following = { followsId: old.id, followsAs: 'renewal', afterOn, startsOn } as const;
  return await recordNew(deps, db, { ...said, productId: old.productId, provinceCode }, following);
}

/**
 * Records the certificate that gives a product more stars than this one, in whose place it stands from its issue on,
 * inside a transaction.
 * @returns its id
 * @throws certificate-withdrawn, certificate-revoked-already, certificate-followed, certificate-exists, upgrade-stars,
 *   upgrade-lapsed, renewal-date, and what a certificate is refused for
 */
export async function upgradeCertificate(
  deps: DecidingDeps,
  db: Kysely<Database>,
  old: CertificateRow,
  provinceCode: string,
  said: RecognitionSaid,
): Promise<string> {
  await requireFree(db, old);
  const issuedOn = requireLater(old, said);
  if (said.stars <= old.stars)
    throw problem('upgrade-stars', { field: 'stars', params: { stars: old.stars } });
  if (recognitionAt([certificateFacts(old)], issuedOn).stars === undefined) {
    const params = { on: old.extendedUntil ?? old.expiresOn };
    throw problem('upgrade-lapsed', { field: 'decision.signedOn', params });
  }
  const following = { followsId: old.id, followsAs: 'upgrade' } as const;
  return await recordNew(deps, db, { ...said, productId: old.productId, provinceCode }, following);
}

async function requireFree(db: Kysely<Database>, old: CertificateRow): Promise<void> {
  requireCounting(old);
  if ((await findFollower(db, old.id)) !== undefined) throw problem('certificate-followed');
}

/** The day of issue, which lies after that of the old one. @throws date-invalid, renewal-date */
function requireLater(old: CertificateRow, { issuedOn, decision }: RecognitionSaid): CivilDay {
  const [text, field] =
    issuedOn === undefined ? [decision.signedOn, 'decision.signedOn'] : [issuedOn, 'issuedOn'];
  const day = readDay(text, field);
  if (day <= old.issuedOn) throw problem('renewal-date', { field, params: { on: old.issuedOn } });
  return day;
}

async function recordNew(...args: Parameters<typeof recordCertificate>): Promise<string> {
  const { id, already } = await recordCertificate(...args);
  if (already) throw problem('certificate-exists', { field: 'decision.number' });
  return id;
}
