/** The tables of annexes that are being imported. */
export interface AnnexTables {
  annex: AnnexTable;
  annexMapping: AnnexMappingTable;
}

/** One uploaded annex of a decision: a draft until it is confirmed, kept as a record afterwards. */
export interface AnnexTable {
  id: string;
  /** open | confirmed | undone */
  state: string;
  /** Grows with every change of the draft: what is confirmed is what was seen. */
  version: number;
  createdBy: string;
  /** The province whose products it recognises; null: of the whole country. */
  provinceCode: string | null;
  fileName: string;
  /** SHA-256, hex, of the file, the decision and the province: the same upload again is the same draft. */
  sourceHash: string;
  /** `{number, signedOn, authority, authorityKey}` */
  decisionJson: string;
  /** `[{name, rows, merges}]`: the sheets as they were read; null once it can no longer be needed. */
  sheetsJson: string | null;
  /** Index of the sheet that is imported. */
  sheet: number;
  /** Index of the first row of the header; null: not found yet. */
  headerFirst: number | null;
  headerRows: number | null;
  /** For every column of the sheet the name of the registry's column, or null. */
  mappingJson: string;
  /** `{stars?, group?}`: what holds for every row that does not say otherwise. */
  wholeJson: string;
  /** `{rows: {ROW: {cells?, use?}}, producers: {KEY: producer id | "new"}}` */
  editsJson: string;
  /** What became of the rows, once it is confirmed. */
  reportJson: string | null;
  confirmedMs: number | null;
  confirmedBy: string | null;
  undoneMs: number | null;
  undoneBy: string | null;
  undoReason: string | null;
  createdMs: number;
  updatedMs: number;
}

/** How an officer mapped the columns of a header for an authority, remembered for its next annex. */
export interface AnnexMappingTable {
  actor: string;
  authorityKey: string;
  /** The folded texts of the header. */
  headerKey: string;
  mappingJson: string;
  usedMs: number;
}
