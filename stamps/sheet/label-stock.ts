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

/** A named label stock, as sold in packs. */
export interface LabelStock extends SheetGeometry {
  /** Stable key, e.g. `a4-65-38x21`. */
  readonly id: string;
  /** As a person orders it, e.g. `65 × 38.1 × 21.2 mm`. */
  readonly name: string;
  /** One product of this geometry, as brand and part number. */
  readonly example: string;
}

/** Labels on one sheet. */
export function labelsPerSheet(geometry: SheetGeometry): number {
  return geometry.columns * geometry.rows;
}
