import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import {
  checkGeometry,
  findLabelStock,
  type GeometryFault,
  LABEL_STOCKS,
  labelsPerSheet,
  ROLL_STOCKS,
  rollGeometry,
  type SheetGeometry,
} from '../../../stamps/sheet/index.ts';
import { EXTERNAL_VECTORS } from '../../support/external-vectors.ts';

const SOUND: SheetGeometry = {
  pageWidthMm: 210,
  pageHeightMm: 297,
  columns: 5,
  rows: 13,
  labelWidthMm: 38.1,
  labelHeightMm: 21.2,
  pitchXMm: 40.6,
  pitchYMm: 21.2,
  originXMm: 4.7,
  originYMm: 10.9,
};

describe('the shipped label stocks', () => {
  it('are at least 14 counts of labels on A4, each sound, each with its own id', () => {
    expect(new Set(LABEL_STOCKS.map(labelsPerSheet)).size).toBeGreaterThanOrEqual(14);
    expect(new Set(LABEL_STOCKS.map(({ id }) => id)).size).toBe(LABEL_STOCKS.length);
    for (const stock of LABEL_STOCKS) {
      expect(checkGeometry(stock), stock.id).toEqual([]);
      expect([stock.pageWidthMm, stock.pageHeightMm], stock.id).toEqual([210, 297]);
      expect(stock.id).toMatch(new RegExp(`^a4-${labelsPerSheet(stock)}-`));
      expect(findLabelStock(stock.id)).toBe(stock);
    }
  });

  it('have rolls beside them: one row of labels a page, each sound, within the width of a label printer', () => {
    for (const stock of ROLL_STOCKS) {
      expect(checkGeometry(stock), stock.id).toEqual([]);
      expect([stock.kind, stock.rows, stock.pageHeightMm], stock.id).toEqual([
        'roll',
        1,
        stock.labelHeightMm,
      ]);
      expect(stock.pageWidthMm, stock.id).toBeLessThanOrEqual(110);
      expect(findLabelStock(stock.id)).toBe(stock);
      expect(rollGeometry(stock)).toBe(stock);
    }
    expect(LABEL_STOCKS.every(({ kind }) => kind === 'sheet')).toBe(true);
  });

  it.each([65, 80, 48, 40, 30, 27, 24, 21, 18, 16, 14, 12, 10, 8])('has a stock of %i labels', (labels) => {
    const stock = findLabelStock(`${labels}-up`);
    expect(stock && labelsPerSheet(stock)).toBe(labels);
  });

  it.each(['', '66-up', '0-up', '065-up', 'a4-65', 'A4-65-38X21', '65'])('has no stock %j', (id) => {
    expect(findLabelStock(id)).toBeUndefined();
  });

  const file = join(EXTERNAL_VECTORS ?? '', '../data/label-stocks-a4.csv');
  it.runIf(EXTERNAL_VECTORS && existsSync(file))(
    'agree with a list of products on the market (EXTERNAL_VECTORS)',
    () => {
      const rows: unknown = parse(readFileSync(file, 'utf8'), { columns: true });
      if (!Array.isArray(rows)) throw new TypeError('the list is no table');
      for (const stock of LABEL_STOCKS) {
        const known = rows.some(
          (row) =>
            `${row.brand} ${row.part}` === stock.example &&
            Number(row.nx) === stock.columns &&
            Number(row.ny) === stock.rows &&
            Number(row.width_mm) === stock.labelWidthMm &&
            Number(row.height_mm) === stock.labelHeightMm &&
            Number(row.x0_mm) === stock.originXMm &&
            Number(row.y0_mm) === stock.originYMm &&
            Number(row.dx_mm) === stock.pitchXMm &&
            Number(row.dy_mm) === stock.pitchYMm,
        );
        expect(known, stock.example).toBe(true);
      }
    },
  );
});

describe('checkGeometry', () => {
  const CASES: readonly [string, Partial<SheetGeometry>, GeometryFault[]][] = [
    ['a sound geometry', {}, []],
    ['one column needs no pitch', { columns: 1, pitchXMm: 0 }, []],
    ['no columns', { columns: 0 }, [{ field: 'columns', code: 'out-of-range' }]],
    ['two and a half rows', { rows: 2.5 }, [{ field: 'rows', code: 'not-whole' }]],
    ['labels narrower than 8 mm', { labelWidthMm: 7.9 }, [{ field: 'labelWidthMm', code: 'out-of-range' }]],
    [
      'a width that is no number',
      { labelWidthMm: Number.NaN },
      [{ field: 'labelWidthMm', code: 'out-of-range' }],
    ],
    ['an infinite page', { pageHeightMm: Infinity }, [{ field: 'pageHeightMm', code: 'out-of-range' }]],
    ['a negative origin', { originXMm: -1 }, [{ field: 'originXMm', code: 'out-of-range' }]],
    ['columns that overlap', { pitchXMm: 38 }, [{ field: 'pitchXMm', code: 'labels-overlap' }]],
    ['rows that overlap', { pitchYMm: 21.1 }, [{ field: 'pitchYMm', code: 'labels-overlap' }]],
    ['a column off the page', { originXMm: 11 }, [{ field: 'pageWidthMm', code: 'off-page' }]],
    ['a row off the page', { rows: 14 }, [{ field: 'pageHeightMm', code: 'off-page' }]],
    [
      'two faults',
      { columns: 101, labelHeightMm: 0 },
      [
        { field: 'columns', code: 'out-of-range' },
        { field: 'labelHeightMm', code: 'out-of-range' },
      ],
    ],
  ];

  it.each(CASES)('%s', (_, change, faults) => {
    expect(checkGeometry({ ...SOUND, ...change })).toEqual(faults);
  });
});
