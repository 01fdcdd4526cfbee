import { addDays, addMonths, type CivilDay } from '../../stamps/civil-day.ts';
import { type AuthorityLevel, CERTIFICATE_MONTHS, EXTENSION_DAYS_LIMIT } from '../domain/ocop-terms.ts';
import type { ProblemCode } from '../http/problems.ts';

/** Why the rules of recognition refuse something, and the member at fault. */
export interface RuleFault {
  readonly code: ProblemCode;
  readonly field: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** OCOP began in 2013; an earlier date is a typing error. */
const FIRST_DAY = '2013-01-01';

/** Decision 1048/2019/QĐ-TTg gave the five-star rank to the ministry; provinces gave it themselves before. */
const MINISTRY_RANKS_SINCE = '2019-08-21';

/** Whether a product may have this many stars at all; one and two stars get no certificate (Decision 26/2026, Art. 4.1.a). */
export function checkStars(stars: number): RuleFault | undefined {
  if (!Number.isInteger(stars) || stars < 1 || stars > 5) return { code: 'stars-invalid', field: 'stars' };
  return stars < 3 ? { code: 'stars-uncertified', field: 'stars' } : undefined;
}

/** Whether this level of authority gives this many stars: five are the ministry's alone, which gives no others (Art. 4.1). */
export function checkAuthorityStars(
  level: AuthorityLevel,
  stars: number,
  signedOn: CivilDay,
): RuleFault | undefined {
  const byMinistry = level === 'ministry';
  const early = stars === 5 && level === 'province' && signedOn < MINISTRY_RANKS_SINCE;
  return byMinistry === (stars === 5) || early ? undefined : { code: 'authority-stars', field: 'stars' };
}

/** Whether a decision can have been signed on this day. */
export function checkSigningDay(signedOn: CivilDay, today: CivilDay): RuleFault | undefined {
  return signedOn > today || signedOn < FIRST_DAY
    ? { code: 'decision-date', field: 'decision.signedOn', params: { first: FIRST_DAY, last: today } }
    : undefined;
}

/** Last day of a certificate's regular term: 36 months from its issue (Art. 4.3), or from the end of what it renews. */
export function regularExpiry(from: CivilDay): CivilDay {
  return addMonths(from, CERTIFICATE_MONTHS);
}

/** The day from which the 36 months are counted: the issue, or for a renewal that waits for its start the day before it. */
export function termFrom(issuedOn: CivilDay, startsOn: CivilDay): CivilDay {
  return startsOn > issuedOn ? addDays(startsOn, -1) : issuedOn;
}

/** Whether a certificate may be issued and end on these days; its 36 months are counted from `from`. */
export function checkTerm(
  issuedOn: CivilDay,
  expiresOn: CivilDay,
  signedOn: CivilDay,
  from: CivilDay,
): RuleFault | undefined {
  if (issuedOn < signedOn || issuedOn > addDays(signedOn, ISSUE_DELAY_DAYS_LIMIT)) {
    return { code: 'certificate-issue-date', field: 'issuedOn', params: { days: ISSUE_DELAY_DAYS_LIMIT } };
  }
  const last = regularExpiry(from);
  return expiresOn <= from || expiresOn > last
    ? { code: 'certificate-term', field: 'expiresOn', params: { last } }
    : undefined;
}

/** The paper follows its decision within a year. */
const ISSUE_DELAY_DAYS_LIMIT = 365;

/** Whether a certificate may be extended to this day: at most 180 days past its expiry (Art. 12.3). */
export function checkExtension(expiresOn: CivilDay, until: CivilDay): RuleFault | undefined {
  const last = addDays(expiresOn, EXTENSION_DAYS_LIMIT);
  return until <= expiresOn || until > last
    ? { code: 'extension-term', field: 'until', params: { first: addDays(expiresOn, 1), last } }
    : undefined;
}
