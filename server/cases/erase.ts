import type { Kysely } from 'kysely';
import { actedBy } from '../domain/audit.ts';
import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import {
  type ErasablePart,
  eraseReportParts,
  findReport,
  type OverdueReport,
  overdueContacts,
  overdueWords,
  type ReportLimits,
} from '../storage/case-reports.ts';
import { findCase } from '../storage/cases.ts';
import { erasing } from '../storage/erasing.ts';
import type { Database } from '../storage/schema.ts';
import { auditCase } from './audited.ts';
import type { CaseDeps } from './deps.ts';
import { readsReporter, requireHandled } from './scope.ts';

/** Days after the closing of a case for which contacts and photos are kept. */
export const CONTACT_DAYS = 90;

/** Days after the closing of a case for which words and places are kept: two years, in which others like it come up. */
export const WORDS_DAYS = 730;

/** Reports that one transaction erases of: others get their turn in between. */
const REPORTS_AT_ONCE = 200;

const DAY_MS = 86_400_000;

/** Erases parts of a report, such as when who sent it asks. @throws not-found, forbidden */
export async function eraseReport(
  { db, clock }: Pick<CaseDeps, 'db' | 'clock'>,
  by: Principal,
  { id, reportId }: { readonly id: string; readonly reportId: string },
  parts: readonly ErasablePart[],
): Promise<void> {
  await erasing(db, async (transaction) => {
    const scoped = await requireHandled(transaction, by, id);
    const report = await findReport(transaction, id, reportId);
    if (report === undefined) throw problem('not-found');
    if (!readsReporter(by, scoped, report)) throw problem('forbidden');
    await eraseReportParts(transaction, reportId, parts);
    await auditCase(transaction, scoped.row, {
      ...actedBy(by),
      timeMs: clock(),
      action: 'case.erase',
      after: { parts: [...new Set(parts)].sort() },
    });
  });
}

/** Erases what people told that is kept no longer, a few reports at a time until nothing of it is left. */
export async function forgetReporters({
  db,
  clock,
  contactDays,
}: Pick<CaseDeps, 'db' | 'clock' | 'contactDays'>): Promise<void> {
  const nowMs = clock();
  const limits: ReportLimits = {
    settledBeforeMs: nowMs - CONTACT_DAYS * DAY_MS,
    sentBeforeMs: nowMs - contactDays * DAY_MS,
    wordsBeforeMs: nowMs - WORDS_DAYS * DAY_MS,
  };
  await forgetAll(db, nowMs, ['contact', 'photo'], (tx) => overdueContacts(tx, limits, REPORTS_AT_ONCE));
  await forgetAll(db, nowMs, ['text'], (tx) => overdueWords(tx, limits, REPORTS_AT_ONCE));
}

async function forgetAll(
  db: Kysely<Database>,
  nowMs: number,
  parts: readonly ErasablePart[],
  overdue: (db: Kysely<Database>) => Promise<OverdueReport[]>,
): Promise<void> {
  while ((await overdue(db)).length > 0) {
    await erasing(db, async (transaction) => {
      // Asked again: a case may have been opened again meanwhile.
      for (const { id, caseId } of await overdue(transaction)) {
        await eraseReportParts(transaction, id, parts);
        const row = await findCase(transaction, caseId);
        if (row === undefined) throw new TypeError(`a report without its case ${caseId}`);
        const told = { actor: 'system', role: 'system', timeMs: nowMs } as const;
        await auditCase(transaction, row, { ...told, action: 'case.erase', after: { parts } });
      }
    });
    await new Promise((resolve) => setImmediate(resolve));
  }
}
