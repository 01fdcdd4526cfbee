import type { Kysely } from 'kysely';
import type { AuditEntry } from '../domain/audit.ts';
import type { ApplicationRow } from '../storage/applications.ts';
import { appendAudit } from '../storage/audit.ts';
import type { Database } from '../storage/schema.ts';

/** Who acts on an application without being signed in: its applicant. */
export const APPLICANT = { actor: 'public', role: 'public' } as const;

/** Tells the audit log of an application; what the applicant says of itself is not repeated there. */
export async function auditApplication(
  db: Kysely<Database>,
  { id, provinceCode, producerId }: Pick<ApplicationRow, 'id' | 'provinceCode' | 'producerId'>,
  told: Pick<AuditEntry, 'timeMs' | 'actor' | 'role'> & {
    readonly action: `application.${string}`;
    readonly from?: string | null;
    readonly to?: string;
    readonly reason?: string | null;
  },
): Promise<void> {
  const { from = null, to, reason = null, ...who } = told;
  await appendAudit(db, {
    ...who,
    subjectKind: 'application',
    subjectId: id,
    producerId,
    provinceCode,
    before: from === null ? null : { state: from },
    after: to === undefined ? null : { state: to },
    reason,
  });
}
