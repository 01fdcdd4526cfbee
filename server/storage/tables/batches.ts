import type { Generated } from 'kysely';

/** Orders of stamps, the log of what happened to their stamps, and what was refused. */
export interface BatchTables {
  batch: BatchTable;
  rangeEntry: RangeEntryTable;
  refusal: RefusalTable;
}

/** An order of stamps: the one row from which every stamp of it is computed. */
export interface BatchTable {
  /** Six characters of Crockford Base32. */
  code: string;
  variantId: string;
  productId: string;
  producerId: string;
  certificateId: string;
  /** 1 to 1,048,576. */
  quantity: number;
  /** signed | compact */
  profile: string;
  /** Scheme and host frozen into the links. */
  origin: string;
  /** GTIN-14 frozen into the links; null: short links. */
  gtin: string | null;
  kid: string;
  tagKeyId: string;
  hiddenKeyId: string | null;
  /** Last day on which an index may be activated, inclusive. */
  unusedDeadlineOn: string;
  /** Highest `seq` of its range log; 0 when empty. */
  logVersion: number;
  /** The `Idempotency-Key` it was ordered with, unique per actor: an order repeated after a crash finds it. */
  requestKey: string | null;
  /** How the order stood to the declared quantity; null: it was not the producer's own order. */
  quotaRule: string | null;
  createdMs: number;
  createdBy: string;
}

/** The append-only log of ranges; see design: the state of an index is the fold by `seq`. */
export interface RangeEntryTable {
  batchCode: string;
  seq: number;
  firstIndex: number;
  /** Inclusive. */
  lastIndex: number;
  /** print | activate | reassign | void | suspend | resume | undo */
  action: string;
  lotId: string | null;
  /** For void: damaged | lost | stolen. */
  reason: string | null;
  note: string | null;
  actor: string;
  /** Producer on whose behalf the actor stood; null for officers and admins. */
  actorProducerId: string | null;
  timeMs: number;
  /** For undo: the `seq` taken back. */
  undoes: number | null;
}

/** Every refused request to issue, activate or change stamps, with its reason code. */
export interface RefusalTable {
  id: Generated<number>;
  timeMs: number;
  actor: string;
  action: string;
  code: string;
  batchCode: string | null;
  productId: string | null;
  lotId: string | null;
  detailJson: string;
}
