import type { Generated } from 'kysely';

/** Goods that were made together, and what changed in their declaration. */
export interface LotTables {
  lot: LotTable;
  lotAmendment: LotAmendmentTable;
}

/** Goods of one product that were made together, and how many stamps they may carry. */
export interface LotTable {
  id: string;
  productId: string;
  /** Printed lot number, GS1 AI 10 characters, unique per product. */
  number: string;
  producedOn: string;
  expiresOn: string | null;
  declaredQuantity: number;
  /** Stamps activated for it; kept in the same transaction as the range log. */
  activatedQuantity: number;
  /** `[{name, nameEn?, place?, locationCode?, productCode?, on}]` */
  stagesJson: string;
  /** `[{name, quantity, unit, supplier?, place?, on?}]`: what it was made from. */
  materialsJson: string;
  recalledMs: number | null;
  recallReason: string | null;
  /** `{vi: string, en?: string}`: the safety notice consumers read. */
  recallNoticeJson: string | null;
  recalledBy: string | null;
  createdMs: number;
  createdBy: string;
}

/** Officers' changes of a lot's declared quantity. */
export interface LotAmendmentTable {
  id: Generated<number>;
  lotId: string;
  fromQuantity: number;
  toQuantity: number;
  reason: string;
  actor: string;
  timeMs: number;
}
