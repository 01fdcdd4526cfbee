/** Where the labels are on one sheet of label stock; all lengths in millimetres, from the sheet's top left corner. */
export interface SheetGeometry {
  readonly pageWidthMm: number;
  readonly pageHeightMm: number;
  readonly columns: number;
  readonly rows: number;
  readonly labelWidthMm: number;
  readonly labelHeightMm: number;
  /** Left edge of a label to the left edge of its right neighbour. */
  readonly pitchXMm: number;
  /** Top edge of a label to the top edge of the one below. */
  readonly pitchYMm: number;
  /** Left edge of the first label. */
  readonly originXMm: number;
  /** Top edge of the first label. */
  readonly originYMm: number;
}

/** Sheets for office printers, or rolls for label printers, where a page is one row of labels. */
export type StockKind = 'sheet' | 'roll';

/** A named label stock, as sold in packs. */
export interface LabelStock extends SheetGeometry {
  /** Stable key, e.g. `a4-65-38x21`. */
  readonly id: string;
  readonly kind: StockKind;
  /** As a person orders it, e.g. `65 × 38.1 × 21.2 mm`. */
  readonly name: string;
  /** One product of this geometry, as brand and part number; of a roll the width of its backing paper. */
  readonly example: string;
}

/** The geometry of a roll with these labels: that of a row of them, or a single label where the stock has rows below each other. */
export function rollGeometry(geometry: SheetGeometry): SheetGeometry {
  if (geometry.rows === 1) return geometry;
  const { labelWidthMm, labelHeightMm } = geometry;
  return {
    pageWidthMm: labelWidthMm,
    pageHeightMm: labelHeightMm,
    columns: 1,
    rows: 1,
    labelWidthMm,
    labelHeightMm,
    pitchXMm: labelWidthMm,
    pitchYMm: labelHeightMm,
    originXMm: 0,
    originYMm: 0,
  };
}

/** Labels on one sheet. */
export function labelsPerSheet(geometry: SheetGeometry): number {
  return geometry.columns * geometry.rows;
}
