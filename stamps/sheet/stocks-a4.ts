import type { LabelStock } from './label-stock.ts';
import { ROLL_STOCKS } from './stocks-roll.ts';

type Row = readonly [
  id: string,
  example: string,
  columns: number,
  rows: number,
  labelWidthMm: number,
  labelHeightMm: number,
  originXMm: number,
  originYMm: number,
  pitchXMm: number,
  pitchYMm: number,
];

const ROWS: readonly Row[] = [
  ['a4-189-25x10', 'Avery 8658', 7, 27, 25.4, 10.0, 5.0, 13.0, 28.5, 10.14],
  ['a4-80-36x17', 'Avery L4732', 5, 16, 35.6, 16.9, 11.0, 13.0, 38.1, 16.9],
  ['a4-70-38x20', 'Ascom ABP-426', 5, 14, 38.0, 19.5, 5.0, 12.0, 40.5, 19.5],
  ['a4-65-38x21', 'Avery 8651', 5, 13, 38.1, 21.2, 4.7, 10.9, 40.6, 21.2],
  ['a4-65-38x21-butt', 'Rayfilm 0102', 5, 13, 38.0, 21.2, 10.0, 10.7, 38.0, 21.2],
  ['a4-56-53x21', 'Rayfilm 0302N', 4, 14, 52.5, 21.2, 0, 0, 52.5, 21.2],
  ['a4-48-46x21', 'Rayfilm 2645', 4, 12, 45.7, 21.2, 9.7, 21.3, 48.3, 21.2],
  ['a4-40-46x25', 'Avery L4770', 4, 10, 45.7, 25.4, 10.0, 22.0, 48.5, 25.4],
  ['a4-40-49x25', 'Rayfilm 0203N', 4, 10, 48.5, 25.4, 8.0, 21.5, 48.5, 25.4],
  ['a4-33-70x25', 'Rayfilm 0503', 3, 11, 70.0, 25.4, 0, 8.8, 70.0, 25.4],
  ['a4-30-70x30', 'JAC 7029', 3, 10, 70.0, 29.7, 0, 0, 70.0, 29.7],
  ['a4-27-64x30', 'Rayfilm 0437', 3, 9, 63.5, 29.6, 7.25, 15.3, 66.0, 29.6],
  ['a4-24-70x37', 'Zweckform 3474', 3, 8, 70.0, 37.0, 0, 0, 70.0, 37.0],
  ['a4-24-70x36', 'Rayfilm 0527', 3, 8, 70.0, 36.0, 0, 4.5, 70.0, 36.0],
  ['a4-24-64x34', 'Endisch 6406333x', 3, 8, 63.5, 33.9, 7.21, 12.9, 66.04, 33.9],
  ['a4-24-65x34', 'Rayfilm 5853', 3, 8, 64.6, 33.8, 8.1, 13.3, 64.6, 33.8],
  ['a4-21-64x38', 'Rayfilm 0410', 3, 7, 63.5, 38.1, 7.2, 15.1, 66.0, 38.1],
  ['a4-18-64x47', 'Rayfilm 0412', 3, 6, 63.5, 46.6, 7.2, 8.7, 66.0, 46.6],
  ['a4-16-99x34', 'Rayfilm 0806', 2, 8, 99.1, 34.0, 4.65, 12.5, 101.6, 34.0],
  ['a4-16-105x37', 'Rayfilm 0908', 2, 8, 105.0, 37.0, 0, 0.5, 105.0, 37.0],
  ['a4-14-99x38', 'Rayfilm 0810', 2, 7, 99.1, 38.1, 4.7, 15.15, 101.6, 38.1],
  ['a4-12-64x72', 'Avery 7164', 3, 4, 63.5, 71.98, 7.35, 3.53, 66.0, 71.98],
  ['a4-12-97x42', 'Zweckform 4781', 2, 6, 97.0, 42.3, 8.0, 21.53, 97.0, 42.3],
  ['a4-10-99x57', 'Endisch 6409957x', 2, 5, 99.1, 57.0, 4.63, 6.0, 101.64, 57.0],
  ['a4-8-99x68', 'Rayfilm 0817', 2, 4, 99.1, 67.7, 4.7, 13.1, 101.6, 67.7],
];

/** A4 label stocks that are sold in many countries, most labels per sheet first. */
export const LABEL_STOCKS: readonly LabelStock[] = ROWS.map(
  ([id, example, columns, rows, labelWidthMm, labelHeightMm, originXMm, originYMm, pitchXMm, pitchYMm]) => ({
    id,
    kind: 'sheet',
    name: `${columns * rows} × ${labelWidthMm} × ${labelHeightMm} mm`,
    example,
    pageWidthMm: 210,
    pageHeightMm: 297,
    columns,
    rows,
    labelWidthMm,
    labelHeightMm,
    pitchXMm,
    pitchYMm,
    originXMm,
    originYMm,
  }),
);

/** The shipped stock of that id; `65-up` is the first with 65 labels. Undefined when there is none. */
export function findLabelStock(id: string): LabelStock | undefined {
  const labels = /^([1-9][0-9]{0,2})-up$/.exec(id)?.[1];
  return (
    LABEL_STOCKS.find((stock) => stock.id === id || String(stock.columns * stock.rows) === labels) ??
    ROLL_STOCKS.find((stock) => stock.id === id)
  );
}
