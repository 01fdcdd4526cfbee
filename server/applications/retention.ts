import { findApplication, settledWithContact } from '../storage/applications.ts';
import { eraseApplicant } from './apply.ts';
import { auditApplication } from './audited.ts';
import type { ApplicationDeps } from './deps.ts';

/** Who applied is forgotten this many days after the decision; who was approved has an account of its own by then. */
export const CONTACT_DAYS = 90;

const DAY_MS = 24 * 3_600_000;

/** Erases the persons of applications that were settled long ago. */
export async function forgetApplicants({ db, clock }: Pick<ApplicationDeps, 'db' | 'clock'>): Promise<void> {
  const nowMs = clock();
  for (const id of await settledWithContact(db, nowMs - CONTACT_DAYS * DAY_MS)) {
    await db.transaction().execute(async (transaction) => {
      const row = await findApplication(transaction, id);
      if (row === undefined) return;
      await eraseApplicant(transaction, row);
      const told = { actor: 'system', role: 'system', timeMs: nowMs } as const;
      await auditApplication(transaction, row, { ...told, action: 'application.erase' });
    });
  }
}
