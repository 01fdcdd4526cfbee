import { describe, expect, it } from 'vitest';
import {
  BatchIntervals,
  checkRange,
  checkUndo,
  type RangeEntry,
  type RangeRequest,
  UNDO_WINDOW_MS,
} from '../../../stamps/state/index.ts';
import { DEADLINE, day, TODAY } from '../../support/stamp-world.ts';

type Draft = Omit<RangeEntry, 'seq' | 'timeMs'> & { timeMs?: number };

/** Indexes of one state each: 0 allocated, 1 printed, 2 activated, 3 damaged, 4 to 6 as 0 to 2 but suspended. */
const LOG: readonly Draft[] = [
  { action: 'print', first: 1, last: 3 },
  { action: 'activate', first: 2, last: 2, lotId: 'lot-1' },
  { action: 'void', first: 3, last: 3, reason: 'damaged' },
  { action: 'print', first: 5, last: 6 },
  { action: 'activate', first: 6, last: 6, lotId: 'lot-1' },
  { action: 'suspend', first: 4, last: 6 },
];

function batchOf(log: readonly Draft[], quantity = 10): BatchIntervals {
  return new BatchIntervals(
    quantity,
    log.map((entry, i) => ({ timeMs: 0, ...entry, seq: i + 1 })),
  );
}

const OPEN = { unusedDeadlineOn: DEADLINE, today: TODAY };
const PAST = { unusedDeadlineOn: day('2026-11-19'), today: TODAY };
const OK = undefined;
const STATES = [
  'allocated',
  'printed',
  'activated',
  'voided',
  'allocated, suspended',
  'printed, suspended',
  'activated, suspended',
];

/** For each action what the seven states answer, in time and past the deadline. */
const TABLE: readonly (readonly [RangeRequest['action'], typeof OPEN, readonly (string | undefined)[]])[] = [
  ['print', OPEN, [OK, OK, OK, 'already-voided', 'stamp-suspended', 'stamp-suspended', 'stamp-suspended']],
  [
    'print',
    PAST,
    [
      'stamp-expired-unused',
      'stamp-expired-unused',
      OK,
      'already-voided',
      'stamp-suspended',
      'stamp-suspended',
      'stamp-suspended',
    ],
  ],
  [
    'activate',
    OPEN,
    [
      'not-printed',
      OK,
      'already-activated',
      'already-voided',
      'stamp-suspended',
      'stamp-suspended',
      'already-activated',
    ],
  ],
  [
    'activate',
    PAST,
    [
      'stamp-expired-unused',
      'stamp-expired-unused',
      'already-activated',
      'already-voided',
      'stamp-suspended',
      'stamp-suspended',
      'already-activated',
    ],
  ],
  [
    'reassign',
    PAST,
    ['not-activated', 'not-activated', OK, 'already-voided', 'not-activated', 'not-activated', OK],
  ],
  ['void', OPEN, [OK, OK, OK, 'already-voided', OK, OK, OK]],
  ['void', PAST, [OK, OK, OK, 'already-voided', OK, OK, OK]],
  [
    'suspend',
    OPEN,
    [OK, OK, OK, 'already-voided', 'already-suspended', 'already-suspended', 'already-suspended'],
  ],
  [
    'suspend',
    PAST,
    [OK, OK, OK, 'already-voided', 'already-suspended', 'already-suspended', 'already-suspended'],
  ],
  ['resume', OPEN, ['not-suspended', 'not-suspended', 'not-suspended', 'already-voided', OK, OK, OK]],
  ['resume', PAST, ['not-suspended', 'not-suspended', 'not-suspended', 'already-voided', OK, OK, OK]],
];

const CASES = TABLE.flatMap(([action, deadline, answers]) =>
  answers.map(
    (code, index) =>
      [
        action,
        STATES[index],
        deadline === PAST ? 'past' : 'in',
        code ?? 'allowed',
        { index, deadline, code },
      ] as const,
  ),
);

describe('legality', () => {
  const batch = batchOf(LOG);

  it.each(CASES)(
    '%s of a stamp %s, %s time: %s',
    (action, _state, _time, _answer, { index, deadline, code }) => {
      const request: RangeRequest = { action, first: index, last: index, lotId: 'lot-2', reason: 'lost' };
      const answer = checkRange(batch, request, deadline);
      expect(answer).toMatchObject(
        code === undefined ? { ok: true } : { ok: false, code, first: index, last: index },
      );
    },
  );

  it('judges every stamp of the range and names the first run in the way', () => {
    const mixed = batchOf([{ action: 'print', first: 0, last: 4 }], 20);
    expect(checkRange(mixed, { action: 'activate', first: 2, last: 9, lotId: 'l' }, OPEN)).toEqual({
      ok: false,
      code: 'not-printed',
      first: 5,
      last: 9,
    });
    expect(checkRange(mixed, { action: 'activate', first: 0, last: 4, lotId: 'l' }, OPEN)).toEqual({
      ok: true,
      reprint: false,
    });
  });

  it('says when printing is a reprint', () => {
    expect(checkRange(batch, { action: 'print', first: 0, last: 0 }, OPEN)).toEqual({
      ok: true,
      reprint: false,
    });
    expect(checkRange(batch, { action: 'print', first: 0, last: 2 }, OPEN)).toEqual({
      ok: true,
      reprint: true,
    });
  });

  it('counts the deadline as a day of use', () => {
    const lastDay = { unusedDeadlineOn: TODAY, today: TODAY };
    expect(checkRange(batch, { action: 'activate', first: 1, last: 1, lotId: 'l' }, lastDay)).toMatchObject({
      ok: true,
    });
  });

  it.each([
    ['an index beyond the batch', { first: 9, last: 10 }, 'index-outside-batch'],
    ['a negative index', { first: -1, last: 0 }, 'index-outside-batch'],
    ['a range upside down', { first: 3, last: 2 }, 'range-invalid'],
    ['a broken index', { first: 0.5, last: 2 }, 'range-invalid'],
    ['no number', { first: Number.NaN, last: 2 }, 'range-invalid'],
  ])('%s is refused', (_name, range, code) => {
    expect(checkRange(batch, { action: 'print', ...range }, OPEN)).toEqual({ ok: false, code });
  });

  it('moves stamps to another lot only', () => {
    const move = { action: 'reassign', first: 2, last: 2 } as const;
    expect(checkRange(batch, { ...move, lotId: 'lot-1' }, OPEN)).toMatchObject({ code: 'already-in-lot' });
    expect(checkRange(batch, move, OPEN)).toEqual({ ok: false, code: 'lot-required' });
  });

  it('wants a lot to activate and a reason to void', () => {
    expect(checkRange(batch, { action: 'activate', first: 1, last: 1 }, OPEN)).toEqual({
      ok: false,
      code: 'lot-required',
    });
    expect(checkRange(batch, { action: 'void', first: 1, last: 1 }, OPEN)).toEqual({
      ok: false,
      code: 'reason-required',
    });
  });
});

describe('undo', () => {
  const facts = { nowMs: UNDO_WINDOW_MS, scanned: false, claimed: false };
  const log: readonly Draft[] = [
    { action: 'print', first: 0, last: 9 },
    { action: 'activate', first: 0, last: 4, lotId: 'lot-1' },
    { action: 'void', first: 9, last: 9, reason: 'stolen' },
    { action: 'void', first: 7, last: 8, reason: 'lost' },
    { action: 'undo', first: 7, last: 8, undoes: 4 },
  ];

  it('is allowed for ten days, to the millisecond', () => {
    expect(checkUndo(batchOf(log), 2, facts)).toMatchObject({
      ok: true,
      entry: { seq: 2, first: 0, last: 4 },
    });
    expect(checkUndo(batchOf(log), 2, { ...facts, nowMs: UNDO_WINDOW_MS + 1 })).toEqual({
      ok: false,
      code: 'undo-too-late',
    });
  });

  it.each([
    ['an entry that is not there', 6, {}, { code: 'undo-not-found' }],
    ['entry zero', 0, {}, { code: 'undo-not-found' }],
    ['a negative entry', -1, {}, { code: 'undo-not-found' }],
    ['a broken entry', 1.5, {}, { code: 'undo-not-found' }],
    ['an undo', 5, {}, { code: 'undo-of-undo' }],
    ['an entry already taken back', 4, {}, { code: 'undo-twice' }],
    ['stolen stamps', 3, {}, { code: 'undo-stolen' }],
    ['an entry under a later one', 1, {}, { code: 'undo-overlapped', seq: 2 }],
    ['scanned stamps', 2, { scanned: true }, { code: 'undo-scanned' }],
    ['claimed stamps', 2, { claimed: true }, { code: 'undo-claimed' }],
  ])('%s: refused', (_name, seq, more, expected) => {
    expect(checkUndo(batchOf(log), seq, { ...facts, ...more })).toEqual({ ok: false, ...expected });
  });

  it('is no longer in the way once taken back itself', () => {
    const batch = batchOf([
      { action: 'print', first: 0, last: 9 },
      { action: 'suspend', first: 3, last: 3 },
      { action: 'undo', first: 3, last: 3, undoes: 2 },
    ]);
    expect(checkUndo(batch, 1, facts)).toMatchObject({ ok: true });
  });

  it('a later entry beside it is not in the way', () => {
    const batch = batchOf([
      { action: 'print', first: 0, last: 4 },
      { action: 'print', first: 5, last: 9 },
    ]);
    expect(checkUndo(batch, 1, facts)).toMatchObject({ ok: true });
  });
});
