import type { Kysely } from 'kysely';
import { type CivilDay, civilDay, parseCivilDay } from '../../stamps/civil-day.ts';
import type { AuthorityLevel } from '../domain/ocop-terms.ts';
import { cleanLine, searchText } from '../domain/spelling.ts';
import { problem } from '../http/problems.ts';
import { findDecisionByKey, insertDecision } from '../storage/decisions.ts';
import type { Database } from '../storage/schema.ts';
import { auditDecision } from './audited.ts';
import { parseAuthority } from './authority.ts';
import type { CertificatesDeps, DecidingDeps } from './deps.ts';
import { checkSigningDay, type RuleFault } from './recognition-rules.ts';

/** A decision as it is named: number, day of signing, authority. */
export interface DecisionGiven {
  readonly number: string;
  /** `YYYY-MM-DD` */
  readonly signedOn: string;
  readonly authority: string;
}

/** A decision whose form and day are right, and whose authority is known. */
export interface DecisionRead {
  readonly number: string;
  readonly signedOn: CivilDay;
  readonly authority: string;
  readonly level: AuthorityLevel;
  /** Province of the product that it was named for. */
  readonly provinceCode: string;
  readonly matchKey: string;
}

/**
 * Reads a decision about a product of this province.
 * @throws decision-number-invalid, date-invalid, decision-date, authority-unknown, authority-abolished
 */
export function readDecision(given: DecisionGiven, provinceCode: string, today: CivilDay): DecisionRead {
  const number = cleanLine(given.number)
    .replace(/^số:? /i, '')
    .replaceAll(/\s*([/-])\s*/g, '$1');
  if (!NUMBER.test(number)) throw problem('decision-number-invalid', { field: 'decision.number' });
  const signedOn = readDay(given.signedOn, 'decision.signedOn');
  refuse(checkSigningDay(signedOn, today));
  const authority = cleanLine(given.authority);
  const parsed = parseAuthority(authority, signedOn);
  if (!parsed.ok) throw problem(parsed.fault, { field: 'decision.authority' });
  const { level, key } = parsed;
  // Districts of the same name existed in several provinces.
  const place = level === 'district' ? `${key} ${provinceCode}` : key;
  const matchKey = `${searchText(number)}|${place}|${signedOn.slice(0, 4)}`;
  return { number, signedOn, authority, level, provinceCode, matchKey };
}

/** `3981/QĐ-UBND`, `12a/QĐ-BNNMT-VPĐP`. */
const NUMBER = /^\d{1,6}[\p{L}]?\/[\p{L}\d]{1,12}(?:[-.&][\p{L}\d]{1,12}){0,4}$/u;

/**
 * The id of a decision, which is added when it was not known, inside a transaction.
 * @throws decision-conflict when this authority used the number for a decision of another day in the same year
 */
export async function keepDecision(
  deps: DecidingDeps,
  db: Kysely<Database>,
  decision: DecisionRead,
  kind: 'recognition' | 'extension' | 'revocation',
): Promise<string> {
  const { number, signedOn, authority, level, matchKey } = decision;
  const known = await findDecisionByKey(db, matchKey);
  if (known !== undefined) {
    if (known.signedOn === signedOn) return known.id;
    throw problem('decision-conflict', { field: 'decision.signedOn', params: { signedOn: known.signedOn } });
  }
  const id = deps.newId();
  const createdMs = deps.clock();
  const row = { id, number, signedOn, authority, authorityLevel: level, kind, matchKey, createdMs };
  await insertDecision(db, row);
  await auditDecision(deps, db, row, decision.provinceCode);
  return id;
}

/** A day that came from outside. @throws date-invalid */
export function readDay(text: string, field: string): CivilDay {
  const day = parseCivilDay(text);
  if (day === undefined) throw problem('date-invalid', { field });
  return day;
}

/** A day as it was stored. */
export function storedDay(text: string): CivilDay {
  const day = parseCivilDay(text);
  if (day === undefined) throw new TypeError(`not a civil day: ${text}`);
  return day;
}

/** Today in Vietnam. */
export function todayOf(deps: Pick<CertificatesDeps, 'clock'>): CivilDay {
  return civilDay(deps.clock());
}

/** Throws the problem of a broken rule, when one was broken. */
export function refuse(fault: RuleFault | undefined): void {
  if (fault === undefined) return;
  const { code, field, params } = fault;
  throw problem(code, { field, ...(params === undefined ? {} : { params }) });
}
