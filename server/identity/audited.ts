import type { Kysely } from 'kysely';
import type { AuditEntry } from '../domain/audit.ts';
import { roleFrom } from '../domain/principal.ts';
import type { AccountRow } from '../storage/accounts.ts';
import { appendAudit, concerning } from '../storage/audit.ts';
import type { Database } from '../storage/schema.ts';

/** What an account is told about in the log by: its binding, never its person. */
type AboutAccount = Pick<AccountRow, 'id' | 'role' | 'producerId' | 'provinceCode' | 'communeCode'>;

/** What happened to an account. */
export type ToldOfAccount = Pick<AuditEntry, 'timeMs' | 'actor' | 'role' | 'action'> &
  Partial<Pick<AuditEntry, 'before' | 'after' | 'reason'>>;

/** Tells what happened to an account, in the transaction of it. */
export async function auditAccount(
  transaction: Kysely<Database>,
  { id, producerId, provinceCode }: AboutAccount,
  told: ToldOfAccount,
): Promise<void> {
  const concerned =
    producerId === null ? { producerId, provinceCode } : await concerning(transaction, producerId);
  await appendAudit(transaction, {
    before: null,
    after: null,
    reason: null,
    ...told,
    ...concerned,
    subjectKind: 'account',
    subjectId: id,
  });
}

/** The members of an entry that say that the person of an account acted for themselves. */
export function actedByOwner({ id, role }: AboutAccount): Pick<AuditEntry, 'actor' | 'role'> {
  return { actor: `account:${id}`, role: roleFrom(role) };
}

/** What an account stands for, as the log tells it. */
export function bindingOf({ role, producerId, provinceCode, communeCode }: AboutAccount) {
  return { role, producerId, provinceCode, communeCode };
}
