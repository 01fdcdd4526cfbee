import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALLOCATED,
  BatchIntervals,
  nextState,
  type RangeEntry,
  type StampState,
} from '../../../stamps/state/index.ts';

const QUANTITY = 40;

function entry(seq: number, more: Partial<RangeEntry>): RangeEntry {
  return { seq, action: 'print', first: 0, last: 9, timeMs: 0, ...more };
}

const entries = fc.array(
  fc.record({
    action: fc.constantFrom('print', 'activate', 'reassign', 'void', 'suspend', 'resume', 'undo'),
    a: fc.nat(QUANTITY - 1),
    b: fc.nat(QUANTITY - 1),
    lotId: fc.constantFrom('lot-1', 'lot-2'),
    reason: fc.constantFrom('damaged', 'lost', 'stolen'),
    undoes: fc.nat(90),
  }),
  { maxLength: 90 },
);

/** The plainest fold there is: every entry not taken back, in order, over one index. */
function foldOne(log: readonly RangeEntry[], index: number): StampState {
  const undone = new Set(log.filter(({ action }) => action === 'undo').map(({ undoes }) => undoes));
  return log
    .filter(({ first, last }) => first <= index && index <= last)
    .filter(({ seq, action }) => action !== 'undo' && !undone.has(seq))
    .reduce(nextState, ALLOCATED);
}

describe('batch intervals', () => {
  it('equal the fold of each index, built at once or entry by entry', () => {
    fc.assert(
      fc.property(entries, (drafts) => {
        const log = drafts.map(({ a, b, undoes, action, ...draft }, i): RangeEntry => {
          const entry = { ...draft, seq: i + 1, timeMs: 0, first: Math.min(a, b), last: Math.max(a, b) };
          return action === 'undo' && i > 0
            ? { ...entry, action, undoes: 1 + (undoes % i) }
            : { ...entry, action: action === 'undo' ? 'print' : action };
        });
        const atOnce = new BatchIntervals(QUANTITY, log);
        const stepwise = new BatchIntervals(QUANTITY);
        for (const line of log) stepwise.append(line);
        const inTwo = new BatchIntervals(QUANTITY, log.slice(0, log.length / 2));
        inTwo.appendAll(log.slice(log.length / 2));
        expect([...inTwo.intervals()]).toEqual([...stepwise.intervals()]);
        expect(stepwise.version).toBe(log.length);
        for (let index = 0; index < QUANTITY; index += 1) {
          const expected = foldOne(log, index);
          expect(stepwise.stateAt(index)).toEqual(expected);
          expect(atOnce.stateAt(index)).toEqual(expected);
        }
        const intervals = [...stepwise.intervals()];
        expect(intervals).toEqual([...atOnce.intervals()]);
        intervals.reduce((next, { first, last, state }) => {
          expect(first).toBe(next);
          expect(stepwise.stateAt(last)).toEqual(state);
          return last + 1;
        }, 0);
        for (const [i, { state }] of intervals.entries()) expect(state).not.toEqual(intervals[i - 1]?.state);
        const { suspended, ...phases } = stepwise.counts();
        expect(Object.values(phases).reduce((sum, count) => sum + count, 0)).toBe(QUANTITY);
        expect(suspended).toBe(
          Array.from({ length: QUANTITY }, (_, i) => stepwise.stateAt(i)).filter((s) => s.suspended).length,
        );
      }),
      { seed: 6, numRuns: 500 },
    );
  });

  it('walks through a life', () => {
    const batch = new BatchIntervals(100, [
      entry(1, { first: 0, last: 49 }),
      entry(2, { action: 'activate', first: 0, last: 29, lotId: 'lot-1' }),
      entry(3, { action: 'suspend', first: 10, last: 19 }),
      entry(4, { action: 'void', first: 15, last: 15, reason: 'stolen' }),
      entry(5, { action: 'resume', first: 10, last: 12 }),
    ]);
    expect(batch.stateAt(0)).toEqual({ phase: 'activated', lotId: 'lot-1', suspended: false, seq: 2 });
    expect(batch.stateAt(11)).toEqual({ phase: 'activated', lotId: 'lot-1', suspended: false, seq: 5 });
    expect(batch.stateAt(14)).toEqual({ phase: 'activated', lotId: 'lot-1', suspended: true, seq: 3 });
    expect(batch.stateAt(15)).toEqual({
      phase: 'voided',
      voidReason: 'stolen',
      lotId: 'lot-1',
      suspended: true,
      seq: 4,
    });
    expect(batch.stateAt(49)).toEqual({ phase: 'printed', suspended: false, seq: 1 });
    expect(batch.stateAt(50)).toEqual(ALLOCATED);
    expect(batch.counts()).toEqual({
      allocated: 50,
      printed: 20,
      activated: 29,
      damaged: 0,
      lost: 0,
      stolen: 1,
      suspended: 7,
    });
    expect(batch.counts(15, 15)).toMatchObject({ stolen: 1, suspended: 1, activated: 0 });
    expect([...batch.intervals(14, 16)].map(({ first, last }) => [first, last])).toEqual([
      [14, 14],
      [15, 15],
      [16, 16],
    ]);
  });

  it('takes an entry back', () => {
    const batch = new BatchIntervals(100, [entry(1, {}), entry(2, { action: 'activate', lotId: 'lot-1' })]);
    batch.append(entry(3, { action: 'undo', undoes: 2 }));
    expect(batch.stateAt(0)).toEqual({ phase: 'printed', suspended: false, seq: 1 });
    expect(batch.isUndone(2)).toBe(true);
    expect(batch.isUndone(1)).toBe(false);
    expect([...batch.intervals()]).toHaveLength(2);
  });

  it('goes by seq, never by time', () => {
    const batch = new BatchIntervals(10, [
      entry(1, { timeMs: 9 }),
      entry(2, { action: 'activate', lotId: 'lot-2', timeMs: 5 }),
      entry(3, { action: 'void', reason: 'lost', timeMs: 1 }),
    ]);
    expect(batch.stateAt(9)).toMatchObject({ phase: 'voided', lotId: 'lot-2' });
  });

  it('stays small for a million stamps', () => {
    const batch = new BatchIntervals(1_048_576, [entry(1, { first: 0, last: 1_048_575 })]);
    expect([...batch.intervals()]).toHaveLength(1);
    expect(batch.stateAt(1_048_575).phase).toBe('printed');
    for (let i = 0; i < 5_000; i += 1) {
      batch.append(entry(i + 2, { action: 'void', reason: 'damaged', first: i * 200, last: i * 200 }));
    }
    expect([...batch.intervals()].length).toBeLessThanOrEqual(10_001);
    expect(batch.counts()).toMatchObject({ damaged: 5_000, printed: 1_043_576 });
  });

  it('fold a full log of single stamps under ranges as wide as the batch, without looking at all for each', () => {
    const quantity = 1_048_576;
    let looks = 0;
    const log = Array.from({ length: 100_000 }, (_, i): RangeEntry => {
      const index = (i * 104_729) % quantity;
      const isWide = i % 10 < 2;
      const action = i === 0 ? 'print' : isWide ? (i % 2 === 0 ? 'suspend' : 'resume') : 'void';
      const wide = i % 20 < 10 ? { first: i, last: quantity - 1 - i } : { first: 0, last: quantity - 1 };
      const range = isWide ? wide : { first: index, last: index };
      return {
        ...entry(i + 1, { ...range, reason: 'lost' }),
        get action() {
          looks += 1;
          return action;
        },
      };
    });
    const startedAt = process.cpuUsage().user;
    const batch = new BatchIntervals(quantity, log);
    expect(looks).toBeLessThan(30 * log.length);
    batch.append(entry(100_001, { action: 'undo', undoes: 99_999 }));
    for (let seq = 100_002; seq < 100_202; seq += 1) {
      batch.append(entry(seq, { action: 'void', first: seq * 3, last: seq * 3 }));
    }
    // Two orders of magnitude above what it takes, and below what a fold entry by entry takes.
    expect(process.cpuUsage().user - startedAt).toBeLessThan(20_000_000);
    expect(batch.counts().lost).toBeGreaterThan(79_000);
    for (const index of [0, 1, 104_729, quantity - 1]) {
      expect(batch.stateAt(index)).toEqual(foldOne(batch.entries, index));
    }
  });

  it.each([0, -1, 1.5, 1_048_577, Number.NaN])('a quantity of %d is a mistake of the program', (quantity) => {
    expect(() => new BatchIntervals(quantity)).toThrow(TypeError);
  });

  it.each([
    ['a gap in seq', entry(2, {})],
    ['a range beyond the batch', entry(1, { last: 10 })],
    ['a range upside down', entry(1, { first: 5, last: 4 })],
    ['a negative index', entry(1, { first: -1 })],
    ['a broken index', entry(1, { first: 0.5 })],
  ])('%s is a mistake of the program', (_name, line) => {
    const batch = new BatchIntervals(10);
    expect(() => batch.append(line)).toThrow(TypeError);
    expect(batch.version).toBe(0);
  });

  it.each([-1, 10, 0.5, Number.NaN])('index %d is a mistake of the program', (index) => {
    expect(() => new BatchIntervals(10).stateAt(index)).toThrow(TypeError);
  });
});
