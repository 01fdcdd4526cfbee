import type { Kysely } from 'kysely';
import { actedBy } from '../domain/audit.ts';
import type { Principal } from '../domain/principal.ts';
import { appendAudit } from '../storage/audit.ts';
import type { Database } from '../storage/schema.ts';

/** What happened to a submission. */
export interface SubmissionAct {
  readonly action: 'submit' | 'amend' | 'withdraw' | 'approve' | 'return';
  readonly number: number;
  readonly producerId: string | null;
  readonly provinceCode: string;
  /** The state before; null for a new one. */
  readonly from: string | null;
  readonly to: string;
  /** What it is about, by ids and names of members: their values are the submission's own, and of what it changes. */
  readonly facts?: object;
  readonly reason?: string | null;
}

/** Tells the audit log what happened to a submission, inside the transaction in which it did. */
export async function auditSubmission(
  db: Kysely<Database>,
  by: Principal,
  timeMs: number,
  { action, number, producerId, provinceCode, from, to, facts = {}, reason = null }: SubmissionAct,
): Promise<void> {
  await appendAudit(db, {
    ...actedBy(by),
    timeMs,
    action: `submission.${action}`,
    subjectKind: 'submission',
    subjectId: String(number),
    producerId,
    provinceCode,
    before: from === null ? null : { state: from },
    after: { state: to, ...facts },
    reason,
  });
}
