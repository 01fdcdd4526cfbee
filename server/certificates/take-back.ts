import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { problem } from '../http/problems.ts';
import { findBatchUnder } from '../storage/batches.ts';
import { findCertificateRow, findFollower } from '../storage/certificates.ts';
import type { Database } from '../storage/schema.ts';
import { withdrawCertificate } from './correct-certificate.ts';
import type { DecidingDeps } from './deps.ts';

/** Certificates after which whatever needs no database gets its turn. */
const TAKEN_PER_TURN = 20;

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
  for (const [at, { id, version }] of certificates.entries()) {
    const row = await findCertificateRow(db, id);
    if (row !== undefined && row.withdrawnMs !== null) continue;
    if (row === undefined || row.version !== version || (await findFollower(db, id)) !== undefined) {
      throw problem('annex-changed');
    }
    const batch = await findBatchUnder(db, id);
    if (batch !== undefined) throw problem('annex-in-use', { params: { batch } });
    await withdrawCertificate(deps, db, row, { reason });
    // The database answers at once: hundreds of them would be one turn of the event loop.
    if (at % TAKEN_PER_TURN === 0) await setImmediate();
  }
}
