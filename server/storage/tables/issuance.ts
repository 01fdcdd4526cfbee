/** What is kept beside the range log so that nobody folds it to count. */
export interface IssuanceTables {
  batchTally: BatchTallyTable;
  stampMovement: StampMovementTable;
}

/** How many stamps of a batch are in each state; kept in the transaction of its log. */
export interface BatchTallyTable {
  batchCode: string;
  /** The version of the log that is counted; behind the batch's own only in a database from before this table. */
  logVersion: number;
  allocated: number;
  printed: number;
  activated: number;
  damaged: number;
  lost: number;
  stolen: number;
  /** Counted in their phase as well. */
  suspended: number;
}

/**
 * What moved in a batch's stock of printed stamps in one month, net of what was taken back in it; kept in the transaction
 * of its log. `docs/how-to/stamps.md` defines the columns.
 */
export interface StampMovementTable {
  batchCode: string;
  /** `YYYY-MM` of Vietnamese civil days. */
  month: string;
  /** Stamps ordered; none of them in stock yet. */
  ordered: number;
  printed: number;
  activated: number;
  /** Voided out of the stock. */
  damaged: number;
  lost: number;
  stolen: number;
  /** What an undo after the last day of activation put among the expired ones (or took from them); those that expired unused are computed. */
  expired: number;
  /** Voided after activation: no movement of the stock. */
  withdrawn: number;
}
