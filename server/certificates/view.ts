import { type Static, type TSchema, Type } from 'typebox';
import type { CivilDay } from '../../stamps/civil-day.ts';
import { recognitionAt } from '../../stamps/verdict/index.ts';
import type { CertificateRow } from '../storage/certificates.ts';
import { storedDay } from './decisions.ts';

const OrNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** A certificate as the API shows it. */
export const CertificateView = Type.Object({
  id: Type.String(),
  productId: Type.String(),
  stars: Type.Integer({
    description: 'As recognised; may be shown to consumers only while valid or extended.',
  }),
  status: Type.Enum(['valid', 'extended', 'expired', 'revoked', 'none'], {
    description: 'Today, of this certificate alone; none: not yet issued.',
  }),
  decision: Type.Object({
    id: Type.String(),
    number: Type.String(),
    signedOn: Type.String(),
    authority: Type.String(),
    authorityLevel: Type.String({ description: 'district, province or ministry' }),
  }),
  issuedOn: Type.String(),
  expiresOn: Type.String({ description: 'Last day, inclusive.' }),
  extension: OrNull(
    Type.Object({
      until: Type.String(),
      decisionNumber: OrNull(Type.String()),
      authority: OrNull(Type.String()),
    }),
  ),
  revocation: OrNull(
    Type.Object({
      on: Type.String(),
      ground: Type.String(),
      conclusion: OrNull(Type.String()),
      decisionNumber: OrNull(Type.String()),
      authority: OrNull(Type.String()),
    }),
  ),
  createdMs: Type.Integer(),
  updatedMs: Type.Integer(),
});

/** A certificate as the API shows it, on this day. */
export function presentCertificate(row: CertificateRow, today: CivilDay): Static<typeof CertificateView> {
  const { id, productId, stars, issuedOn, expiresOn, createdMs, updatedMs } = row;
  return {
    id,
    productId,
    stars,
    status: statusOf(row, today),
    decision: {
      id: row.decisionId,
      number: row.decisionNumber,
      signedOn: row.decisionSignedOn,
      authority: row.authority,
      authorityLevel: row.authorityLevel,
    },
    issuedOn,
    expiresOn,
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
            ground: row.revocationGround ?? '',
            conclusion: row.revocationConclusion,
            decisionNumber: row.revocationDecisionNumber,
            authority: row.revocationAuthority,
          },
    createdMs,
    updatedMs,
  };
}

function statusOf(row: CertificateRow, today: CivilDay) {
  const day = (text: string | null) => (text === null ? null : storedDay(text));
  const facts = {
    stars: row.stars,
    decisionNumber: row.decisionNumber,
    issuedOn: storedDay(row.issuedOn),
    authority: row.authority,
    expiresOn: storedDay(row.expiresOn),
    extendedUntil: day(row.extendedUntil),
    revokedOn: day(row.revokedOn),
  };
  return recognitionAt([facts], today).status;
}
