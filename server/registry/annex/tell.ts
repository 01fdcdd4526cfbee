import type { Kysely } from 'kysely';
import { type Acting, actedBy } from '../../domain/audit.ts';
import { appendAudit } from '../../storage/audit.ts';
import type { Database } from '../../storage/schema.ts';
import type { AnnexDeps } from './deps.ts';
import type { Annex } from './draft.ts';

/** Tells the audit log that an annex was imported or taken back, inside the transaction. */
export async function tellAnnex(
  { by, clock }: Pick<AnnexDeps, 'clock'> & Acting,
  db: Kysely<Database>,
  { id, provinceCode, decision }: Annex,
  action: 'annex.import' | 'annex.undo',
  counts: object,
  reason: string | null,
): Promise<void> {
  const { number, signedOn, authority } = decision;
  await appendAudit(db, {
    ...actedBy(by),
    timeMs: clock(),
    action,
    subjectKind: 'annex',
    subjectId: id,
    producerId: null,
    provinceCode,
    before: null,
    after: { decision: { number, signedOn, authority }, ...counts },
    reason,
  });
}
