import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALLOCATED,
  BatchIntervals,
  countsAfter,
  movesOf,
  type RangeEntry,
} from '../../../stamps/state/index.ts';

const QUANTITY = 30;

const drafts = fc.array(
  fc.record({
    action: fc.constantFrom('print', 'activate', 'reassign', 'void', 'suspend', 'resume', 'undo'),
    a: fc.nat(QUANTITY - 1),
    b: fc.nat(QUANTITY - 1),
    lotId: fc.constantFrom('lot-1', 'lot-2'),
    reason: fc.constantFrom('damaged', 'lost', 'stolen'),
    undoes: fc.nat(60),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('the moves of an entry', () => {
  it('lead from the counts before it to the counts after it, whatever the log', () => {
    fc.assert(
      fc.property(drafts, (lines) => {
        const batch = new BatchIntervals(QUANTITY);
        for (const [place, { a, b, undoes, action, ...draft }] of lines.entries()) {
          const isUndo = action === 'undo' && place > 0;
          const entry: RangeEntry = {
            ...draft,
            seq: place + 1,
            timeMs: 0,
            first: Math.min(a, b),
            last: Math.max(a, b),
            action: action === 'undo' && !isUndo ? 'print' : action,
            undoes: isUndo ? 1 + (undoes % place) : null,
          };
          // Taking back twice does nothing more; the rules refuse it, and it has no moves worth telling.
          if (isUndo && batch.isUndone(entry.undoes ?? 0)) entry.undoes = place + 100;
          const before = batch.counts();
          const moves = movesOf(batch, entry);
          batch.append(entry);
          expect(countsAfter(before, moves)).toEqual(batch.counts());
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('name both states and how many, and nothing that stays', () => {
    const batch = new BatchIntervals(10, [
      { seq: 1, action: 'print', first: 0, last: 5, timeMs: 0 },
      { seq: 2, action: 'void', first: 4, last: 7, reason: 'lost', timeMs: 0 },
    ]);
    const again = movesOf(batch, { seq: 3, action: 'print', first: 0, last: 9, timeMs: 0 });
    expect(again).toEqual([{ from: ALLOCATED, to: { ...ALLOCATED, phase: 'printed', seq: 3 }, count: 2 }]);
    const back = movesOf(batch, { seq: 3, action: 'undo', undoes: 2, first: 4, last: 7, timeMs: 0 });
    expect(back.map(({ from, to, count }) => [from.phase, to.phase, count])).toEqual([
      ['voided', 'printed', 2],
      ['voided', 'allocated', 2],
    ]);
  });
});
