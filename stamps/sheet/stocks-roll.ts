import type { LabelStock } from './label-stock.ts';

type Row = readonly [
  id: string,
  across: number,
  labelWidthMm: number,
  labelHeightMm: number,
  gapMm: number,
  edgeMm: number,
];

const ROWS: readonly Row[] = [
  ['roll-3x35x22', 3, 35, 22, 2, 0.5],
  ['roll-2x50x30', 2, 50, 30, 2, 1.5],
  ['roll-2x40x30', 2, 40, 30, 2, 1.5],
  ['roll-30x20', 1, 30, 20, 0, 0],
  ['roll-40x30', 1, 40, 30, 0, 0],
  ['roll-50x30', 1, 50, 30, 0, 0],
  ['roll-50x50', 1, 50, 50, 0, 0],
  ['roll-60x40', 1, 60, 40, 0, 0],
  ['roll-70x50', 1, 70, 50, 0, 0],
  ['roll-100x50', 1, 100, 50, 0, 0],
  ['roll-100x70', 1, 100, 70, 0, 0],
];

/**
 * Rolls for thermal printers, as they are sold in Vietnam: a page is one label, or one row of labels side by side on the
 * backing paper.
 */
export const ROLL_STOCKS: readonly LabelStock[] = ROWS.map(
  ([id, across, labelWidthMm, labelHeightMm, gapMm, edgeMm]) => {
    const pitchXMm = labelWidthMm + gapMm;
    const pageWidthMm = 2 * edgeMm + (across - 1) * pitchXMm + labelWidthMm;
    return {
      id,
      kind: 'roll',
      name: `${across === 1 ? '' : `${across} × `}${labelWidthMm} × ${labelHeightMm} mm`,
      example: `${pageWidthMm} mm`,
      pageWidthMm,
      pageHeightMm: labelHeightMm,
      columns: across,
      rows: 1,
      labelWidthMm,
      labelHeightMm,
      pitchXMm,
      pitchYMm: labelHeightMm,
      originXMm: edgeMm,
      originYMm: 0,
    };
  },
);
