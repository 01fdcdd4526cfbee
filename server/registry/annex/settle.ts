import type { Kysely } from 'kysely';
import type { Acting } from '../../domain/audit.ts';
import { problem } from '../../http/problems.ts';
import type { ReportProgress } from '../../http/work-progress.ts';
import { findAnnex, keepAnnexMapping, updateAnnex } from '../../storage/annexes.ts';
import { appendAudits } from '../../storage/audit.ts';
import { certificateHeads } from '../../storage/certificates.ts';
import { asLongWork } from '../../storage/long-work.ts';
import type { Database } from '../../storage/schema.ts';
import type { RowResult } from '../import/row-result.ts';
import type { AnnexDeps, RecordedCertificate } from './deps.ts';
import { type Annex, type AnnexReport, annexFrom } from './draft.ts';
import { headerKeyOf, requireAnnex } from './drafts.ts';
import { judgeAnnex } from './judge.ts';
import { tellAnnex } from './tell.ts';

/**
 * Imports an annex: every used row, or nothing. Confirming what was confirmed before changes nothing.
 * @param onRows hears how many rows are written; nothing is kept before all of them are
 * @throws annex-header, annex-empty, annex-refused while a row is refused, version-conflict when it is not at the version
 *   that was seen
 */
export async function confirmAnnex(
  deps: AnnexDeps & Acting,
  annex: Annex,
  version: number,
  onRows: ReportProgress,
): Promise<Annex> {
  const done = await deps.db.transaction().execute(async (transaction) => {
    const stored = await findAnnex(transaction, annex.id);
    if (stored === undefined) throw problem('not-found');
    const current = annexFrom(stored);
    if (current.state !== 'open') return current.state === 'confirmed' ? undefined : refuseSettled();
    if (current.version !== version) throw problem('version-conflict');
    return await importRows(deps, transaction, current, onRows);
  });
  for (const { productId, status } of done ?? []) {
    if (productId !== undefined && status !== 'already-there') {
      deps.changes.emit({ kind: 'product', id: productId });
    }
  }
  return await requireAnnex(deps, annex.id);
}

function refuseSettled(): never {
  throw problem('annex-settled');
}

async function importRows(
  deps: AnnexDeps & Acting,
  transaction: Kysely<Database>,
  annex: Annex,
  onRows: ReportProgress,
): Promise<readonly RowResult[]> {
  requireTable(annex);
  const judged = await asLongWork(
    transaction,
    () => judgeAnnex(deps, transaction, annex, onRows),
    (entries) => appendAudits(transaction, entries),
  );
  const results = judged.flatMap(({ result }) => result ?? []);
  if (results.length === 0) throw problem('annex-empty');
  const refused = results.filter(({ status }) => status === 'refused');
  const [first] = refused;
  if (first !== undefined) {
    throw problem('annex-refused', { params: { refused: refused.length, first: first.row } });
  }
  const leftOut = judged.filter(({ kind, use }) => kind === 'data' && !use).length;
  const certificates = await recordedBy(transaction, results);
  const report: AnnexReport = { rows: results, leftOut, certificates };
  const now = deps.clock();
  const settled = await updateAnnex(transaction, annex, {
    state: 'confirmed',
    reportJson: JSON.stringify(report),
    confirmedMs: now,
    confirmedBy: deps.by.actor,
    updatedMs: now,
  });
  if (!settled) throw problem('version-conflict');
  await remember(deps, transaction, annex);
  const counts = { rows: results.length, leftOut, certificates: certificates.length };
  await tellAnnex(deps, transaction, annex, 'annex.import', counts, null);
  return results;
}

/** @throws annex-header while nobody can tell products and their producers apart */
export function requireTable({ header, mapping }: Annex): void {
  if (header === null || !mapping.includes('product_name') || !mapping.includes('producer')) {
    throw problem('annex-header');
  }
}

/** The certificates that rows recorded, each once, at the version that they left it at. */
async function recordedBy(
  db: Kysely<Database>,
  results: readonly RowResult[],
): Promise<RecordedCertificate[]> {
  const ids = results.flatMap(({ added, certificateId }) =>
    added?.includes('certificate') === true && certificateId !== undefined ? [certificateId] : [],
  );
  return await certificateHeads(db, [...new Set(ids)]);
}

async function remember(deps: AnnexDeps & Acting, db: Kysely<Database>, annex: Annex): Promise<void> {
  const headerKey = headerKeyOf(annex);
  if (headerKey === undefined) return;
  await keepAnnexMapping(db, {
    actor: deps.by.actor,
    authorityKey: annex.decision.authorityKey,
    headerKey,
    mappingJson: JSON.stringify(annex.mapping),
    usedMs: deps.clock(),
  });
}
