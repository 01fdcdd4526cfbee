/** The table of tables of communes and products that are being imported. */
export interface TableImportTables {
  tableImport: TableImportTable;
}

/** One uploaded table: looked at while it is open, kept with what became of its rows for a while once it is imported. */
export interface TableImportTable {
  id: string;
  /** communes | registry */
  kind: string;
  /** open | confirmed */
  state: string;
  createdBy: string;
  /** The province whose rows alone may be imported; null: of the whole country. */
  provinceCode: string | null;
  fileName: string;
  /** How many rows came, or would come, to what. */
  imported: number;
  updated: number;
  alreadyThere: number;
  refused: number;
  /** Gzip of the JSON of `TableContent`; null once it is no longer kept. */
  content: Uint8Array | null;
  createdMs: number;
  confirmedMs: number | null;
}
