/** The tables of the printing studio. */
export interface PrintingTables {
  printThing: PrintThingTable;
  printChoice: PrintChoiceTable;
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
