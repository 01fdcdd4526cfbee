import type { Kysely } from 'kysely';
import { type CivilDay, civilDay, parseCivilDay } from '../../stamps/civil-day.ts';
import type { AuthorityLevel } from '../domain/ocop-terms.ts';
import type { Principal } from '../domain/principal.ts';
import { cleanLine, searchText } from '../domain/spelling.ts';
import { problem } from '../http/problems.ts';
import { findDecisionByKey, insertDecision } from '../storage/decisions.ts';
import type { Database } from '../storage/schema.ts';
import type { DecisionTable } from '../storage/tables/certificates.ts';
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
  readonly authorityKey: string;
  /** Province of the product, which tells authorities of one name apart. */
  readonly provinceCode: string;
  readonly matchKey: string;
}

/**
 * Reads a decision about a product of this province.
 * @throws decision-number-invalid, date-invalid, decision-date, authority-unknown, authority-abolished
 */
export function readDecision(given: DecisionGiven, provinceCode: string, today: CivilDay): DecisionRead {
  const number = readDecisionNumber(given.number);
  const signedOn = readSigningDay(given.signedOn, today);
  const authority = cleanLine(given.authority);
  const { level, key } = readAuthority(authority, signedOn);
  // Districts of the same name existed in several provinces.
  const authorityKey = level === 'district' ? `${key} ${provinceCode}` : key;
  const matchKey = `${searchText(number)}|${authorityKey}|${signedOn.slice(0, 4)}`;
  return { number, signedOn, authority, level, authorityKey, provinceCode, matchKey };
}

/** The number of a decision in its usual spelling. @throws decision-number-invalid */
export function readDecisionNumber(text: string): string {
  const number = cleanLine(text)
    .replace(/^số:? /i, '')
    .replaceAll(/\s*([/-])\s*/g, '$1');
  if (!NUMBER.test(number)) throw problem('decision-number-invalid', { field: 'decision.number' });
  return number;
}

/** The day on which a decision was signed. @throws date-invalid, decision-date */
export function readSigningDay(text: string, today: CivilDay): CivilDay {
  const signedOn = readDay(text, 'decision.signedOn');
  refuse(checkSigningDay(signedOn, today));
  return signedOn;
}

/** The authority that signed on this day. @throws authority-unknown, authority-abolished */
export function readAuthority(text: string, signedOn: CivilDay) {
  const parsed = parseAuthority(cleanLine(text), signedOn);
  if (!parsed.ok) throw problem(parsed.fault, { field: 'decision.authority' });
  return parsed;
}

/**
 * Reads a decision that somebody enters, about products of a province or of the whole country.
 * @throws as {@link readDecision}, authority-scope
 */
export function readDecisionFor(
  { clock, by }: Pick<DecidingDeps, 'clock' | 'by'>,
  given: DecisionGiven,
  provinceCode: string | null,
): DecisionRead {
  const decision = readDecision(given, provinceCode ?? '', civilDay(clock()));
  requireScope(by, decision);
  return decision;
}

/** `3981/QĐ-UBND`, `12a/QĐ-BNNMT-VPĐP`. */
const NUMBER = /^\d{1,6}[\p{L}]?\/[\p{L}\d]{1,12}(?:[-.&][\p{L}\d]{1,12}){0,4}$/u;

/** What a decision is about. */
export type DecisionKind = 'recognition' | 'extension' | 'revocation';

/**
 * The id of a decision, which is added when it was not known, inside a transaction.
 * @throws authority-scope, decision-conflict when this authority used the number for a decision of another day in the
 *   same year
 */
export async function keepDecision(
  deps: DecidingDeps,
  db: Kysely<Database>,
  decision: DecisionRead,
  kind: DecisionKind,
): Promise<string> {
  requireScope(deps.by, decision);
  const known = await findDecisionByKey(db, decision.matchKey);
  if (known !== undefined) {
    if (known.signedOn === decision.signedOn) return known.id;
    throw problem('decision-conflict', { field: 'decision.signedOn', params: { signedOn: known.signedOn } });
  }
  const row = decisionRow(deps, decision, kind);
  await insertDecision(db, row);
  await auditDecision(deps, db, row, decision.provinceCode);
  return row.id;
}

/** A new row for a decision. */
export function decisionRow(
  deps: DecidingDeps,
  { number, signedOn, authority, level, authorityKey, matchKey }: DecisionRead,
  kind: string,
): DecisionTable {
  return {
    id: deps.newId(),
    number,
    signedOn,
    authority,
    authorityLevel: level,
    authorityKey,
    kind,
    matchKey,
    supersededMs: null,
    supersededById: null,
    createdMs: deps.clock(),
  };
}

/** What the ministry decided is entered by its own officers. @throws authority-scope */
export function requireScope(by: Principal, { level }: { readonly level: string }): void {
  if (level === 'ministry' && by.provinceCode !== null) {
    throw problem('authority-scope', { field: 'decision.authority' });
  }
}

/** A day that came from outside. @throws date-invalid */
export function readDay(text: string, field: string): CivilDay {
  const day = parseCivilDay(text);
  if (day === undefined) throw problem('date-invalid', { field });
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
