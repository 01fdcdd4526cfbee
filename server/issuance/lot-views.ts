import type { LotAmendmentRow, NamedLotRow } from '../storage/lots.ts';
import type { Material, Stage } from './lots.ts';

/** An amendment as the API shows it. */
export function presentAmendment(row: LotAmendmentRow) {
  const { fromQuantity, toQuantity, reason, actor, timeMs } = row;
  return { fromQuantity, toQuantity, reason, actor, timeMs };
}

/** A lot as the API shows it. */
export function presentLot(lot: NamedLotRow) {
  const { stagesJson, materialsJson, recalledMs, recallReason, recallNoticeJson, recalledBy, ...shown } = lot;
  const stages: Stage[] = JSON.parse(stagesJson);
  const materials: Material[] = JSON.parse(materialsJson);
  const notice: { vi: string; en?: string } | null = JSON.parse(recallNoticeJson ?? 'null');
  const recall =
    recalledMs === null ? null : { timeMs: recalledMs, actor: recalledBy, reason: recallReason, notice };
  return { ...shown, stages, materials, state: stateOf(lot), recall };
}

function stateOf({ recalledMs, activatedQuantity, declaredQuantity }: NamedLotRow) {
  if (recalledMs !== null) return 'recalled' as const;
  return activatedQuantity >= declaredQuantity ? ('full' as const) : ('open' as const);
}
