import type { Kysely } from 'kysely';
import type { AuditEntry } from '../domain/audit.ts';
import { appendAudit } from '../storage/audit.ts';
import type { CaseRow } from '../storage/cases.ts';
import type { Database } from '../storage/schema.ts';

/** Who reports without being signed in. */
export const REPORTER = { actor: 'public', role: 'public' } as const;

/** Tells the audit log of a case, inside the transaction; what people wrote is not repeated there. */
export async function auditCase(
  db: Kysely<Database>,
  { id, producerId, provinceCode }: Pick<CaseRow, 'id' | 'producerId' | 'provinceCode'>,
  told: Pick<AuditEntry, 'timeMs' | 'actor' | 'role'> & {
    readonly action: `case.${string}`;
    readonly before?: object | null;
    readonly after?: object | null;
    readonly reason?: string | null;
  },
): Promise<void> {
  const { before = null, after = null, reason = null, ...who } = told;
  await appendAudit(db, {
    ...who,
    subjectKind: 'case',
    subjectId: id,
    producerId,
    provinceCode,
    before,
    after,
    reason,
  });
}
