import type { Kysely } from 'kysely';
import type { CivilDay } from '../../stamps/civil-day.ts';
import type { RevocationGround } from '../../stamps/verdict/index.ts';
import type { AuthorityLevel } from '../domain/ocop-terms.ts';
import { cleanText } from '../domain/spelling.ts';
import { problem } from '../http/problems.ts';
import { storedDay } from '../storage/certificate-facts.ts';
import { type CertificateRow, findCertificateRow, findFollower } from '../storage/certificates.ts';
import type { Database } from '../storage/schema.ts';
import type { CertificateTable } from '../storage/tables/certificates.ts';
import { type DecisionGiven, keepDecision, readDay, readDecision, refuse, todayOf } from './decisions.ts';
import type { DecidingDeps } from './deps.ts';
import { type CertificateAct, keepCertificate } from './keep-certificate.ts';
import { checkExtension } from './recognition-rules.ts';
import { requireCounting } from './standing.ts';

/** How a certificate is extended past its expiry while a re-evaluation is awaited. */
export interface ExtensionGiven {
  /** Last day, inclusive, `YYYY-MM-DD`. */
  readonly until: string;
  readonly decision?: DecisionGiven | undefined;
  /** Why the outcome is not there yet; needed where no decision says so. */
  readonly reason?: string | undefined;
}

/**
 * Extends a certificate, or moves an extension, inside a transaction.
 * @throws certificate-withdrawn, certificate-revoked-already, certificate-followed, date-invalid, extension-term,
 *   extension-reason, and what a decision is refused for
 */
export async function extendCertificate(
  deps: DecidingDeps,
  db: Kysely<Database>,
  certificate: CertificateRow,
  provinceCode: string,
  given: ExtensionGiven,
): Promise<void> {
  requireCounting(certificate);
  if ((await findFollower(db, certificate.id)) !== undefined) throw problem('certificate-followed');
  const until = readDay(given.until, 'until');
  refuse(checkExtension(storedDay(certificate.expiresOn), until));
  const reason = cleanText(given.reason ?? '');
  if (given.decision === undefined && reason === '') throw problem('extension-reason', { field: 'reason' });
  const decision =
    given.decision === undefined ? undefined : readDecision(given.decision, provinceCode, todayOf(deps));
  const extensionDecisionId =
    decision === undefined ? null : await keepDecision(deps, db, decision, 'extension');
  const act = { act: 'extend', reason: reason || null } as const;
  await change(deps, db, certificate.id, { extendedUntil: until, extensionDecisionId }, act);
}

/** How and why a certificate is revoked. */
export interface RevocationGiven {
  readonly ground: RevocationGround;
  readonly decision: DecisionGiven;
  /** First day on which it counts no more; the day of the decision unless given. */
  readonly revokedOn?: string | undefined;
  /** What the authority concluded; needed for grounds b and c. */
  readonly conclusion?: string | undefined;
}

/**
 * Revokes a certificate inside a transaction; nothing but the correction of a mistake brings it back.
 * @throws certificate-withdrawn, certificate-revoked-already, revocation-conclusion, revocation-authority,
 *   revocation-date, and what a decision is refused for
 */
export async function revokeCertificate(
  deps: DecidingDeps,
  db: Kysely<Database>,
  certificate: CertificateRow,
  provinceCode: string,
  given: RevocationGiven,
): Promise<void> {
  requireCounting(certificate);
  const conclusion = cleanText(given.conclusion ?? '');
  if (NEED_CONCLUSION.includes(given.ground) && conclusion === '') {
    throw problem('revocation-conclusion', { field: 'conclusion' });
  }
  const today = todayOf(deps);
  const decision = readDecision(given.decision, provinceCode, today);
  if (!mayRevoke(decision.level, certificate)) {
    throw problem('revocation-authority', { field: 'decision.authority' });
  }
  const revokedOn = given.revokedOn === undefined ? decision.signedOn : readDay(given.revokedOn, 'revokedOn');
  const first = later(decision.signedOn, storedDay(certificate.issuedOn));
  if (revokedOn < first || revokedOn > today) {
    throw problem('revocation-date', { field: 'revokedOn', params: { first, last: today } });
  }
  const values = {
    revokedOn,
    revocationGround: given.ground,
    revocationConclusion: conclusion === '' ? null : conclusion,
    revocationDecisionId: await keepDecision(deps, db, decision, 'revocation'),
  };
  const act = { act: 'revoke', reason: values.revocationConclusion } as const;
  await change(deps, db, certificate.id, values, act);
}

/** Decision 26/2026, Art. 8.1: falling short of the criteria and breaking the law are for an authority to find. */
const NEED_CONCLUSION: readonly RevocationGround[] = ['b', 'c'];

/** Art. 8.2: the province revokes what it or a district gave, the ministry what it gave; districts could until July 2025. */
function mayRevoke(level: AuthorityLevel, certificate: CertificateRow): boolean {
  if (certificate.authorityLevel === 'district') return level !== 'ministry';
  return level === certificate.authorityLevel;
}

function later(a: CivilDay, b: CivilDay): CivilDay {
  return a > b ? a : b;
}

/** Changes a certificate as it is in this transaction. @throws not-found, version-conflict */
export async function change(
  deps: DecidingDeps,
  db: Kysely<Database>,
  id: string,
  values: Partial<CertificateTable>,
  act: CertificateAct,
): Promise<void> {
  const row = await findCertificateRow(db, id);
  if (row === undefined) throw problem('not-found');
  await keepCertificate(deps, db, row, values, act);
}
