import { describe, expect, it } from 'vitest';
import { changeRange, type RangeOrder } from '../../server/issuance/ranges.ts';
import { findBatch } from '../../server/storage/batches.ts';
import { findLot } from '../../server/storage/lots.ts';
import { listRangeEntries } from '../../server/storage/ranges.ts';
import { listRefusals } from '../../server/storage/refusals.ts';
import { encodeSerial, parseBatchCode } from '../../stamps/serial/index.ts';
import { serialIn, WHO, type World } from './issuance-over.ts';
import { newWorld, outcomeOf, problemOf, teaBatch, teaLot } from './world.ts';

const ONE = { first: 0, last: 0 };

/** How a stamp comes into each state. */
const HISTORIES: Record<string, readonly RangeOrder[]> = {
  allocated: [],
  printed: [{ action: 'print', ...ONE }],
  activated: [
    { action: 'print', ...ONE },
    { action: 'activate', ...ONE, lotNumber: 'L1' },
  ],
  'suspended, printed': [
    { action: 'print', ...ONE },
    { action: 'suspend', ...ONE },
  ],
  'suspended, activated': [
    { action: 'print', ...ONE },
    { action: 'activate', ...ONE, lotNumber: 'L1' },
    { action: 'suspend', ...ONE },
  ],
  resumed: [
    { action: 'print', ...ONE },
    { action: 'suspend', ...ONE },
    { action: 'resume', ...ONE },
  ],
  voided: [{ action: 'void', ...ONE, reason: 'lost' }],
};

/** What each state has against each action. */
const TABLE: readonly (readonly [string, Record<RangeOrder['action'], string>])[] = [
  [
    'allocated',
    {
      print: 'done',
      activate: 'not-printed',
      reassign: 'not-activated',
      void: 'done',
      suspend: 'done',
      resume: 'not-suspended',
    },
  ],
  [
    'printed',
    {
      print: 'already-printed',
      activate: 'done',
      reassign: 'not-activated',
      void: 'done',
      suspend: 'done',
      resume: 'not-suspended',
    },
  ],
  [
    'activated',
    {
      print: 'already-printed',
      activate: 'already-activated',
      reassign: 'done',
      void: 'done',
      suspend: 'done',
      resume: 'not-suspended',
    },
  ],
  [
    'suspended, printed',
    {
      print: 'stamp-suspended',
      activate: 'stamp-suspended',
      reassign: 'not-activated',
      void: 'done',
      suspend: 'already-suspended',
      resume: 'done',
    },
  ],
  [
    'suspended, activated',
    {
      print: 'stamp-suspended',
      activate: 'already-activated',
      reassign: 'done',
      void: 'done',
      suspend: 'already-suspended',
      resume: 'done',
    },
  ],
  [
    'resumed',
    {
      print: 'already-printed',
      activate: 'done',
      reassign: 'not-activated',
      void: 'done',
      suspend: 'done',
      resume: 'not-suspended',
    },
  ],
  [
    'voided',
    {
      print: 'already-voided',
      activate: 'already-voided',
      reassign: 'already-voided',
      void: 'already-voided',
      suspend: 'already-voided',
      resume: 'already-voided',
    },
  ],
];

const ORDERS: Record<RangeOrder['action'], RangeOrder> = {
  print: { action: 'print', ...ONE },
  activate: { action: 'activate', ...ONE, lotNumber: 'L1' },
  reassign: { action: 'reassign', ...ONE, lotNumber: 'L2', note: 'x' },
  void: { action: 'void', ...ONE, reason: 'damaged' },
  suspend: { action: 'suspend', ...ONE },
  resume: { action: 'resume', ...ONE },
};

const change = ({ deps }: World, code: string, order: RangeOrder, who: keyof typeof WHO = 'officer') =>
  changeRange(deps, WHO[who], code, order);

describe('the table of actions and states', () => {
  it.each(TABLE)('for a stamp that is %s', async (state, outcomes) => {
    const world = await newWorld();
    await teaLot(world);
    await teaLot(world, 1000, 'L2');
    for (const order of Object.values(ORDERS)) {
      const { code } = await teaBatch(world, 3);
      for (const past of HISTORIES[state] ?? []) await change(world, code, past);
      const before = await findBatch(world.deps.db, code);
      expect([order.action, await outcomeOf(change(world, code, order))]).toEqual([
        order.action,
        outcomes[order.action],
      ]);
      const changed = outcomes[order.action] === 'done' ? 1 : 0;
      const after = await findBatch(world.deps.db, code);
      expect(after?.logVersion).toBe((before?.logVersion ?? 0) + changed);
      expect(await listRefusals(world.deps.db, { batchCode: code }, 10)).toHaveLength(1 - changed);
    }
  });
});

describe('a range', () => {
  it('is refused whole, naming the first sub-range in the way, and changes nothing', async () => {
    const world = await newWorld();
    const lot = await teaLot(world);
    const { code } = await teaBatch(world, 100, 100);
    await change(world, code, { action: 'void', first: 40, last: 49, reason: 'damaged' });
    await change(world, code, { action: 'void', first: 60, last: 60, reason: 'damaged' });
    const refused = await problemOf(
      change(world, code, { action: 'activate', first: 45, last: 99, lotNumber: 'L1' }),
    );
    expect(refused).toMatchObject({ code: 'already-voided', details: { params: { first: 45, last: 49 } } });
    expect((await findLot(world.deps.db, lot.id))?.activatedQuantity).toBe(0);
    expect(await listRangeEntries(world.deps.db, code, { limit: 10 })).toHaveLength(3);
    const outside = await problemOf(change(world, code, { action: 'suspend', first: 90, last: 120 }));
    expect(outside).toMatchObject({
      code: 'index-outside-batch',
      details: { params: { first: 100, last: 120, limit: 99 } },
    });
    expect(await outcomeOf(change(world, code, { action: 'suspend', first: 9, last: 8 }))).toBe(
      'range-invalid',
    );
    expect(await outcomeOf(change(world, code, { action: 'suspend', first: 9 }))).toBe('field-missing');
    expect(await outcomeOf(change(world, code, { action: 'void', first: 1, last: 1 }))).toBe(
      'reason-required',
    );
    const recorded = await listRefusals(world.deps.db, { batchCode: code }, 10);
    expect(recorded.map((refusal) => refusal.code)).toEqual([
      'reason-required',
      'field-missing',
      'range-invalid',
      'index-outside-batch',
      'already-voided',
    ]);
    expect(recorded.at(-1)).toMatchObject({
      actor: 'officer-68',
      action: 'activate',
      productId: 'tea',
      lotId: null,
    });
    expect(JSON.parse(recorded.at(-1)?.detailJson ?? '')).toEqual({
      first: 45,
      last: 49,
      lotNumber: 'L1',
      day: '2027-03-01',
    });
  });

  it('can be given as serials, which prove themselves by their tags', async () => {
    const world = await newWorld();
    const { code } = await teaBatch(world, 100);
    const other = await teaBatch(world, 100);
    const take = (...serials: string[]) => change(world, code, { action: 'suspend', serials }, 'inspector');
    const entries = await take(
      serialIn(code, 8),
      serialIn(code, 3).toLowerCase(),
      `${serialIn(code, 4).slice(0, 4)}-${serialIn(code, 4).slice(4)}`,
      serialIn(code, 99),
    );
    expect(entries.map(({ seq, firstIndex, lastIndex }) => [seq, firstIndex, lastIndex])).toEqual([
      [1, 3, 4],
      [2, 8, 8],
      [3, 99, 99],
    ]);
    expect(await outcomeOf(take(serialIn(code, 20), serialIn(other.code, 1)))).toBe('serial-not-issued');
    expect(await outcomeOf(take(serialIn(code, 20), serialIn(code, 100)))).toBe('serial-not-issued');
    const batchCode = parseBatchCode(code);
    const forged = batchCode === undefined ? '' : encodeSerial(batchCode, 21, 12_345);
    expect(await outcomeOf(take(serialIn(code, 20), forged))).toBe('serial-not-issued');
    expect(await outcomeOf(take(serialIn(code, 20), serialIn(code, 20)))).toBe('serial-repeated');
    expect(await outcomeOf(take(serialIn(code, 20), 'K7M2'))).toBe('serial-invalid');
    expect(await outcomeOf(take(serialIn(code, 20), serialIn(code, 3)))).toBe('already-suspended');
    expect((await findBatch(world.deps.db, code))?.logVersion).toBe(3);
  });

  it.each([
    [
      'print',
      {
        highland: 'done',
        bay: 'forbidden',
        officer: 'done',
        farOfficer: 'forbidden',
        inspector: 'forbidden',
      },
    ],
    [
      'void',
      {
        highland: 'done',
        bay: 'forbidden',
        officer: 'done',
        farOfficer: 'forbidden',
        inspector: 'forbidden',
      },
    ],
    [
      'suspend',
      {
        highland: 'forbidden',
        bay: 'forbidden',
        officer: 'done',
        farOfficer: 'forbidden',
        inspector: 'done',
      },
    ],
  ] as const)('%s is for those who may', async (action, outcomes) => {
    const world = await newWorld();
    for (const who of ['highland', 'bay', 'officer', 'farOfficer', 'inspector'] as const) {
      const { code } = await teaBatch(world, 3);
      const outcome = await outcomeOf(change(world, code, ORDERS[action], who));
      expect([who, outcome]).toEqual([who, outcomes[who]]);
    }
  });

  it('tells listeners after the commit', async () => {
    const world = await newWorld();
    const lot = await teaLot(world);
    const { code } = await teaBatch(world, 3, 3);
    const before = world.told.length;
    await change(world, code, { action: 'activate', first: 0, last: 2, lotId: lot.id });
    expect(world.told.slice(before)).toEqual([
      { kind: 'batch', id: code },
      { kind: 'lot', id: lot.id },
    ]);
    await outcomeOf(change(world, code, { action: 'activate', first: 0, last: 2, lotId: lot.id }));
    expect(world.told).toHaveLength(before + 2);
  });
});
