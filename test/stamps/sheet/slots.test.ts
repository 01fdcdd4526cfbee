import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findLabelStock,
  indexesOf,
  indexOfSlot,
  type SlotRun,
  sheetCount,
  slotOfIndex,
  slotRect,
  stampCount,
  stampsOfSheet,
} from '../../../stamps/sheet/index.ts';
import { skippedIn, skips } from './skips.ts';

const run = (change: Partial<SlotRun> = {}): SlotRun => ({
  firstIndex: 100,
  lastIndex: 299,
  startSlot: 1,
  labelsPerSheet: 65,
  ...change,
});

describe('slots', () => {
  it.each([
    ['the first stamp', run(), 100, { sheet: 1, slot: 1 }],
    ['the last of the first sheet', run(), 164, { sheet: 1, slot: 65 }],
    ['the first of the second sheet', run(), 165, { sheet: 2, slot: 1 }],
    ['the last stamp', run(), 299, { sheet: 4, slot: 5 }],
    ['before the run', run(), 99, undefined],
    ['behind the run', run(), 300, undefined],
    ['between two stamps', run(), 100.5, undefined],
    ['start at label 65', run({ startSlot: 65 }), 100, { sheet: 1, slot: 65 }],
    ['start at label 65, next stamp', run({ startSlot: 65 }), 101, { sheet: 2, slot: 1 }],
    ['left out', run({ skipped: [{ first: 110, last: 119 }] }), 115, undefined],
    ['before what is left out', run({ skipped: [{ first: 110, last: 119 }] }), 109, { sheet: 1, slot: 10 }],
    [
      'behind it, on the next label',
      run({ skipped: [{ first: 110, last: 119 }] }),
      120,
      { sheet: 1, slot: 11 },
    ],
    ['the first stamp left', run({ skipped: [{ first: 100, last: 101 }] }), 102, { sheet: 1, slot: 1 }],
  ])('%s', (_, layout, index, place) => {
    expect(slotOfIndex(layout, index)).toEqual(place);
  });

  it.each([
    ['an empty label before the start', run({ startSlot: 4 }), { sheet: 1, slot: 3 }, undefined],
    ['the start', run({ startSlot: 4 }), { sheet: 1, slot: 4 }, 100],
    ['an empty label behind the end', run(), { sheet: 4, slot: 6 }, undefined],
    ['label 0', run(), { sheet: 1, slot: 0 }, undefined],
    ['label 66 of 65', run(), { sheet: 1, slot: 66 }, undefined],
    ['sheet 0', run(), { sheet: 0, slot: 65 }, undefined],
    ['half a label', run(), { sheet: 1, slot: 1.5 }, undefined],
  ])('%s', (_, layout, place, index) => {
    expect(indexOfSlot(layout, place)).toBe(index);
  });

  it('leads from every stamp to its label and back, and no label holds two stamps', () => {
    const runs = fc.record({
      firstIndex: fc.integer({ min: 0, max: 1_000_000 }),
      length: fc.integer({ min: 1, max: 300 }),
      labelsPerSheet: fc.integer({ min: 1, max: 189 }),
      start: fc.nat(),
      left: skips,
    });
    fc.assert(
      fc.property(runs, ({ firstIndex, length, labelsPerSheet, start, left }) => {
        const lastIndex = firstIndex + length - 1;
        const skipped = skippedIn({ firstIndex, lastIndex }, left);
        const layout: SlotRun = {
          firstIndex,
          lastIndex,
          skipped,
          labelsPerSheet,
          startSlot: (start % labelsPerSheet) + 1,
        };
        const seen = new Set<string>();
        for (let sheet = 1; sheet <= sheetCount(layout); sheet++) {
          const { indexes, firstSlot } = stampsOfSheet(layout, sheet);
          for (const [at, index] of indexes.entries()) {
            const place = { sheet, slot: firstSlot + at };
            expect(slotOfIndex(layout, index)).toEqual(place);
            expect(indexOfSlot(layout, place)).toBe(index);
            seen.add(`${sheet}/${place.slot}`);
          }
        }
        expect(seen.size).toBe(stampCount(layout));
        for (const index of indexesOf(skipped)) expect(slotOfIndex(layout, index)).toBeUndefined();
      }),
      { seed: 2, numRuns: 60 },
    );
  });
});

describe('slotRect', () => {
  const stock = findLabelStock('a4-65-38x21');
  if (stock === undefined) throw new TypeError('no such stock');

  it.each([
    [1, 4.7, 10.9],
    [5, 4.7 + 4 * 40.6, 10.9],
    [6, 4.7, 10.9 + 21.2],
    [65, 4.7 + 4 * 40.6, 10.9 + 12 * 21.2],
  ])('label %i', (slot, xMm, yMm) => {
    const rect = slotRect(stock, slot);
    expect(rect.xMm).toBeCloseTo(xMm, 9);
    expect(rect.yMm).toBeCloseTo(yMm, 9);
    expect([rect.widthMm, rect.heightMm]).toEqual([38.1, 21.2]);
  });

  it('moves by the offset and stretches positions, not labels, by the scale', () => {
    const rect = slotRect(stock, 65, { offsetXMm: 1.5, offsetYMm: -2, scale: 1.01 });
    expect(rect.xMm).toBeCloseTo((4.7 + 4 * 40.6) * 1.01 + 1.5, 9);
    expect(rect.yMm).toBeCloseTo((10.9 + 12 * 21.2) * 1.01 - 2, 9);
    expect([rect.widthMm, rect.heightMm]).toEqual([38.1, 21.2]);
  });

  it.each([0, 66, 1.5, -1, Number.NaN])('has no label %d', (slot) => {
    expect(() => slotRect(stock, slot)).toThrow(TypeError);
  });
});
