import { describe, expect, it } from 'vitest';
import { orderRecall } from '../../server/issuance/lots.ts';
import { changeRange, type RangeOrder } from '../../server/issuance/ranges.ts';
import { undoEntry } from '../../server/issuance/undo.ts';
import { findBatch } from '../../server/storage/batches.ts';
import { findLot } from '../../server/storage/lots.ts';
import { WHO, type World } from './issuance-over.ts';
import { newWorld, outcomeOf, teaBatch, teaLot } from './world.ts';

const MOVE = { action: 'reassign', first: 0, last: 9, lotNumber: 'L2', note: 'Dán nhầm lô' } as const;

/** A batch with stamps 0 to 4 of L1 and 5 to 9 of L3; L2 takes ten more. */
async function twoLots() {
  const world = await newWorld();
  const { code } = await teaBatch(world, 20, 20);
  const lots = [await teaLot(world, 50, 'L1'), await teaLot(world, 10, 'L2'), await teaLot(world, 50, 'L3')];
  const change = (who: keyof typeof WHO, order: RangeOrder) => changeRange(world.deps, WHO[who], code, order);
  await change('highland', { action: 'activate', first: 0, last: 4, lotNumber: 'L1' });
  await change('highland', { action: 'activate', first: 5, last: 9, lotNumber: 'L3' });
  const counts = () =>
    Promise.all(lots.map(async ({ id }) => (await findLot(world.deps.db, id))?.activatedQuantity));
  const lotNumberAt = async (index: number) => {
    const batch = await findBatch(world.deps.db, code);
    if (batch === undefined) throw new TypeError('the batch is gone');
    const { lotId } = (await world.deps.states.at(world.deps.db, batch)).stateAt(index);
    return lots.find(({ id }) => id === lotId)?.number;
  };
  return { world, code, lots, change, counts, lotNumberAt };
}

async function recall({ deps }: World, lotId: string) {
  await orderRecall(deps, WHO.officer, lotId, { reason: 'x', notice: { vi: 'x' } });
}

describe('reassigning stamps to another lot', () => {
  it('moves them and the counts of all lots, and an undo moves them back', async () => {
    const { world, code, lots, change, counts, lotNumberAt } = await twoLots();
    expect(await counts()).toEqual([5, 0, 5]);
    const [entry] = await change('officer', MOVE);
    expect(entry).toMatchObject({ action: 'reassign', lotId: lots[1]?.id, note: 'Dán nhầm lô' });
    expect(await counts()).toEqual([0, 10, 0]);
    expect(await lotNumberAt(7)).toBe('L2');
    const told = world.told.slice(-4).map(({ kind, id }) => (kind === 'lot' ? id : kind));
    expect(told).toEqual(['batch', lots[1]?.id, lots[0]?.id, lots[2]?.id]);
    await undoEntry(world.deps, WHO.officer, code, { undoes: entry?.seq ?? 0 });
    expect(await counts()).toEqual([5, 0, 5]);
    expect([await lotNumberAt(4), await lotNumberAt(5)]).toEqual(['L1', 'L3']);
  });

  it.each<[string, keyof typeof WHO, Partial<RangeOrder>, string]>([
    ['by a producer', 'highland', {}, 'forbidden'],
    ['by an inspector', 'inspector', {}, 'forbidden'],
    ['by an officer of elsewhere', 'farOfficer', {}, 'forbidden'],
    ['by an admin', 'admin', {}, 'done'],
    ['to a lot that is not there', 'officer', { lotNumber: 'L9' }, 'lot-unknown'],
    ['of stamps that are not activated', 'officer', { last: 10 }, 'not-activated'],
    ['to the lot they are of', 'officer', { first: 5, lotNumber: 'L3' }, 'already-in-lot'],
    ['with a reason to void', 'officer', { reason: 'lost' }, 'field-unknown'],
  ])('%s', async (_name, who, more, outcome) => {
    const { change, counts } = await twoLots();
    expect(await outcomeOf(change(who, { ...MOVE, ...more }))).toBe(outcome);
    if (outcome !== 'done') expect(await counts()).toEqual([5, 0, 5]);
  });

  it('needs a reason, a lot, and room in it', async () => {
    const { note: _, ...silent } = MOVE;
    const { lotNumber: __, ...lotless } = MOVE;
    const { change, counts } = await twoLots();
    expect(await outcomeOf(change('officer', silent))).toBe('field-missing');
    expect(await outcomeOf(change('officer', lotless))).toBe('lot-required');
    await change('highland', { action: 'activate', first: 10, last: 10, lotNumber: 'L2' });
    expect(await outcomeOf(change('officer', MOVE))).toBe('lot-over-declared');
    expect(await counts()).toEqual([5, 1, 5]);
  });

  it('lifts no recall: neither from the lot nor to it, nor by an undo', async () => {
    const { world, code, lots, change, counts } = await twoLots();
    await change('officer', { ...MOVE, last: 4 });
    await recall(world, lots[2]?.id ?? '');
    expect(await outcomeOf(change('officer', { ...MOVE, first: 5 }))).toBe('lot-recalled');
    expect(await outcomeOf(change('officer', { ...MOVE, last: 4, lotNumber: 'L3' }))).toBe('lot-recalled');
    await recall(world, lots[0]?.id ?? '');
    expect(await outcomeOf(undoEntry(world.deps, WHO.officer, code, { undoes: 4 }))).toBe('lot-recalled');
    expect(await counts()).toEqual([0, 5, 5]);
  });
});
