import type { Kysely } from 'kysely';
import type { Static } from 'typebox';
import Value from 'typebox/value';
import { civilDay, UTC_PLUS_7_MS } from '../../stamps/civil-day.ts';
import { COPY_MODEL, type CopyEvidence, QUARTER_MS } from '../../stamps/copies/index.ts';
import { CASE_SEVERITIES, REOPENING_DAYS } from '../domain/case-terms.ts';
import type { Principal } from '../domain/principal.ts';
import { type FullReportRow, reportsOfCase } from '../storage/case-reports.ts';
import { casesBeside, type NamedCaseRow } from '../storage/cases.ts';
import { findEvidence } from '../storage/copy-clearing.ts';
import { unpackEvidence } from '../storage/copy-evidence-json.ts';
import { readScore } from '../storage/copy-score.ts';
import type { Database } from '../storage/schema.ts';
import type { CaseDeps } from './deps.ts';
import { CaseDetail, CaseListed } from './schemas.ts';
import { handles, type ScopedCase } from './scope.ts';

const DAY_MS = 86_400_000;
const REPORTS_SHOWN = 200;
const BESIDE_SHOWN = 20;

/** A stored case as lists show it. @throws when a column does not hold what it should */
export async function presentCase(
  { serialOf }: Pick<CaseDeps, 'serialOf'>,
  db: Kysely<Database>,
  row: NamedCaseRow,
): Promise<Static<typeof CaseListed>> {
  const { batchCode, stampIndex, serialText, rank, ...shown } = row;
  const isIssued = batchCode !== null && stampIndex !== null;
  return Value.Parse(CaseListed, {
    ...shown,
    batchCode,
    stampIndex,
    severity: CASE_SEVERITIES[rank],
    serial: isIssued ? await serialOf(db, batchCode, stampIndex) : null,
    typed: serialText,
  });
}

/** A case with all that is known of it, as the caller may read it. */
export async function presentDetail(
  deps: Pick<CaseDeps, 'serialOf'>,
  db: Kysely<Database>,
  by: Principal,
  { row, provinces }: ScopedCase,
): Promise<Static<typeof CaseDetail>> {
  const mayDecide = handles(by, provinces);
  const reports = await reportsOfCase(db, row.id, REPORTS_SHOWN);
  const known = await knownOf(db, row);
  const beside = await casesBeside(db, row, BESIDE_SHOWN);
  return Value.Parse(CaseDetail, {
    ...(await presentCase(deps, db, row)),
    provinces: [...provinces],
    closedBy: row.closedBy,
    mayDecide,
    reopenableUntilMs: row.closedMs === null ? null : row.closedMs + REOPENING_DAYS * DAY_MS,
    found: reports.map((report) => presentReport(report, mayDecide)),
    isSuspect: known.isSuspect,
    points: rounded(known.points),
    suspectAt: COPY_MODEL.suspectAt,
    reasons: known.reasons.map(({ rule, points }) => ({ rule, points: rounded(points) })),
    visits: visitsByDay(known.evidence),
    places: placesOf(known.evidence, reports),
    beside: beside.map(({ id, stampIndex, rank, state, rootCause }) => ({
      id,
      stampIndex,
      severity: CASE_SEVERITIES[rank],
      state,
      rootCause,
    })),
  });
}

function presentReport(
  { id, kind, text, provinceCode, place, timeMs, hasPhoto, hasContact, name, phone, email }: FullReportRow,
  mayRead: boolean,
) {
  const contact = hasContact && mayRead ? { name, phone, email } : null;
  return { id, kind, text, provinceCode, place, timeMs, hasPhoto, hasContact, contact };
}

interface Known {
  readonly isSuspect: boolean;
  readonly points: number;
  readonly reasons: readonly { readonly rule: string; readonly points: number }[];
  readonly evidence: CopyEvidence;
}

/** What speaks against the stamp: as it stands, or as it stood when it was cleared. */
async function knownOf(db: Kysely<Database>, row: NamedCaseRow): Promise<Known> {
  const { batchCode, stampIndex, clearedJson } = row;
  const none: Known = { isSuspect: false, points: 0, reasons: [], evidence: { visits: [], places: [] } };
  if (batchCode === null || stampIndex === null) return none;
  const now = await findEvidence(db, { batchCode, stampIndex });
  const isSuspect = now !== undefined && now.suspectSinceMs !== null;
  if (clearedJson !== null) {
    const was: { points: number; evidenceJson: string; rules: Known['reasons'] } = JSON.parse(clearedJson);
    const { evidence } = unpackEvidence(was.evidenceJson);
    return { isSuspect, points: was.points, reasons: was.rules, evidence };
  }
  const scored = await readScore(db, batchCode, stampIndex);
  if (scored === undefined) return { ...none, isSuspect };
  const { score, evidence } = scored;
  return { isSuspect, points: score.points, reasons: score.reasons, evidence };
}

function visitsByDay({ visits }: CopyEvidence): { day: string; count: number }[] {
  const byDay = Map.groupBy(visits, ({ quarter }) => civilDay(quarter * QUARTER_MS - UTC_PLUS_7_MS));
  return [...byDay.entries()].map(([day, counts]) => ({
    day,
    count: counts.reduce((sum, { stock, market, claimed }) => sum + stock + market + claimed, 0),
  }));
}

function placesOf({ places }: CopyEvidence, reports: readonly FullReportRow[]) {
  const told = [...places, ...reports]
    .map(({ provinceCode }) => provinceCode)
    .filter((code) => code !== null);
  return [...Map.groupBy(told, (code) => code).entries()]
    .map(([provinceCode, { length: count }]) => ({ provinceCode, count }))
    .sort((one, other) => other.count - one.count || one.provinceCode.localeCompare(other.provinceCode));
}

function rounded(points: number): number {
  return Math.round(points * 10) / 10;
}
