import type { Generated } from 'kysely';

/** The tables of what waits for an officer. */
export interface ReviewTables {
  submission: SubmissionTable;
}

/** What producers asked for, and what was decided about it; superseded, never deleted. */
export interface SubmissionTable {
  /** 1, 2, 3 …; what people call it. */
  number: Generated<number>;
  /** profile | product-new | product | pack-new | pack | batch */
  kind: string;
  /** submitted | approved | returned | withdrawn | superseded */
  state: string;
  /** Name of what it is about. */
  title: string;
  /** Null for an application: there is no producer yet. */
  producerId: string | null;
  /** Where the producer is; follows it while the submission is open. */
  provinceCode: string;
  communeCode: string | null;
  /** The producer, product or pack that it would change; null for what is new. */
  subjectId: string | null;
  /** Of a new product its producer; of a new pack and of a batch order the product. */
  parentId: string | null;
  /** GTIN-14 that the pack does not carry yet. */
  claimsGtin: string | null;
  /** The members of `afterJson` as they were when each was first proposed; null for what is new. */
  beforeJson: string | null;
  /** The proposed members, as the API names them. */
  afterJson: string;
  /** What a decision has to know beside it, such as the year's orders; null: nothing. */
  contextJson: string | null;
  /** The `Idempotency-Key` it came with, unique per actor: an order repeated after a crash finds it. */
  requestKey: string | null;
  submittedMs: number;
  submittedBy: string;
  /** Its version. */
  updatedMs: number;
  decidedMs: number | null;
  decidedBy: string | null;
  /** `[ground]` */
  groundsJson: string;
  reason: string | null;
  /** What approval made or changed. */
  resultId: string | null;
  /** The returned submission that it takes up. */
  supersedes: number | null;
}
