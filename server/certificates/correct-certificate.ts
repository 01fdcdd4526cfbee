import type { Kysely } from 'kysely';
import { addDays } from '../../stamps/civil-day.ts';
import { cleanText } from '../domain/spelling.ts';
import { problem } from '../http/problems.ts';
import { storedDay } from '../storage/certificate-facts.ts';
import { certificateState } from '../storage/certificate-versions.ts';
import {
  type CertificateRow,
  findCertificateOfDecision,
  findCertificateRow,
} from '../storage/certificates.ts';
import type { Database } from '../storage/schema.ts';
import type { CertificateTable } from '../storage/tables/certificates.ts';
import { change } from './change-certificate.ts';
import { type DecisionGiven, keepDecision, readDecision, todayOf } from './decisions.ts';
import type { DecidingDeps } from './deps.ts';
import { levelFrom } from './present.ts';
import { regularExpiry, termFrom } from './recognition-rules.ts';
import { readTerms } from './record-certificate.ts';

/** What a certificate should have said; absent members were right. */
export interface CorrectionGiven {
  readonly reason: string;
  readonly stars?: number | undefined;
  readonly decision?: DecisionGiven | undefined;
  readonly issuedOn?: string | undefined;
  readonly startsOn?: string | undefined;
  readonly expiresOn?: string | undefined;
  /** Null: it was not extended. */
  readonly extension?: null | undefined;
  /** Null: it was not revoked. */
  readonly revocation?: null | undefined;
}

/**
 * Corrects a certificate that was entered wrongly, inside a transaction. What it said until now stays on record.
 * @throws correction-reason, correction-empty, certificate-withdrawn, and what a certificate is refused for
 */
export async function correctCertificate(
  deps: DecidingDeps,
  db: Kysely<Database>,
  certificate: CertificateRow,
  provinceCode: string,
  given: CorrectionGiven,
): Promise<void> {
  const reason = requireReason(given.reason);
  if (certificate.withdrawnMs !== null) throw problem('certificate-withdrawn');
  const values = {
    ...(await correctedTerms(deps, db, certificate, provinceCode, given)),
    ...(given.extension === null ? NOT_EXTENDED : {}),
    ...(given.revocation === null ? NOT_REVOKED : {}),
  };
  const before = await findCertificateRow(db, certificate.id);
  if (before === undefined) throw problem('not-found');
  const after = { ...before, ...values };
  if (JSON.stringify(certificateState(after)) === JSON.stringify(certificateState(before))) {
    throw problem('correction-empty');
  }
  await change(deps, db, certificate.id, values, { act: 'correct', reason });
}

/**
 * Takes back a certificate that should not have been entered at all, inside a transaction: from now on it is as if it
 * had never been, and on record that it was.
 * @throws correction-reason, certificate-withdrawn
 */
export async function withdrawCertificate(
  deps: DecidingDeps,
  db: Kysely<Database>,
  certificate: Pick<CertificateTable, 'id' | 'withdrawnMs'>,
  given: { readonly reason: string },
): Promise<void> {
  const reason = requireReason(given.reason);
  if (certificate.withdrawnMs !== null) throw problem('certificate-withdrawn');
  await change(deps, db, certificate.id, { withdrawnMs: deps.clock() }, { act: 'withdraw', reason });
}

const NOT_EXTENDED = { extendedUntil: null, extensionDecisionId: null } as const;

const NOT_REVOKED = {
  revokedOn: null,
  revocationGround: null,
  revocationConclusion: null,
  revocationDecisionId: null,
} as const;

function requireReason(text: string): string {
  const reason = cleanText(text);
  if (reason === '') throw problem('correction-reason', { field: 'reason' });
  return reason;
}

/** The terms that a correction gives; what it does not name stays, or follows from what it does. */
async function correctedTerms(
  deps: DecidingDeps,
  db: Kysely<Database>,
  old: CertificateRow,
  provinceCode: string,
  given: CorrectionGiven,
): Promise<Partial<CertificateTable>> {
  const { stars = old.stars } = given;
  const decision = given.decision && readDecision(given.decision, provinceCode, todayOf(deps));
  const known = { signedOn: storedDay(old.decisionSignedOn), level: levelFrom(old.authorityLevel) };
  // A paper that was issued, or counted, from the day of its decision moves with it.
  const issuedOn = given.issuedOn ?? (old.issuedOn === old.decisionSignedOn ? undefined : old.issuedOn);
  const startsOn = given.startsOn ?? (old.startsOn === old.issuedOn ? undefined : old.startsOn);
  const expiresOn = given.expiresOn ?? (hasRegularTerm(old) ? undefined : old.expiresOn);
  const followed = old.followsId === null ? undefined : await findCertificateRow(db, old.followsId);
  const afterOn = followed === undefined ? undefined : addDays(storedDay(followed.expiresOn), 1);
  const following = startsOn === undefined ? undefined : { startsOn, afterOn };
  const terms = readTerms({ stars, issuedOn, expiresOn }, decision ?? known, following);
  const decisionId =
    decision === undefined ? old.decisionId : await keepDecision(deps, db, decision, 'recognition');
  const other = await findCertificateOfDecision(db, old.productId, decisionId);
  if (other !== undefined && other.id !== old.id) {
    throw problem('certificate-conflict', { field: 'decision.number' });
  }
  return {
    stars,
    decisionId,
    issuedOn: terms.issuedOn,
    startsOn: terms.startsOn,
    expiresOn: terms.expiresOn,
  };
}

function hasRegularTerm({ issuedOn, startsOn, expiresOn }: CertificateTable): boolean {
  return expiresOn === regularExpiry(termFrom(storedDay(issuedOn), storedDay(startsOn)));
}
