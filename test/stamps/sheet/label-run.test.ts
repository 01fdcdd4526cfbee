import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexesOf, indexOfSlot, sheetCount, stampsOnLabels } from '../../../stamps/sheet/index.ts';
import { skippedIn, skips } from './skips.ts';

/** 100 to 299 on sheets of 65, from label 14: 52 stamps on sheet 1, then 65, 65, and 18 on sheet 4. */
const RUN = { firstIndex: 100, lastIndex: 299, startSlot: 14, labelsPerSheet: 65 };

describe('the stamps on a run of labels', () => {
  it.each([
    ['labels 12 to 18 of sheet 3', { sheet: 3, firstSlot: 12, lastSlot: 18 }, 228, 234],
    ['one label', { sheet: 2, firstSlot: 1, lastSlot: 1 }, 152, 152],
    ['a whole sheet', { sheet: 2 }, 152, 216],
    ['the first sheet, begun at label 14', { sheet: 1 }, 100, 151],
    ['the last sheet, not filled', { sheet: 4 }, 282, 299],
    ['sheets 2 to 4', { sheet: 2, lastSheet: 4 }, 152, 299],
    [
      'from a label to a label of a later sheet',
      { sheet: 1, firstSlot: 60, lastSheet: 2, lastSlot: 3 },
      146,
      154,
    ],
    ['labels of which some were left empty', { sheet: 1, firstSlot: 10, lastSlot: 15 }, 100, 101],
    ['labels behind the last stamp', { sheet: 4, firstSlot: 18, lastSlot: 65 }, 299, 299],
  ])('%s', (_name, labels, firstIndex, lastIndex) => {
    const spans = [{ first: firstIndex, last: lastIndex }];
    expect(stampsOnLabels(RUN, labels)).toEqual({ ok: true, spans });
  });

  it.each([
    [{ sheet: 5 }, 'sheet-outside-job', 'sheet'],
    [{ sheet: 0 }, 'sheet-outside-job', 'sheet'],
    [{ sheet: 1.5 }, 'sheet-outside-job', 'sheet'],
    [{ sheet: 2, lastSheet: 5 }, 'sheet-outside-job', 'lastSheet'],
    [{ sheet: 3, lastSheet: 2 }, 'run-reversed', 'lastSheet'],
    [{ sheet: 3, firstSlot: 66 }, 'slot-outside-sheet', 'firstSlot'],
    [{ sheet: 3, lastSlot: 66 }, 'slot-outside-sheet', 'lastSlot'],
    [{ sheet: 3, firstSlot: 0 }, 'slot-outside-sheet', 'firstSlot'],
    [{ sheet: 3, firstSlot: 9, lastSlot: 8 }, 'run-reversed', 'lastSlot'],
    [{ sheet: 1, firstSlot: 1, lastSlot: 13 }, 'labels-empty', 'sheet'],
    [{ sheet: 4, firstSlot: 19, lastSlot: 65 }, 'labels-empty', 'sheet'],
  ])('%j: %s', (labels, fault, member) => {
    expect(stampsOnLabels(RUN, labels)).toEqual({ ok: false, fault, member });
  });

  it('are those that lie on its labels one by one', () => {
    const layout = fc
      .record({
        firstIndex: fc.nat(500),
        stamps: fc.integer({ min: 1, max: 60 }),
        labelsPerSheet: fc.integer({ min: 1, max: 12 }),
        start: fc.nat(100),
        a: fc.nat(200),
        b: fc.nat(200),
        left: skips,
      })
      .map(({ firstIndex, stamps, labelsPerSheet, start, a, b, left }) => {
        const lastIndex = firstIndex + stamps - 1;
        const run = {
          firstIndex,
          lastIndex,
          skipped: skippedIn({ firstIndex, lastIndex }, left),
          startSlot: 1 + (start % labelsPerSheet),
          labelsPerSheet,
        };
        const labels = sheetCount(run) * labelsPerSheet;
        const [from = 0, to = 0] = [a % labels, b % labels].sort((x, y) => x - y);
        return { run, from, to };
      });
    fc.assert(
      fc.property(layout, ({ run, from, to }) => {
        const placeOf = (label: number) => ({
          sheet: Math.floor(label / run.labelsPerSheet) + 1,
          slot: (label % run.labelsPerSheet) + 1,
        });
        const lying: number[] = [];
        for (let label = from; label <= to; label += 1) {
          const index = indexOfSlot(run, placeOf(label));
          if (index !== undefined) lying.push(index);
        }
        const found = stampsOnLabels(run, {
          sheet: placeOf(from).sheet,
          firstSlot: placeOf(from).slot,
          lastSheet: placeOf(to).sheet,
          lastSlot: placeOf(to).slot,
        });
        if (lying.length === 0) expect(found).toMatchObject({ ok: false, fault: 'labels-empty' });
        else
          expect(found).toEqual({
            ok: true,
            spans: expect.anything(),
          });
        if (found.ok) expect([...indexesOf(found.spans)]).toEqual(lying);
      }),
      { seed: 11, numRuns: 500 },
    );
  });
});
