/** The tables of hidden codes. */
export interface ClaimTables {
  claim: ClaimTable;
  claimTally: ClaimTallyTable;
}

/** The first use of a stamp's hidden code. A row is never changed and never taken back. */
export interface ClaimTable {
  batchCode: string;
  stampIndex: number;
  timeMs: number;
  /** Random, of one page view or one caller: the same claim sent again answers as the first did. Names nobody. */
  onceKey: string | null;
}

/** How many stamps of a batch were claimed; kept in the transaction of the claim, and without a row before the first. */
export interface ClaimTallyTable {
  batchCode: string;
  claimed: number;
}
