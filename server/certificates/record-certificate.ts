import type { Kysely } from 'kysely';
import { problem } from '../http/problems.ts';
import { certificatesOfProduct, insertCertificate } from '../storage/certificates.ts';
import type { Database } from '../storage/schema.ts';
import { auditCertificate } from './audited.ts';
import { type DecisionGiven, keepDecision, readDay, readDecision, refuse, todayOf } from './decisions.ts';
import type { DecidingDeps } from './deps.ts';
import { checkAuthorityStars, checkStars, checkTerm, regularExpiry } from './recognition-rules.ts';

/** A recognition as it is declared. */
export interface RecognitionGiven {
  readonly productId: string;
  /** Province of the producer, today's. */
  readonly provinceCode: string;
  /** 3 to 5. */
  readonly stars: number;
  readonly decision: DecisionGiven;
  /** `YYYY-MM-DD`; the day of the decision unless given. */
  readonly issuedOn?: string | undefined;
  /** Last day, inclusive, `YYYY-MM-DD`; 36 months after the issue unless given. */
  readonly expiresOn?: string | undefined;
}

/**
 * Records that a decision recognised a known product, inside a transaction. The same recognition again changes nothing.
 *
 * @throws stars-invalid, stars-uncertified, decision-number-invalid, date-invalid, decision-date, authority-unknown,
 *   authority-abolished, authority-stars, certificate-issue-date, certificate-term, decision-conflict, certificate-conflict
 */
export async function recordCertificate(
  deps: DecidingDeps,
  db: Kysely<Database>,
  given: RecognitionGiven,
): Promise<{ readonly id: string; readonly already: boolean }> {
  const { productId, stars } = given;
  refuse(checkStars(stars));
  const decision = readDecision(given.decision, given.provinceCode, todayOf(deps));
  const { signedOn, level } = decision;
  refuse(checkAuthorityStars(level, stars, signedOn));
  const issuedOn = given.issuedOn === undefined ? signedOn : readDay(given.issuedOn, 'issuedOn');
  const expiresOn =
    given.expiresOn === undefined ? regularExpiry(issuedOn) : readDay(given.expiresOn, 'expiresOn');
  refuse(checkTerm(issuedOn, expiresOn, signedOn));
  const decisionId = await keepDecision(deps, db, decision, 'recognition');
  const earlier = (await certificatesOfProduct(db, productId)).find((one) => one.decisionId === decisionId);
  if (earlier !== undefined) {
    const same = earlier.stars === stars && earlier.issuedOn === issuedOn && earlier.expiresOn === expiresOn;
    if (same) return { id: earlier.id, already: true };
    throw problem('certificate-conflict', { field: 'decision.number' });
  }
  const id = deps.newId();
  const now = deps.clock();
  const certificate = {
    id,
    productId,
    decisionId,
    stars,
    issuedOn,
    expiresOn,
    extendedUntil: null,
    extensionDecisionId: null,
    revokedOn: null,
    revocationGround: null,
    revocationConclusion: null,
    revocationDecisionId: null,
    createdMs: now,
    updatedMs: now,
  };
  await insertCertificate(db, certificate);
  await auditCertificate(deps, db, { action: 'certificate.record', before: null, after: certificate });
  return { id, already: false };
}
