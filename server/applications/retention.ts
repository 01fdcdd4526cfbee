import { findApplication, settledWithContact } from '../storage/applications.ts';
import { erasing } from '../storage/erasing.ts';
import { eraseApplicant } from './apply.ts';
import { auditApplication } from './audited.ts';
import type { ApplicationDeps } from './deps.ts';

/** Who applied is forgotten this many days after the decision; who was approved has an account of its own by then. */
export const CONTACT_DAYS = 90;

const DAY_MS = 24 * 3_600_000;

/** Erases the persons of applications that were settled long ago. */
export async function forgetApplicants({ db, clock }: Pick<ApplicationDeps, 'db' | 'clock'>): Promise<void> {
  const nowMs = clock();
  const beforeMs = nowMs - CONTACT_DAYS * DAY_MS;
  if ((await settledWithContact(db, beforeMs)).length === 0) return;
  await erasing(db, async (transaction) => {
    // Asked again: what was returned may have been sent again meanwhile.
    for (const id of await settledWithContact(transaction, beforeMs)) {
      const row = await findApplication(transaction, id);
      if (row === undefined) continue;
      await eraseApplicant(transaction, row);
      const told = { actor: 'system', role: 'system', timeMs: nowMs } as const;
      await auditApplication(transaction, row, { ...told, action: 'application.erase' });
    }
  });
}
