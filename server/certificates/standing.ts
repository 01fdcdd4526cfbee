import type { CivilDay } from '../../stamps/civil-day.ts';
import { problem } from '../http/problems.ts';
import type { CertificateState, RegisterRow } from '../storage/certificate-register.ts';
import type { CertificateTable } from '../storage/tables/certificates.ts';

/** What a certificate is on a day, as the register's filter `state` finds it. */
export function stateOn(row: RegisterRow, today: CivilDay): CertificateState {
  if (row.withdrawnMs !== null) return 'withdrawn';
  if (row.revokedOn !== null && row.revokedOn <= today) return 'revoked';
  if (row.startsOn > today) return 'upcoming';
  if (row.followerStartsOn !== null && row.followerStartsOn <= today) return 'followed';
  if (today <= row.expiresOn) return 'valid';
  return row.extendedUntil !== null && today <= row.extendedUntil ? 'extended' : 'expired';
}

/** @throws certificate-withdrawn, certificate-revoked-already: such paper counts for nothing any more */
export function requireCounting({ withdrawnMs, revokedOn }: CertificateTable): void {
  if (withdrawnMs !== null) throw problem('certificate-withdrawn');
  if (revokedOn !== null) throw problem('certificate-revoked-already', { params: { on: revokedOn } });
}
