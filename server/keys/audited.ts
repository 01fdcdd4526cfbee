import type { Kysely } from 'kysely';
import type { AuditEntry } from '../domain/audit.ts';
import { appendAudit } from '../storage/audit.ts';
import type { Database } from '../storage/schema.ts';
import type { KeyEntry } from './key-ring.ts';

/** Who changes keys: a caller, or the service itself. */
export type KeyActor = Pick<AuditEntry, 'actor' | 'role'>;

/** Tells the audit log which key was made or moved to another state, inside the transaction that does so. */
export async function auditKey(
  db: Kysely<Database>,
  { actor, role }: KeyActor,
  timeMs: number,
  told: {
    readonly action: `key.${string}`;
    readonly before: Pick<KeyEntry, 'state'> | null;
    readonly after: { readonly id: string; readonly kind: string; readonly state: string };
  },
): Promise<void> {
  const { action, before, after } = told;
  await appendAudit(db, {
    ...installation(actor, role, timeMs),
    action,
    subjectKind: 'key',
    subjectId: after.id,
    before: before === null ? null : { state: before.state },
    after: { kind: after.kind, state: after.state },
  });
}

/** Tells the audit log that all keys were encrypted anew, inside the transaction that does so. */
export async function auditRewrap(
  db: Kysely<Database>,
  { actor, role }: KeyActor,
  timeMs: number,
  told: { readonly from: string; readonly to: string; readonly keys: number },
): Promise<void> {
  await appendAudit(db, {
    ...installation(actor, role, timeMs),
    action: 'key.rewrap',
    subjectKind: 'wrapping-key',
    subjectId: told.to,
    before: { wrappingKeyId: told.from },
    after: { wrappingKeyId: told.to, keys: told.keys },
  });
}

function installation(actor: AuditEntry['actor'], role: AuditEntry['role'], timeMs: number) {
  return { actor, role, timeMs, producerId: null, provinceCode: null, reason: null };
}
