import type { Kysely } from 'kysely';
import { EMAIL_MAX_LENGTH, parseEmail } from '../domain/email.ts';
import { cleanLine, cleanText } from '../domain/spelling.ts';
import { nextVersion } from '../http/entity-tag.ts';
import { problem } from '../http/problems.ts';
import { countReports, findReportByKey, insertReport } from '../storage/case-reports.ts';
import { addCaseProvince, countUnissued, findOpenCase } from '../storage/cases.ts';
import { findEvidence, liftQuiet } from '../storage/copy-clearing.ts';
import { findProvince } from '../storage/places.ts';
import type { Database } from '../storage/schema.ts';
import { auditCase, REPORTER } from './audited.ts';
import type { CaseDeps, KeptPhoto, LookedAt } from './deps.ts';
import { type CaseSubject, openOrJoin, raise } from './opening.ts';
import type { ReportBody } from './report-schemas.ts';

/** Reports that one case keeps: who looks into it needs no more, and a flood ends there. */
export const REPORTS_LIMIT = 500;

/** Open cases about serials that were never issued: anybody can make those up. */
const UNISSUED_LIMIT = 5_000;

/** Characters of a text that is no serial which a case is known by. */
const TYPED_LIMIT = 200;

/**
 * Takes a report into the open case about its stamp, or opens one. The same key again is the same report.
 * @returns the number of the case
 * @throws reports-full, province-unknown, email-invalid, text-empty
 */
export async function takeReport(
  { db, clock, newId }: Pick<CaseDeps, 'db' | 'clock' | 'newId'>,
  body: ReportBody,
  {
    looked,
    photo,
    mark,
  }: { readonly looked: LookedAt; readonly photo: KeptPhoto | null; readonly mark: string },
): Promise<string> {
  const contact = contactOf(body.contact);
  const onceKey = body.onceKey ?? newId();
  return await db.transaction().execute(async (transaction) => {
    const known = await findReportByKey(transaction, onceKey);
    if (known !== undefined) return known.caseId;
    const provinceCode = await provinceOf(transaction, body.provinceCode);
    const subject = subjectOf(looked, body.stamp);
    const timeMs = clock();
    const row = await openCaseAbout(transaction, subject, {
      kind: body.kind,
      timeMs,
      verdict: subject.batchCode === null ? null : looked.verdict,
    });
    if (row.reports >= REPORTS_LIMIT) throw problem('reports-full');
    await insertReport(
      transaction,
      {
        id: newId(),
        caseId: row.id,
        kind: body.kind,
        text: cleanText(body.text ?? ''),
        provinceCode,
        place: cleanLine(body.place ?? ''),
        reporterMark: mark,
        onceKey,
        timeMs,
      },
      contact,
      photo,
    );
    const counts = await countReports(transaction, row.id);
    const verdict = subject.batchCode === null ? null : looked.verdict;
    // Who is closing the case has not read this report yet: what they looked at is an older version.
    await raise(transaction, row, { ...counts, verdict, updatedMs: nextVersion(timeMs, row) });
    if (provinceCode !== null) await addCaseProvince(transaction, row.id, provinceCode);
    await auditCase(transaction, row, {
      ...REPORTER,
      timeMs,
      action: 'case.report',
      after: { kind: body.kind, reports: counts.reports },
    });
    return row.id;
  });
}

/** Somebody saw it: checks may make the stamp suspected again, though it was cleared a short while ago. */
async function openCaseAbout(
  db: Kysely<Database>,
  subject: CaseSubject,
  told: Pick<Parameters<typeof openOrJoin>[1], 'kind' | 'timeMs' | 'verdict'>,
) {
  if (subject.batchCode === null) {
    const isNew = (await findOpenCase(db, subject)) === undefined;
    if (isNew && (await countUnissued(db)) >= UNISSUED_LIMIT) throw problem('reports-full');
    return await openOrJoin(db, { ...told, subject, points: 0 }, REPORTER);
  }
  await liftQuiet(db, subject);
  const points = (await findEvidence(db, subject))?.points ?? 0;
  return await openOrJoin(db, { ...told, subject, points }, REPORTER);
}

function subjectOf({ stamp, serial }: LookedAt, text: string): CaseSubject {
  if (stamp !== null) return { batchCode: stamp.batchCode, stampIndex: stamp.index, serialText: null };
  const serialText = serial ?? cleanLine(text).slice(0, TYPED_LIMIT);
  if (serialText === '') throw problem('text-empty', { field: 'stamp' });
  return { batchCode: null, stampIndex: null, serialText };
}

async function provinceOf(db: Kysely<Database>, code: string | undefined): Promise<string | null> {
  if (code === undefined) return null;
  if ((await findProvince(db, code)) === undefined)
    throw problem('province-unknown', { field: 'provinceCode' });
  return code;
}

function contactOf(said: ReportBody['contact']) {
  const name = cleanLine(said?.name ?? '') || null;
  const phone = cleanLine(said?.phone ?? '') || null;
  const typed = cleanLine(said?.email ?? '');
  const email = typed === '' ? null : (parseEmail(typed) ?? null);
  if (typed !== '' && email === null)
    throw problem('email-invalid', { field: 'contact.email', params: { limit: EMAIL_MAX_LENGTH } });
  return name === null && phone === null && email === null ? null : { name, phone, email };
}
