/** Checks of stamps: totals for good, single events for the retention time. */
export interface ScanningTables {
  scanTotal: ScanTotalTable;
  scanEvent: ScanEventTable;
}

/** How often one stamp was checked; there is no row before its first check. */
export interface ScanTotalTable {
  batchCode: string;
  stampIndex: number;
  scans: number;
  firstMs: number;
  lastMs: number;
}

/** One counted check; forgotten after the retention time. */
export interface ScanEventTable {
  /** The single-use token's nonce: a repeat of the same post is the same row. */
  id: string;
  batchCode: string;
  stampIndex: number;
  timeMs: number;
  verdict: string;
  /** HMAC under a daily salt that is never stored. */
  visitorMark: string;
  /** no | today | earlier: what the phone itself remembers; null without script. */
  seenBefore: string | null;
  provinceCode: string | null;
  /** public | signed-in */
  source: string;
}
