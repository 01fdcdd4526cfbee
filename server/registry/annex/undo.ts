import type { Kysely } from 'kysely';
import { type Acting, actedBy } from '../../domain/audit.ts';
import { cleanText } from '../../domain/spelling.ts';
import { problem } from '../../http/problems.ts';
import { updateAnnex } from '../../storage/annexes.ts';
import { appendAudits } from '../../storage/audit.ts';
import { countStanding } from '../../storage/certificates.ts';
import { asLongWork } from '../../storage/long-work.ts';
import type { Database } from '../../storage/schema.ts';
import {
  type PRODUCER_USES,
  type PRODUCT_USES,
  producerUses,
  productUses,
  type UseFound,
  withdrawProducers,
  withdrawProducts,
} from '../../storage/withdrawals.ts';
import type { Addition } from '../import/row-result.ts';
import type { AnnexDeps } from './deps.ts';
import type { Annex, AnnexReport } from './draft.ts';
import { requireAnnex } from './drafts.ts';
import { tellAnnex } from './tell.ts';

/** An import can be undone for this many days. */
export const UNDO_DAYS = 10;

const DAY_MS = 24 * 3_600_000;

/** What an undo takes back, and what stays because something uses it. */
export interface UndoPlan {
  readonly certificates: number;
  readonly products: readonly UseFound<(typeof PRODUCT_USES)[number]>[];
  readonly producers: readonly UseFound<(typeof PRODUCER_USES)[number]>[];
}

/**
 * What an undo of an import would take back now: its certificates, and the products and producers that it registered and
 * that nothing else uses.
 * @throws annex-open, annex-settled, annex-undo-late
 */
export async function planUndo(
  deps: Pick<AnnexDeps, 'clock'>,
  db: Kysely<Database>,
  { report, state, stored }: Annex,
): Promise<UndoPlan> {
  if (state === 'open') throw problem('annex-open');
  if (state === 'undone' || report === null) throw problem('annex-settled');
  const confirmedMs = stored.confirmedMs ?? 0;
  if (deps.clock() > confirmedMs + UNDO_DAYS * DAY_MS) {
    throw problem('annex-undo-late', { params: { days: UNDO_DAYS } });
  }
  const certificates = new Set(report.certificates.map(({ id }) => id));
  const products = await productUses(db, addedBy(report, 'product'), certificates, confirmedMs);
  const going = new Set(unused(products));
  const producers = await producerUses(db, addedBy(report, 'producer'), going, confirmedMs);
  return { certificates: await countStanding(db, [...certificates]), products, producers };
}

/**
 * Takes an import back: the certificates that it recorded count no more, as entered by mistake, and what it registered stands
 * in no list any more unless something else uses it. Nothing is deleted; whatever uses a thing later takes it up again.
 * Asked once more by the same person for the same reason it changes nothing.
 * @throws annex-open, annex-settled, annex-undo-late, annex-in-use, annex-changed, correction-reason
 */
export async function undoAnnex(deps: AnnexDeps & Acting, annex: Annex, reason: string): Promise<Annex> {
  const why = cleanText(reason);
  if (why === '' && annex.state === 'confirmed') throw problem('correction-reason', { field: 'reason' });
  const products = await deps.db.transaction().execute(async (transaction) => {
    // Somebody else may have settled it while this waited for its turn.
    const current = await requireAnnex({ ...deps, db: transaction }, annex.id);
    if (isRepeated(current, deps.by.actor, why)) return [];
    return await takeBack(deps, transaction, current, why);
  });
  for (const id of products) deps.changes.emit({ kind: 'product', id });
  return await requireAnnex(deps, annex.id);
}

/** Whether the same person took it back for the same reason before. */
function isRepeated({ state, stored }: Annex, actor: string, reason: string): boolean {
  return state === 'undone' && stored.undoneBy === actor && stored.undoReason === reason;
}

/** Takes an import back inside the transaction; tells which products it was about. */
async function takeBack(
  deps: AnnexDeps & Acting,
  transaction: Kysely<Database>,
  annex: Annex,
  why: string,
): Promise<readonly string[]> {
  const { report } = annex;
  const plan = await planUndo(deps, transaction, annex);
  const { certificates, products, producers } = plan;
  const now = deps.clock();
  const values = {
    state: 'undone',
    reportJson: JSON.stringify({ ...report, undone: plan }),
    undoneMs: now,
    undoneBy: deps.by.actor,
    undoReason: why,
    updatedMs: now,
  };
  if (!(await updateAnnex(transaction, annex, values))) throw problem('version-conflict');
  await asLongWork(
    transaction,
    async () => {
      await deps.takeBackCertificates(transaction, deps.by, report?.certificates ?? [], why);
      await withdraw(deps, transaction, annex, plan, why);
      const counts = {
        certificates,
        products: unused(products).length,
        producers: unused(producers).length,
      };
      await tellAnnex(deps, transaction, annex, 'annex.undo', counts, why);
    },
    (entries) => appendAudits(transaction, entries),
  );
  return (report?.rows ?? []).flatMap(({ productId }) => productId ?? []);
}

async function withdraw(
  { by, clock }: AnnexDeps & Acting,
  db: Kysely<Database>,
  { provinceCode }: Annex,
  { products, producers }: UndoPlan,
  reason: string,
): Promise<void> {
  const timeMs = clock();
  const gtins = await withdrawProducts(db, unused(products), timeMs);
  await withdrawProducers(db, unused(producers), timeMs);
  const told = (kind: 'product' | 'producer', { id, producerId }: UseFound<string>) => ({
    ...actedBy(by),
    timeMs,
    action: `${kind}.withdraw`,
    subjectKind: kind,
    subjectId: id,
    producerId,
    provinceCode,
    before: { withdrawnMs: null, ...(gtins.has(id) ? { gtins: gtins.get(id) } : {}) },
    after: { withdrawnMs: timeMs, ...(gtins.has(id) ? { gtins: [] } : {}) },
    reason,
  });
  await appendAudits(db, [
    ...products.filter(isUnused).map((product) => told('product', product)),
    ...producers.filter(isUnused).map((producer) => told('producer', producer)),
  ]);
}

function isUnused({ use }: UseFound<string>): boolean {
  return use === null;
}

function unused(found: readonly UseFound<string>[]): string[] {
  return found.filter(isUnused).map(({ id }) => id);
}

function addedBy({ rows }: AnnexReport, what: Addition & ('product' | 'producer')): string[] {
  const ids = rows.flatMap(({ added, productId, producerId }) =>
    added?.includes(what) === true ? [what === 'product' ? productId : producerId] : [],
  );
  return [...new Set(ids)].filter((id) => id !== undefined);
}
