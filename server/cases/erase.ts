import { actedBy } from '../domain/audit.ts';
import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import { type ErasablePart, eraseReportParts, findReport, settledReports } from '../storage/case-reports.ts';
import { findCase } from '../storage/cases.ts';
import { erasing } from '../storage/erasing.ts';
import { auditCase } from './audited.ts';
import type { CaseDeps } from './deps.ts';
import { requireHandled } from './scope.ts';

/** Days after the closing of a case for which contacts and photos are kept. */
export const CONTACT_DAYS = 90;

const DAY_MS = 86_400_000;

/** Erases parts of a report, such as when who sent it asks. @throws not-found, forbidden */
export async function eraseReport(
  { db, clock }: Pick<CaseDeps, 'db' | 'clock'>,
  by: Principal,
  { id, reportId }: { readonly id: string; readonly reportId: string },
  parts: readonly ErasablePart[],
): Promise<void> {
  await erasing(db, async (transaction) => {
    const { row } = await requireHandled(transaction, by, id);
    if ((await findReport(transaction, id, reportId)) === undefined) throw problem('not-found');
    await eraseReportParts(transaction, reportId, parts);
    await auditCase(transaction, row, {
      ...actedBy(by),
      timeMs: clock(),
      action: 'case.erase',
      after: { parts: [...new Set(parts)].sort() },
    });
  });
}

/** Erases contacts and photos of cases that were closed long ago. */
export async function forgetReporters({ db, clock }: Pick<CaseDeps, 'db' | 'clock'>): Promise<void> {
  const nowMs = clock();
  const beforeMs = nowMs - CONTACT_DAYS * DAY_MS;
  if ((await settledReports(db, beforeMs)).length === 0) return;
  await erasing(db, async (transaction) => {
    // Asked again: a case may have been opened again meanwhile.
    for (const { id, caseId } of await settledReports(transaction, beforeMs)) {
      const row = await findCase(transaction, caseId);
      if (row === undefined) continue;
      await eraseReportParts(transaction, id, ['contact', 'photo']);
      const told = { actor: 'system', role: 'system', timeMs: nowMs } as const;
      const after = { parts: ['contact', 'photo'] };
      await auditCase(transaction, row, { ...told, action: 'case.erase', after });
    }
  });
}
