import { describe, expect, it } from 'vitest';
import { declareLot } from '../../server/issuance/lots.ts';
import { changeRange } from '../../server/issuance/ranges.ts';
import { changeStamps, type StampChange } from '../../server/issuance/stamp-changes.ts';
import { undoEntry } from '../../server/issuance/undo.ts';
import { findBatch } from '../../server/storage/batches.ts';
import { findLot } from '../../server/storage/lots.ts';
import { listRefusals } from '../../server/storage/refusals.ts';
import { issueBatch, serialIn, WHO, type World } from './issuance-over.ts';
import { newWorld, outcomeOf, problemOf, teaBatch, teaLot } from './world.ts';

const change = ({ deps }: World, order: StampChange, who: keyof typeof WHO = 'highland') =>
  changeStamps(deps, WHO[who], order);

async function twoBatches() {
  const world = await newWorld();
  const a = await teaBatch(world, 50, 50);
  const b = await teaBatch(world, 50, 50);
  const versions = async () =>
    [await findBatch(world.deps.db, a.code), await findBatch(world.deps.db, b.code)].map(
      (row) => row?.logVersion,
    );
  return { world, a: a.code, b: b.code, versions };
}

describe('stamps listed by their serials', () => {
  it('are changed in all their batches at once, and taken back batch by batch', async () => {
    const { world, a, b } = await twoBatches();
    const lot = await teaLot(world, 100);
    const serials = [serialIn(b, 7), serialIn(a, 3), serialIn(b, 8).toLowerCase(), serialIn(a, 20)];
    const entries = await change(world, { action: 'activate', serials, lotNumber: 'L1' });
    expect(
      entries.map(({ batchCode, seq, firstIndex, lastIndex }) => [batchCode, seq, firstIndex, lastIndex]),
    ).toEqual([
      [b, 2, 7, 8],
      [a, 2, 3, 3],
      [a, 3, 20, 20],
    ]);
    expect((await findLot(world.deps.db, lot.id))?.activatedQuantity).toBe(4);
    for (const code of [a, b]) {
      expect(world.told.filter(({ kind, id }) => kind === 'batch' && id === code).length).toBe(3);
      const batch = await findBatch(world.deps.db, code);
      expect((batch && (await world.deps.states.at(world.deps.db, batch)))?.counts().activated).toBe(2);
    }
    await undoEntry(world.deps, WHO.highland, b, { undoes: 2 });
    expect((await findLot(world.deps.db, lot.id))?.activatedQuantity).toBe(2);
  });

  it('are changed in no batch when one of them cannot be', async () => {
    const { world, a, b, versions } = await twoBatches();
    const lot = await teaLot(world, 3);
    const activate = (...serials: string[]) =>
      outcomeOf(change(world, { action: 'activate', serials, lotNumber: 'L1' }));
    await changeRange(world.deps, WHO.highland, b, { action: 'void', first: 9, last: 9, reason: 'damaged' });
    const before = await versions();
    expect(await activate(serialIn(a, 1), serialIn(b, 9))).toBe('already-voided');
    expect(await activate(serialIn(a, 1), serialIn(a, 2), serialIn(b, 1), serialIn(b, 2))).toBe(
      'lot-over-declared',
    );
    expect(await versions()).toEqual(before);
    expect((await findLot(world.deps.db, lot.id))?.activatedQuantity).toBe(0);
    const refusals = await listRefusals(world.deps.db, {}, 9);
    expect(refusals.map(({ code, batchCode, lotId }) => [code, batchCode, lotId])).toEqual([
      ['lot-over-declared', b, lot.id],
      ['already-voided', b, lot.id],
    ]);
    expect(await activate(serialIn(a, 1), serialIn(b, 2))).toBe('done');
  });

  it('name the line that is wrong', async () => {
    const { world, a, b, versions } = await twoBatches();
    const fish = await issueFish(world);
    const refused = async (...serials: string[]) => {
      const { code, details } = await problemOf(change(world, { action: 'void', serials, reason: 'lost' }));
      return [code, details.field];
    };
    const good = [serialIn(a, 1), serialIn(b, 1)];
    const mistyped = serialIn(a, 2).replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    expect(await refused(...good, mistyped)).toEqual(['serial-invalid', 'serials[2]']);
    expect(await refused(...good, 'K7M2')).toEqual(['serial-invalid', 'serials[2]']);
    expect(await refused(...good, ` ${serialIn(b, 1).toLowerCase()} `)).toEqual([
      'serial-repeated',
      'serials[2]',
    ]);
    expect(await refused(...good, serialIn('ZZZZZZ', 1))).toEqual(['serial-not-issued', 'serials[2]']);
    expect(await refused(...good, serialIn(b, 50))).toEqual(['serial-not-issued', 'serials[2]']);
    expect(await refused(...good, serialIn(fish, 1))).toEqual(['forbidden', 'serials[2]']);
    expect(await versions()).toEqual([1, 1]);
  });

  it('are activated for a lot of their own product only', async () => {
    const { world, a } = await twoBatches();
    const declared = { number: 'C1', producedOn: '2026-02-01', declaredQuantity: 9 };
    const coffee = await declareLot(world.deps, WHO.highland, { ...declared, productId: 'coffee' });
    const serials = [serialIn(a, 1)];
    expect(await outcomeOf(change(world, { action: 'activate', serials, lotId: coffee.id }))).toBe(
      'lot-of-other-product',
    );
    expect(await outcomeOf(change(world, { action: 'activate', serials }))).toBe('lot-required');
  });

  it.each([
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
  ] as const)('who may %s them', async (action, outcomes) => {
    const { world, a } = await twoBatches();
    for (const [place, [who, outcome]] of Object.entries(outcomes).entries()) {
      const serials = [serialIn(a, place)];
      const order: StampChange =
        action === 'void' ? { action, serials, reason: 'lost' } : { action, serials };
      const caller = WHO[who as keyof typeof outcomes];
      expect([who, await outcomeOf(changeStamps(world.deps, caller, order))]).toEqual([who, outcome]);
    }
  });
});

async function issueFish(world: World): Promise<string> {
  return (await issueBatch(world.deps, WHO.bay, { variantId: 'fish-box', quantity: 9 })).code;
}
