/** The tables of print-outs and of the printing studio. */
export interface PrintingTables {
  printJob: PrintJobTable;
  printFile: PrintFileTable;
  printThing: PrintThingTable;
  printChoice: PrintChoiceTable;
  printHandover: PrintHandoverTable;
  printDownload: PrintDownloadTable;
  printReturn: PrintReturnTable;
}

/**
 * One print-out: of the stamps from `firstIndex` to `lastIndex`, without what it leaves out, the k-th (from 0) sits in slot
 * `startSlot + k`, counted over all sheets.
 */
export interface PrintJobTable {
  id: string;
  batchCode: string;
  firstIndex: number;
  /** Inclusive. */
  lastIndex: number;
  /** sheet | roll | zpl | package | csv | single */
  kind: string;
  /** Label stock as rendered (geometry in mm), JSON; null for csv. */
  stockJson: string | null;
  /** Labels per sheet; null for csv. */
  labelsPerSheet: number | null;
  /** 1-based label on the first sheet. */
  startSlot: number;
  optionsJson: string;
  reprintReason: string | null;
  /** How many of its stamps had been printed before. */
  reprinted: number;
  /** Spans of index within its range that it leaves out, `[[first, last], …]` in order, JSON; null for none. */
  skippedJson: string | null;
  actor: string;
  createdMs: number;
}

/** The last writing of a job's file; every download writes it anew. */
export interface PrintFileTable {
  jobId: string;
  begunMs: number;
  /** When its last byte was handed out; null while it runs and when it broke off. */
  endedMs: number | null;
}

/** What a producer prints with, under a name of its own: label stocks it measured, label designs, printers. */
export interface PrintThingTable {
  id: string;
  producerId: string;
  /** stock | design | printer */
  kind: string;
  name: string;
  /** What the kind has: geometry, design or printer settings, as `server/printing` declares them. */
  dataJson: string;
  createdMs: number;
  updatedMs: number;
  /** Since when it is no longer offered; print jobs keep what they were printed with. */
  endedMs: number | null;
}

/** What a producer printed with last: the studio begins with it. */
export interface PrintChoiceTable {
  producerId: string;
  /** `{stock?, printer?, design?, output}`: ids, of shipped stocks too. */
  choiceJson: string;
  updatedMs: number;
}

/** A link by which a print house fetches the package of a job, once. */
export interface PrintHandoverTable {
  id: string;
  jobId: string;
  producerId: string;
  /** SHA-256 of the token in the link, hex; the token itself is not stored. */
  tokenHash: string;
  /** For whom the link was made, as its maker writes it. */
  recipient: string;
  createdMs: number;
  createdBy: string;
  /** No download begins after this. */
  expiresMs: number;
  revokedMs: number | null;
}

/** One download by such a link. */
export interface PrintDownloadTable {
  id: string;
  handoverId: string;
  startedMs: number;
  /** When the last byte was sent; null while it runs and when it broke off. */
  finishedMs: number | null;
}

/** Labels of a job that came back good or spoiled. */
export interface PrintReturnTable {
  id: string;
  jobId: string;
  good: number;
  spoiled: number;
  /** `[{first, last}]`: the spoiled stamps, which were voided with this. */
  spansJson: string;
  note: string | null;
  actor: string;
  timeMs: number;
}
