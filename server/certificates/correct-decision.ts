import type { Kysely } from 'kysely';
import { actedBy, changedMembers } from '../domain/audit.ts';
import { decidesFor } from '../domain/province-scope.ts';
import { cleanText } from '../domain/spelling.ts';
import { problem } from '../http/problems.ts';
import { appendAudit } from '../storage/audit.ts';
import { storedDay } from '../storage/certificate-facts.ts';
import { certificatesOfDecision, type RegisterRow } from '../storage/certificate-register.ts';
import { findDecisionByKey, supersedeDecision } from '../storage/decisions.ts';
import type { Database } from '../storage/schema.ts';
import type { CertificateTable, DecisionTable } from '../storage/tables/certificates.ts';
import { change } from './change-certificate.ts';
import {
  type DecisionGiven,
  type DecisionRead,
  decisionRow,
  readDecision,
  refuse,
  requireScope,
  todayOf,
} from './decisions.ts';
import type { DecidingDeps } from './deps.ts';
import { checkAuthorityStars, checkTerm, regularExpiry, termFrom } from './recognition-rules.ts';

/** What a decision is really called. */
export interface DecisionCorrection extends DecisionGiven {
  readonly reason: string;
}

/**
 * Puts a decision in the place of one whose number, day or authority was entered wrongly, inside a transaction: every
 * certificate that it gave, extended or revoked becomes one of the right decision. Days that were those of the decision,
 * and terms counted from it, move with it.
 *
 * @returns the id of the right decision, and the certificates that changed
 * @throws correction-reason, correction-empty, decision-superseded, decision-conflict, forbidden, authority-scope, and what
 *   a decision or a certificate is refused for
 */
export async function correctDecision(
  deps: DecidingDeps,
  db: Kysely<Database>,
  wrong: DecisionTable,
  given: DecisionCorrection,
): Promise<{ readonly id: string; readonly certificates: readonly RegisterRow[] }> {
  const { by } = deps;
  const reason = cleanText(given.reason);
  if (reason === '') throw problem('correction-reason', { field: 'reason' });
  if (wrong.supersededMs !== null) throw problem('decision-superseded');
  const certificates = await certificatesOfDecision(db, wrong.id);
  const provinces = new Set(certificates.map(({ provinceCode }) => provinceCode));
  // A decision that concerns nobody concerns no province.
  if (provinces.size === 0 && by.provinceCode !== null) throw problem('forbidden');
  for (const code of provinces) if (!decidesFor(by, code)) throw problem('forbidden');
  const provinceCode = certificates[0]?.provinceCode ?? '';
  const right = readDecision(given, provinceCode, todayOf(deps));
  requireScope(by, { level: wrong.authorityLevel });
  requireScope(by, right);
  const row = decisionRow(deps, right, wrong.kind);
  const named = (one: DecisionTable) => ({
    number: one.number,
    signedOn: one.signedOn,
    authority: one.authority,
  });
  const changed = changedMembers(named(wrong), named(row));
  if (changed === null) throw problem('correction-empty');
  const taken = await findDecisionByKey(db, right.matchKey);
  if (taken !== undefined && taken.id !== wrong.id) {
    throw problem('decision-conflict', { field: 'decision.number', params: { signedOn: taken.signedOn } });
  }
  await supersedeDecision(db, wrong, row);
  for (const certificate of certificates) {
    const values = valuesFrom(certificate, wrong, row, right);
    await change(deps, db, certificate.id, values, { act: 'correct', reason });
  }
  await appendAudit(db, {
    ...actedBy(by),
    timeMs: row.createdMs,
    action: 'decision.correct',
    subjectKind: 'decision',
    subjectId: wrong.id,
    producerId: null,
    provinceCode: provinceCode || null,
    ...changed,
    reason,
  });
  return { id: row.id, certificates };
}

function valuesFrom(
  certificate: RegisterRow,
  wrong: DecisionTable,
  { id }: DecisionTable,
  right: DecisionRead,
): Partial<CertificateTable> {
  return {
    ...(certificate.decisionId === wrong.id
      ? { decisionId: id, ...movedTerms(certificate, wrong, right) }
      : {}),
    ...(certificate.extensionDecisionId === wrong.id ? { extensionDecisionId: id } : {}),
    ...(certificate.revocationDecisionId === wrong.id ? movedRevocation(certificate, wrong, id, right) : {}),
  };
}

function movedTerms(
  { stars, issuedOn, startsOn, expiresOn }: RegisterRow,
  wrong: DecisionTable,
  { signedOn, level }: DecisionRead,
): Partial<CertificateTable> {
  refuse(checkAuthorityStars(level, stars, signedOn));
  const moved = (text: string) => (text === wrong.signedOn ? signedOn : storedDay(text));
  const issued = moved(issuedOn);
  const starts = moved(startsOn);
  const isRegular = expiresOn === regularExpiry(termFrom(storedDay(issuedOn), storedDay(startsOn)));
  const from = termFrom(issued, starts);
  const expires = isRegular ? regularExpiry(from) : storedDay(expiresOn);
  refuse(checkTerm(issued, expires, signedOn, from));
  return { issuedOn: issued, startsOn: starts, expiresOn: expires };
}

function movedRevocation(
  { revokedOn }: RegisterRow,
  wrong: DecisionTable,
  id: string,
  { signedOn }: DecisionRead,
): Partial<CertificateTable> {
  const isOfDecision = revokedOn === wrong.signedOn || (revokedOn !== null && revokedOn < signedOn);
  return { revocationDecisionId: id, ...(isOfDecision ? { revokedOn: signedOn } : {}) };
}
