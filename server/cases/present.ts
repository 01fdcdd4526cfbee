import type { Kysely } from 'kysely';
import type { Static } from 'typebox';
import Value from 'typebox/value';
import { civilDay, UTC_PLUS_7_MS } from '../../stamps/civil-day.ts';
import { COPY_MODEL, type CopyEvidence, NO_EVIDENCE, QUARTER_MS } from '../../stamps/copies/index.ts';
import { CASE_SEVERITIES, REOPENING_DAYS } from '../domain/case-terms.ts';
import type { Principal } from '../domain/principal.ts';
import { decodeCursor, pageOf } from '../http/paging.ts';
import { countReportPlaces, type FullReportRow, reportsOfCase } from '../storage/case-reports.ts';
import { casesBeside, type NamedCaseRow } from '../storage/cases.ts';
import { findEvidence } from '../storage/copy-clearing.ts';
import { unpackEvidence } from '../storage/copy-evidence-json.ts';
import { readScore } from '../storage/copy-score.ts';
import type { Database } from '../storage/schema.ts';
import type { CaseDeps } from './deps.ts';
import { CaseDetail, CaseListed, ReportsPage } from './schemas.ts';
import { handles, readsReporter, type ScopedCase } from './scope.ts';

const DAY_MS = 86_400_000;
/** Reports that a case shows by itself; the rest comes page by page. */
const REPORTS_SHOWN = 20;
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
  found: ScopedCase,
): Promise<Static<typeof CaseDetail>> {
  const { row, provinces } = found;
  const mayDecide = handles(by, provinces);
  const reports = await presentReports(db, by, found, { limit: REPORTS_SHOWN });
  const known = await knownOf(db, row);
  const beside = await casesBeside(db, row, BESIDE_SHOWN);
  return Value.Parse(CaseDetail, {
    ...(await presentCase(deps, db, row)),
    provinces: [...provinces],
    closedBy: row.closedBy,
    mayDecide,
    reopenableUntilMs: row.closedMs === null ? null : row.closedMs + REOPENING_DAYS * DAY_MS,
    found: reports.items,
    foundNext: reports.next,
    isSuspect: known.isSuspect,
    points: rounded(known.points),
    suspectAt: COPY_MODEL.suspectAt,
    reasons: known.reasons.map(({ rule, points }) => ({ rule, points: rounded(points) })),
    visits: visitsByDay(known.evidence),
    places: placesOf(known.evidence, await countReportPlaces(db, row.id)),
    beside: beside.map(({ id, stampIndex, rank, state, rootCause }) => ({
      id,
      stampIndex,
      severity: CASE_SEVERITIES[rank],
      state,
      rootCause,
    })),
  });
}

/** One page of the reports of a case, the newest first, as somebody may read them. */
export async function presentReports(
  db: Kysely<Database>,
  by: Principal,
  found: ScopedCase,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Static<typeof ReportsPage>> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, ['number', 'string']);
  const rows = await reportsOfCase(db, found.row.id, { limit: limit + 1, after });
  const position = ({ timeMs, id }: FullReportRow) => [timeMs, id];
  return Value.Parse(
    ReportsPage,
    pageOf(rows, limit, position, (row) => presentReport(row, readsReporter(by, found, row))),
  );
}

function presentReport(
  { id, kind, text, provinceCode, place, timeMs, photo, hasContact, name, phone, email }: FullReportRow,
  mayRead: boolean,
) {
  const contact = hasContact && mayRead ? { name, phone, email } : null;
  const hasPhoto = photo !== null;
  const shown = mayRead ? photo : null;
  return {
    id,
    kind,
    text,
    provinceCode,
    place,
    timeMs,
    hasPhoto,
    photo: shown,
    hasContact,
    contact,
    mayRead,
  };
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
  const none: Known = { isSuspect: false, points: 0, reasons: [], evidence: NO_EVIDENCE };
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

function placesOf(
  { places }: CopyEvidence,
  reported: readonly { readonly provinceCode: string; readonly count: number }[],
) {
  const told = [...places.map(({ provinceCode }) => ({ provinceCode, count: 1 })), ...reported];
  return [...Map.groupBy(told, ({ provinceCode }) => provinceCode).entries()]
    .map(([provinceCode, of]) => ({ provinceCode, count: of.reduce((sum, { count }) => sum + count, 0) }))
    .sort((one, other) => other.count - one.count || one.provinceCode.localeCompare(other.provinceCode));
}

function rounded(points: number): number {
  return Math.round(points * 10) / 10;
}
