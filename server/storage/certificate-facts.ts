import { type CivilDay, parseCivilDay } from '../../stamps/civil-day.ts';
import { type CertificateFacts, REVOCATION_GROUNDS } from '../../stamps/verdict/index.ts';
import type { CertificateRow } from './certificates.ts';

/** A stored certificate as recognition is computed from it. */
export interface KnownCertificate extends CertificateFacts {
  readonly id: string;
  /** The day on which the decision was signed, `YYYY-MM-DD`. */
  readonly decidedOn: string;
}

/** What a certificate row says. @throws TypeError when a column does not hold what it should */
export function certificateFacts(row: CertificateRow): KnownCertificate {
  const optionalDay = (text: string | null) => (text === null ? null : storedDay(text));
  return {
    id: row.id,
    stars: row.stars,
    decisionNumber: row.decisionNumber,
    decidedOn: row.decisionSignedOn,
    authority: row.authority,
    issuedOn: storedDay(row.issuedOn),
    startsOn: storedDay(row.startsOn),
    expiresOn: storedDay(row.expiresOn),
    extendedUntil: optionalDay(row.extendedUntil),
    revokedOn: optionalDay(row.revokedOn),
    revocationGround: REVOCATION_GROUNDS.find((ground) => ground === row.revocationGround) ?? null,
  };
}

/** A day column. @throws TypeError when it holds anything else */
export function storedDay(text: string): CivilDay {
  const day = parseCivilDay(text);
  if (day === undefined) throw new TypeError(`a stored day reads ${text}`);
  return day;
}
