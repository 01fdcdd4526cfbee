import { rowFacts } from '../domain/audit.ts';
import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import { correctUnusedLot, findLot, findLotByNumber, type NamedLotRow } from '../storage/lots.ts';
import { requireManage } from './access.ts';
import { auditLot } from './audited.ts';
import type { IssuanceDeps } from './deps.ts';
import { checkDeclaration, findLotAndOwner, type Material } from './lots.ts';
import { type Attempt, recordingRefusals } from './refusals.ts';

/** What is mended in a declaration; members left out stay as they are. */
export interface LotCorrection {
  readonly number?: string;
  readonly producedOn?: string;
  /** Null: there is none. */
  readonly expiresOn?: string | null;
  readonly declaredQuantity?: number;
  readonly materials?: readonly Material[];
}

/**
 * Mends what was declared about a lot, as long as no stamp was ever activated for it.
 * @throws not-found, forbidden, lot-recalled, lot-activated, lot-number-invalid, date-invalid, lot-dates-invalid, lot-number-taken
 */
export async function correctLot(
  deps: IssuanceDeps,
  principal: Principal,
  lotId: string,
  correction: LotCorrection,
): Promise<NamedLotRow> {
  const attempt: Attempt = { action: 'amend', lotId };
  return await recordingRefusals(deps, principal, attempt, async () => {
    const { owner } = await findLotAndOwner(deps, lotId);
    attempt.productId = owner.productId;
    requireManage(principal, owner);
    await deps.db.transaction().execute(async (transaction) => {
      const lot = await findLot(transaction, lotId);
      if (lot === undefined) throw problem('not-found');
      if (lot.recalledMs !== null) throw problem('lot-recalled');
      const { materials, ...rest } = correction;
      const changes = {
        number: lot.number,
        producedOn: lot.producedOn,
        expiresOn: lot.expiresOn,
        declaredQuantity: lot.declaredQuantity,
        ...rest,
        materialsJson: materials === undefined ? lot.materialsJson : JSON.stringify(materials),
      };
      const { expiresOn, ...days } = changes;
      checkDeclaration({
        ...days,
        ...(expiresOn === null ? {} : { expiresOn }),
        ...(materials === undefined ? {} : { materials }),
      });
      const namesake = await findLotByNumber(transaction, lot.productId, changes.number);
      if (namesake !== undefined && namesake.id !== lotId) {
        throw problem('lot-number-taken', { field: 'number', params: { number: changes.number } });
      }
      if (!(await correctUnusedLot(transaction, lotId, changes))) throw problem('lot-activated');
      const [before, after] = differenceOf(rowFacts(lot), rowFacts({ ...lot, ...changes }));
      const told = { timeMs: deps.clock(), action: 'lot.correct', before, after, reason: null };
      await auditLot(transaction, principal, owner, lot, told);
    });
    deps.changes.emit({ kind: 'lot', id: lotId });
    return (await findLotAndOwner(deps, lotId)).lot;
  });
}

type Facts = Readonly<Record<string, unknown>>;

/** The members that differ, as they were and as they are. */
function differenceOf(before: Facts, after: Facts): readonly [Facts, Facts] {
  const names = Object.keys(before).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const only = (facts: Facts) => Object.fromEntries(names.map((name) => [name, facts[name]]));
  return [only(before), only(after)];
}
