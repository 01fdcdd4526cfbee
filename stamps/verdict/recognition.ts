import type { CivilDay } from '../civil-day.ts';
import type { Severity } from './severity.ts';
import { worstSeverity } from './severity.ts';

/** Grounds of revocation, Decision 26/2026, Art. 8.1; `dd` is đ. */
export type RevocationGround = 'a' | 'b' | 'c' | 'd' | 'dd' | 'e';

/** All grounds in the order of the decision. */
export const REVOCATION_GROUNDS: readonly RevocationGround[] = ['a', 'b', 'c', 'd', 'dd', 'e'];

/** What a certificate says. Days are Vietnamese civil days. */
export interface CertificateFacts {
  stars: number;
  decisionNumber: string;
  /** The day of the decision. */
  issuedOn: CivilDay;
  /** First day on which it counts; the day of issue unless given, later when it renews another from that one's end. */
  startsOn?: CivilDay | null;
  authority: string;
  /** Last day of validity, inclusive. */
  expiresOn: CivilDay;
  /** Last day of the extension, inclusive. */
  extendedUntil?: CivilDay | null;
  /** First day on which it counts no more. */
  revokedOn?: CivilDay | null;
  revocationGround?: RevocationGround | null;
}

/** Where a product's recognition stands. */
export type RecognitionStatus = 'valid' | 'extended' | 'expired' | 'revoked' | 'none';

/** A product's recognition on a day. `C` is the caller's own certificate. */
export interface Recognition<C extends CertificateFacts = CertificateFacts> {
  status: RecognitionStatus;
  severity: Severity;
  /** Only while `valid` or `extended`: afterwards stars may not be shown. */
  stars?: number;
  /** The certificate that decides; absent with `none`. */
  certificate?: C;
}

/** Grounds that speak of the product itself; the others are a holder's request and the end of production. */
const DANGER_GROUNDS: readonly RevocationGround[] = ['a', 'b', 'c', 'd'];

/**
 * A product's recognition on a day, from all its certificates.
 *
 * The certificate that started last decides. When it has only run out, an earlier one that still stands does (a
 * renewal may be shorter than what it renews), but never one from before a revocation: what was revoked does not come
 * back through older paper.
 */
export function recognitionAt<C extends CertificateFacts>(
  certificates: readonly C[],
  day: CivilDay,
): Recognition<C> {
  const started = certificates
    .filter((certificate) => firstDay(certificate) <= day)
    .sort((a, b) => compare(firstDay(b), firstDay(a)) || b.stars - a.stars);
  let fallen: Recognition<C> | undefined;
  for (const certificate of started) {
    const recognition = standing(certificate, day);
    if (recognition.stars !== undefined) return recognition;
    fallen ??= recognition;
    if (recognition.status === 'revoked') break;
  }
  return fallen ?? { status: 'none', severity: 'notice' };
}

/** True when a product so recognised may get stamps and activate them: standing, with three stars or more. */
export function allowsStamps(recognition: { readonly stars?: number | null }): boolean {
  return (recognition.stars ?? 0) >= 3;
}

/** The severity of a best-before day: a warning from the day after. */
export function bestBeforeSeverity(bestBeforeOn: CivilDay | null | undefined, today: CivilDay): Severity {
  return bestBeforeOn && today > bestBeforeOn ? 'warning' : 'ok';
}

/** The severity of a page: the worst of verdict, recognition and best-before. */
export function pageSeverity(
  verdict: Severity,
  recognition: Severity = 'ok',
  bestBefore: Severity = 'ok',
): Severity {
  return worstSeverity(verdict, recognition, bestBefore);
}

function firstDay({ issuedOn, startsOn }: CertificateFacts): CivilDay {
  return startsOn ?? issuedOn;
}

function standing<C extends CertificateFacts>(certificate: C, day: CivilDay): Recognition<C> {
  const { stars, expiresOn, extendedUntil, revokedOn, revocationGround } = certificate;
  if (revokedOn && revokedOn <= day) {
    const mild = revocationGround && !DANGER_GROUNDS.includes(revocationGround);
    return { status: 'revoked', severity: mild ? 'warning' : 'danger', certificate };
  }
  if (day <= expiresOn) return { status: 'valid', severity: 'ok', stars, certificate };
  if (extendedUntil && day <= extendedUntil)
    return { status: 'extended', severity: 'ok', stars, certificate };
  return { status: 'expired', severity: 'warning', certificate };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
