import type { Kysely } from 'kysely';
import { problem } from '../http/problems.ts';
import { findBatchUnder } from '../storage/batches.ts';
import { findCertificateRow, findFollower } from '../storage/certificates.ts';
import type { Database } from '../storage/schema.ts';
import { withdrawCertificate } from './correct-certificate.ts';
import type { DecidingDeps } from './deps.ts';

/**
 * Takes certificates back inside a transaction, as entered by mistake: all of them or none. What was taken back before stays so.
 * @throws annex-in-use when stamps were issued under one, annex-changed when one was changed or followed since
 */
export async function takeBackCertificates(
  deps: DecidingDeps,
  db: Kysely<Database>,
  certificates: readonly { readonly id: string; readonly version: number }[],
  reason: string,
): Promise<void> {
  for (const { id, version } of certificates) {
    const row = await findCertificateRow(db, id);
    if (row !== undefined && row.withdrawnMs !== null) continue;
    if (row === undefined || row.version !== version || (await findFollower(db, id)) !== undefined) {
      throw problem('annex-changed');
    }
    const batch = await findBatchUnder(db, id);
    if (batch !== undefined) throw problem('annex-in-use', { params: { batch } });
    await withdrawCertificate(deps, db, row, { reason });
  }
}
