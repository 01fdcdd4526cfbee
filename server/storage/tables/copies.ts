/** What speaks for stamps being copied. */
export interface CopyTables {
  copyEvidence: CopyEvidenceTable;
  copyTally: CopyTallyTable;
}

/** What is kept of all public checks of one stamp for telling copies; there is no row before its first check. */
export interface CopyEvidenceTable {
  batchCode: string;
  stampIndex: number;
  /** Counts of first-time visits, told provinces and the marks of addresses of the last day, see `copy-evidence-json.ts`. */
  evidenceJson: string;
  /** Visits that no burst explains. */
  visits: number;
  /** Those of them more than two weeks after the first. */
  late: number;
  /** The last score. */
  points: number;
  /** Names of rules, the strongest first: a JSON list, empty until the stamp is suspected. */
  reasonsJson: string;
  /** Set once the score reached the threshold, until somebody clears the stamp. */
  suspectSinceMs: number | null;
}

/** The sums of a batch's evidence. */
export interface CopyTallyTable {
  batchCode: string;
  /** Stamps that were ever checked by the public. */
  checked: number;
  visits: number;
  late: number;
}
