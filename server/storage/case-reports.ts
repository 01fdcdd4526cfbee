import type { Kysely, Selectable } from 'kysely';
import type { Database } from './schema.ts';
import type { ReportContactTable, ReportPhotoTable, SuspicionReportTable } from './tables/cases.ts';

/** One report as stored. */
export type ReportRow = Selectable<SuspicionReportTable>;

/** A report with whether there is a photo, and how to reach who sent it. */
export type FullReportRow = ReportRow &
  Omit<ReportContactTable, 'reportId'> & { readonly hasContact: boolean; readonly hasPhoto: boolean };

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

/** The newest reports of a case, the newest first. */
export async function reportsOfCase(
  db: Kysely<Database>,
  caseId: string,
  limit: number,
): Promise<FullReportRow[]> {
  const rows = await db
    .selectFrom('suspicionReport')
    .leftJoin('reportContact', 'reportContact.reportId', 'suspicionReport.id')
    .leftJoin('reportPhoto', 'reportPhoto.reportId', 'suspicionReport.id')
    .selectAll('suspicionReport')
    .select(['reportContact.name', 'reportContact.phone', 'reportContact.email'])
    .select(['reportContact.reportId as contactOf', 'reportPhoto.reportId as photoOf'])
    .where('caseId', '=', caseId)
    .orderBy('timeMs', 'desc')
    .orderBy('suspicionReport.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ contactOf, photoOf, ...row }) => ({
    ...row,
    hasContact: contactOf !== null,
    hasPhoto: photoOf !== null,
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

/** Reports of cases that were closed before a moment and still name who sent them, or show a photo. */
export async function settledReports(
  db: Kysely<Database>,
  beforeMs: number,
): Promise<{ readonly id: string; readonly caseId: string }[]> {
  return await db
    .selectFrom('suspicionReport')
    .innerJoin('suspicionCase', 'suspicionCase.id', 'suspicionReport.caseId')
    .leftJoin('reportContact', 'reportContact.reportId', 'suspicionReport.id')
    .leftJoin('reportPhoto', 'reportPhoto.reportId', 'suspicionReport.id')
    .select(['suspicionReport.id', 'suspicionReport.caseId'])
    .where('suspicionCase.state', '=', 'closed')
    .where('suspicionCase.closedMs', '<', beforeMs)
    .where(({ eb, or }) =>
      or([eb('reportContact.reportId', 'is not', null), eb('reportPhoto.reportId', 'is not', null)]),
    )
    .limit(500)
    .execute();
}
