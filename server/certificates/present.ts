import type { Static } from 'typebox';
import type { CivilDay } from '../../stamps/civil-day.ts';
import { REVOCATION_GROUNDS, type Recognition, type RevocationGround } from '../../stamps/verdict/index.ts';
import { AUTHORITY_LEVELS, type AuthorityLevel } from '../domain/ocop-terms.ts';
import type { KnownCertificate } from '../storage/certificate-facts.ts';
import type { RegisterRow } from '../storage/certificate-register.ts';
import type { CertificateState, CertificateVersionRow } from '../storage/certificate-versions.ts';
import type { DecisionRow } from '../storage/decisions.ts';
import type { DecisionTable } from '../storage/tables/certificates.ts';
import { CERTIFICATE_ACTS } from './keep-certificate.ts';
import type { CertificateView, DecisionView, RecognitionView, VersionView } from './schemas.ts';
import { stateOn } from './standing.ts';

/** A certificate as the API shows it, on this day. */
export function presentCertificate(row: RegisterRow, today: CivilDay): Static<typeof CertificateView> {
  const { id, productId, producerId, stars, issuedOn, startsOn, expiresOn } = row;
  const { withdrawnMs, version, createdMs, updatedMs } = row;
  return {
    id,
    productId,
    product: { id: productId, name: row.productName, group: row.productGroup },
    producer: {
      id: producerId,
      name: row.producerName,
      provinceCode: row.provinceCode,
      communeCode: row.communeCode,
      commune: row.communeName,
    },
    stars,
    status: stateOn(row, today),
    decision: {
      id: row.decisionId,
      number: row.decisionNumber,
      signedOn: row.decisionSignedOn,
      authority: row.authority,
      authorityLevel: levelFrom(row.authorityLevel),
      authorityKey: row.authorityKey,
    },
    issuedOn,
    startsOn,
    expiresOn,
    follows:
      row.followsId === null
        ? null
        : { id: row.followsId, as: row.followsAs === 'upgrade' ? 'upgrade' : 'renewal' },
    followedBy:
      row.followerId === null || row.followerStartsOn === null
        ? null
        : { id: row.followerId, from: row.followerStartsOn },
    extension:
      row.extendedUntil === null
        ? null
        : {
            until: row.extendedUntil,
            decisionNumber: row.extensionDecisionNumber,
            authority: row.extensionAuthority,
          },
    revocation:
      row.revokedOn === null
        ? null
        : {
            on: row.revokedOn,
            ground: groundFrom(row.revocationGround) ?? 'e',
            conclusion: row.revocationConclusion,
            decisionNumber: row.revocationDecisionNumber,
            authority: row.revocationAuthority,
          },
    withdrawnMs,
    version,
    createdMs,
    updatedMs,
  };
}

/** A version of a certificate as the API shows it. */
export function presentVersion({
  row,
  state,
  decision,
}: {
  readonly row: CertificateVersionRow;
  readonly state: CertificateState;
  readonly decision: DecisionTable;
}): Static<typeof VersionView> {
  const { stars, issuedOn, startsOn, expiresOn, extendedUntil, revokedOn } = state;
  return {
    version: row.version,
    recordedMs: row.recordedMs,
    actor: row.actor,
    act: CERTIFICATE_ACTS.find((act) => act === row.act) ?? 'record',
    reason: row.reason,
    stars,
    decisionNumber: decision.number,
    decisionSignedOn: decision.signedOn,
    authority: decision.authority,
    issuedOn,
    startsOn,
    expiresOn,
    extendedUntil,
    revokedOn,
    revocationGround: groundFrom(state.revocationGround),
  };
}

/** A decision as the API shows it. */
export function presentDecision(row: DecisionRow): Static<typeof DecisionView> {
  const { id, number, signedOn, authority, authorityKey, recognised, extended, revoked, createdMs } = row;
  return {
    id,
    number,
    signedOn,
    authority,
    authorityLevel: levelFrom(row.authorityLevel),
    authorityKey,
    kind: row.kind === 'extension' || row.kind === 'revocation' ? row.kind : 'recognition',
    recognised,
    extended,
    revoked,
    supersededById: row.supersededById,
    createdMs,
  };
}

/** A recognition as the API shows it. */
export function presentRecognition(
  { status, stars, certificate }: Recognition<KnownCertificate>,
  on: CivilDay,
): Static<typeof RecognitionView> {
  return { status, stars: stars ?? null, certificateId: certificate?.id ?? null, on };
}

/** The ground that a column names; null when it names none. */
export function groundFrom(text: string | null): RevocationGround | null {
  return REVOCATION_GROUNDS.find((ground) => ground === text) ?? null;
}

/** The level that a column names. @throws TypeError when it names none */
export function levelFrom(text: string): AuthorityLevel {
  const level = AUTHORITY_LEVELS.find((known) => known === text);
  if (level === undefined) throw new TypeError(`unknown level of authority ${text}`);
  return level;
}
