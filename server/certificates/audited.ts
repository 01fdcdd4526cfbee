import type { Kysely } from 'kysely';
import { type AuditEntry, actedBy, changedMembers, rowFacts } from '../domain/audit.ts';
import { appendAudit, concerning } from '../storage/audit.ts';
import { findProduct } from '../storage/products.ts';
import type { Database } from '../storage/schema.ts';
import type { CertificateTable, DecisionTable } from '../storage/tables/certificates.ts';
import type { DecidingDeps } from './deps.ts';

/** Tells the audit log of a decision that became known, inside the transaction that keeps it. */
export async function auditDecision(
  { by, clock }: DecidingDeps,
  db: Kysely<Database>,
  decision: DecisionTable,
  provinceCode: string,
): Promise<void> {
  await appendAudit(db, {
    ...actedBy(by),
    timeMs: clock(),
    action: 'decision.record',
    subjectKind: 'decision',
    subjectId: decision.id,
    producerId: null,
    provinceCode,
    before: null,
    after: rowFacts(decision),
    reason: null,
  });
}

/** Tells the audit log of a certificate as it was recorded or changed, inside the transaction of the change. */
export async function auditCertificate(
  { by, clock }: DecidingDeps,
  db: Kysely<Database>,
  told: {
    readonly action: `certificate.${string}`;
    readonly before: CertificateTable | null;
    readonly after: CertificateTable;
    readonly reason?: string | null;
  },
): Promise<void> {
  const { before, after, action, reason = null } = told;
  const changed: Pick<AuditEntry, 'before' | 'after'> | null =
    before === null
      ? { before: null, after: rowFacts(after) }
      : changedMembers(rowFacts(before), rowFacts(after));
  if (changed === null) return;
  const product = await findProduct(db, after.productId);
  if (product === undefined) throw new TypeError(`certificate ${after.id} has no product`);
  await appendAudit(db, {
    ...actedBy(by),
    ...(await concerning(db, product.producerId)),
    ...changed,
    timeMs: clock(),
    action,
    subjectKind: 'certificate',
    subjectId: after.id,
    reason,
  });
}
