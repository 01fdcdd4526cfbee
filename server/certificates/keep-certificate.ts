import type { Kysely } from 'kysely';
import { nextVersion } from '../http/entity-tag.ts';
import { problem } from '../http/problems.ts';
import { insertCertificateVersion } from '../storage/certificate-versions.ts';
import { insertCertificate, updateCertificate } from '../storage/certificates.ts';
import type { Database } from '../storage/schema.ts';
import type { CertificateTable } from '../storage/tables/certificates.ts';
import { takeUpProduct } from '../storage/withdrawals.ts';
import { auditCertificate } from './audited.ts';
import type { DecidingDeps } from './deps.ts';

/** What can be done to a certificate; every time it becomes a new version. */
export const CERTIFICATE_ACTS = ['record', 'extend', 'revoke', 'correct', 'withdraw'] as const;

/** What is done to a certificate, and why. */
export interface CertificateAct {
  readonly act: (typeof CERTIFICATE_ACTS)[number];
  readonly reason?: string | null | undefined;
}

/** Keeps a new certificate with its first version, inside a transaction. */
export async function keepNewCertificate(
  deps: DecidingDeps,
  db: Kysely<Database>,
  certificate: CertificateTable,
  act: CertificateAct,
): Promise<void> {
  await insertCertificate(db, certificate);
  await tell(deps, db, null, certificate, act);
}

/**
 * Keeps what a certificate says from now on as its next version, inside a transaction.
 * @throws version-conflict when somebody else changed it meanwhile
 */
export async function keepCertificate(
  deps: DecidingDeps,
  db: Kysely<Database>,
  before: CertificateTable,
  values: Partial<CertificateTable>,
  act: CertificateAct,
): Promise<void> {
  const after = {
    ...before,
    ...values,
    version: before.version + 1,
    updatedMs: nextVersion(deps.clock(), before),
  };
  if (!(await updateCertificate(db, after, before.updatedMs))) throw problem('version-conflict');
  await tell(deps, db, before, after, act);
}

async function tell(
  deps: DecidingDeps,
  db: Kysely<Database>,
  before: CertificateTable | null,
  after: CertificateTable,
  { act, reason = null }: CertificateAct,
): Promise<void> {
  const { actor } = deps.by;
  if (act === 'record') await takeUpProduct(db, after.productId);
  await insertCertificateVersion(db, after, { recordedMs: deps.clock(), actor, act, reason });
  await auditCertificate(deps, db, { action: `certificate.${act}`, before, after, reason });
}
