import type { Kysely, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Database } from './schema.ts';
import type { ReportContactTable, ReportPhotoTable, SuspicionReportTable } from './tables/cases.ts';

/** One report as stored. */
export type ReportRow = Selectable<SuspicionReportTable>;

/** A report with the size of its photo, if there is one, and how to reach who sent it. */
export type FullReportRow = ReportRow &
  Omit<ReportContactTable, 'reportId'> & {
    readonly hasContact: boolean;
    readonly photo: Pick<ReportPhotoTable, 'widthPx' | 'heightPx'> | null;
  };

/** The report that was sent with this key. */
export async function findReportByKey(db: Kysely<Database>, onceKey: string): Promise<ReportRow | undefined> {
  return await db.selectFrom('suspicionReport').selectAll().where('onceKey', '=', onceKey).executeTakeFirst();
}

/** Adds a report with what belongs to it; inside a transaction. */
export async function insertReport(
  db: Kysely<Database>,
  report: ReportRow,
  contact: Omit<ReportContactTable, 'reportId'> | null,
  photo: Omit<ReportPhotoTable, 'reportId'> | null,
): Promise<void> {
  await db.insertInto('suspicionReport').values(report).execute();
  const reportId = report.id;
  if (contact !== null)
    await db
      .insertInto('reportContact')
      .values({ reportId, ...contact })
      .execute();
  if (photo !== null)
    await db
      .insertInto('reportPhoto')
      .values({ reportId, ...photo })
      .execute();
}

/** How many reports a case has, and of how many people who can be told apart. */
export async function countReports(
  db: Kysely<Database>,
  caseId: string,
): Promise<{ readonly reports: number; readonly reporters: number }> {
  const { reports, reporters } = await db
    .selectFrom('suspicionReport')
    .select(({ fn }) => [
      fn.countAll<number>().as('reports'),
      fn.count<number>('reporterMark').distinct().as('reporters'),
    ])
    .where('caseId', '=', caseId)
    .executeTakeFirstOrThrow();
  return { reports: Number(reports), reporters: Number(reporters) };
}

/** Reports of a case, the newest first, behind a position. */
export async function reportsOfCase(
  db: Kysely<Database>,
  caseId: string,
  { limit, after }: { readonly limit: number; readonly after?: readonly [number, string] | undefined },
): Promise<FullReportRow[]> {
  let query = db
    .selectFrom('suspicionReport')
    .leftJoin('reportContact', 'reportContact.reportId', 'suspicionReport.id')
    .leftJoin('reportPhoto', 'reportPhoto.reportId', 'suspicionReport.id')
    .selectAll('suspicionReport')
    .select(['reportContact.name', 'reportContact.phone', 'reportContact.email'])
    .select(['reportContact.reportId as contactOf', 'reportPhoto.widthPx', 'reportPhoto.heightPx'])
    .where('caseId', '=', caseId)
    .orderBy('timeMs', 'desc')
    .orderBy('suspicionReport.id', 'desc')
    .limit(limit);
  if (after !== undefined)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('timeMs', 'suspicionReport.id'), '<', tuple(...after)),
    );
  const rows = await query.execute();
  return rows.map(({ contactOf, widthPx, heightPx, ...row }) => ({
    ...row,
    hasContact: contactOf !== null,
    photo: widthPx === null || heightPx === null ? null : { widthPx, heightPx },
  }));
}

/** How many reports of a case tell each province. */
export async function countReportPlaces(
  db: Kysely<Database>,
  caseId: string,
): Promise<{ readonly provinceCode: string; readonly count: number }[]> {
  const rows = await db
    .selectFrom('suspicionReport')
    .select(({ fn }) => ['provinceCode', fn.countAll<number>().as('count')])
    .where('caseId', '=', caseId)
    .where('provinceCode', 'is not', null)
    .groupBy('provinceCode')
    .execute();
  return rows.map(({ provinceCode, count }) => ({
    provinceCode: provinceCode ?? '',
    count: Number(count),
  }));
}

/** One report of a case. */
export async function findReport(
  db: Kysely<Database>,
  caseId: string,
  id: string,
): Promise<ReportRow | undefined> {
  return await db
    .selectFrom('suspicionReport')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The photo of a report; undefined where there is none, or it was erased. */
export async function findReportPhoto(
  db: Kysely<Database>,
  reportId: string,
): Promise<ReportPhotoTable | undefined> {
  return await db.selectFrom('reportPhoto').selectAll().where('reportId', '=', reportId).executeTakeFirst();
}

/** What of a report can be erased. */
export const ERASABLE_PARTS = ['contact', 'photo', 'text'] as const;

/** A part of a report that can be erased. */
export type ErasablePart = (typeof ERASABLE_PARTS)[number];

/** Erases parts of a report; call it inside `erasing`. */
export async function eraseReportParts(
  db: Kysely<Database>,
  reportId: string,
  parts: readonly ErasablePart[],
): Promise<void> {
  if (parts.includes('contact'))
    await db.deleteFrom('reportContact').where('reportId', '=', reportId).execute();
  if (parts.includes('photo')) await db.deleteFrom('reportPhoto').where('reportId', '=', reportId).execute();
  if (parts.includes('text'))
    await db.updateTable('suspicionReport').set({ text: '', place: '' }).where('id', '=', reportId).execute();
}

/** Until when what people told is kept, in Unix milliseconds. */
export interface ReportLimits {
  /** Contact and photo of reports whose case was closed before it. */
  readonly settledBeforeMs: number;
  /** Contact and photo of all reports from before it. */
  readonly sentBeforeMs: number;
  /** Words and place of reports whose case was closed before it. */
  readonly wordsBeforeMs: number;
}

/** Something of a report that is kept no longer. */
export interface OverdueReport {
  readonly id: string;
  readonly caseId: string;
}

/** Reports that name who sent them, or show a photo, longer than they may. */
export async function overdueContacts(
  db: Kysely<Database>,
  { settledBeforeMs, sentBeforeMs }: ReportLimits,
  limit: number,
): Promise<OverdueReport[]> {
  const { rows } = await sql<OverdueReport>`
    select suspicion_report.id, suspicion_report.case_id
    from (select report_id from report_contact union select report_id from report_photo) as told
      join suspicion_report on suspicion_report.id = told.report_id
      join suspicion_case on suspicion_case.id = suspicion_report.case_id
    where suspicion_report.time_ms < ${sentBeforeMs}
      or (suspicion_case.state = 'closed' and suspicion_case.closed_ms < ${settledBeforeMs})
    limit ${limit}`.execute(db);
  return rows;
}

/** Reports whose words or place are kept longer than they may be. */
export async function overdueWords(
  db: Kysely<Database>,
  { wordsBeforeMs }: ReportLimits,
  limit: number,
): Promise<OverdueReport[]> {
  return await db
    .selectFrom('suspicionCase')
    .innerJoin('suspicionReport', 'suspicionReport.caseId', 'suspicionCase.id')
    .select(['suspicionReport.id', 'suspicionReport.caseId'])
    .where('suspicionCase.closedMs', '<', wordsBeforeMs)
    .where('suspicionCase.state', '=', 'closed')
    .where(({ eb, or }) => or([eb('suspicionReport.text', '<>', ''), eb('suspicionReport.place', '<>', '')]))
    .limit(limit)
    .execute();
}
