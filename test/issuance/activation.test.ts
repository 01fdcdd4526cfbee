import { describe, expect, it } from 'vitest';
import { declareLot, orderRecall } from '../../server/issuance/lots.ts';
import { changeRange, type RangeOrder } from '../../server/issuance/ranges.ts';
import { findLot } from '../../server/storage/lots.ts';
import { listRangeEntries } from '../../server/storage/ranges.ts';
import { listRefusals } from '../../server/storage/refusals.ts';
import { WHO, type World } from './issuance-over.ts';
import { newWorld, outcomeOf, teaBatch, teaLot } from './world.ts';

const change = ({ deps }: World, code: string, order: RangeOrder, who: keyof typeof WHO = 'officer') =>
  changeRange(deps, WHO[who], code, order);

describe('activation', () => {
  it('needs a lot of the same product that is not recalled', async () => {
    const world = await newWorld();
    const { deps } = world;
    const lot = await teaLot(world);
    const { code } = await teaBatch(world, 10, 10);
    const activate = (order: Partial<RangeOrder>) =>
      outcomeOf(change(world, code, { action: 'activate', first: 0, last: 9, ...order }, 'highland'));
    const declaration = { number: 'C1', producedOn: '2026-02-01', declaredQuantity: 100 };
    const coffee = await declareLot(deps, WHO.highland, { ...declaration, productId: 'coffee' });
    expect(await activate({})).toBe('lot-required');
    expect(await activate({ lotId: 'none' })).toBe('lot-unknown');
    expect(await activate({ lotNumber: 'C1' })).toBe('lot-unknown');
    expect(await activate({ lotId: lot.id, lotNumber: 'L2' })).toBe('lot-unknown');
    expect(await activate({ lotId: coffee.id })).toBe('lot-of-other-product');
    await orderRecall(deps, WHO.highland, lot.id, { reason: 'test', notice: { vi: 'Không dùng' } });
    expect(await activate({ lotNumber: 'L1' })).toBe('lot-recalled');
    await teaLot(world, 9, 'L9');
    expect(await activate({ lotNumber: 'L9' })).toBe('lot-over-declared');
    await teaLot(world, 10, 'L10');
    expect(await activate({ lotNumber: 'L10' })).toBe('done');
    const refusals = await listRefusals(deps.db, { batchCode: code }, 20);
    expect(refusals).toHaveLength(7);
    expect(refusals[0]?.lotId).not.toBeNull();
  });

  it('needs a certificate in force on the Vietnamese day', async () => {
    const world = await newWorld();
    await teaLot(world);
    const { code } = await teaBatch(world, 2, 2);
    world.clock.set(Date.UTC(2027, 5, 30, 17));
    await world.deps.db.updateTable('batch').set({ unusedDeadlineOn: '2028-01-01' }).execute();
    const activate = (index: number) =>
      outcomeOf(change(world, code, { action: 'activate', first: index, last: index, lotNumber: 'L1' }));
    expect(await activate(0)).toBe('certificate-lapsed');
    world.clock.advance(-1);
    expect(await activate(0)).toBe('done');
    await world.deps.db.updateTable('certificate').set({ revokedOn: '2027-06-30' }).execute();
    expect(await activate(1)).toBe('certificate-revoked');
  });

  it('ends with the last day for unused stamps', async () => {
    const world = await newWorld();
    await teaLot(world);
    const { code } = await teaBatch(world, 4, 2);
    const activate = (index: number) =>
      outcomeOf(change(world, code, { action: 'activate', first: index, last: index, lotNumber: 'L1' }));
    world.clock.set(Date.UTC(2027, 2, 1, 16, 59));
    expect(await activate(0)).toBe('done');
    world.clock.advance(60_000);
    expect(await activate(1)).toBe('stamp-expired-unused');
    expect(await outcomeOf(change(world, code, { action: 'print', first: 2, last: 3 }))).toBe(
      'stamp-expired-unused',
    );
    expect(await outcomeOf(change(world, code, { action: 'void', first: 0, last: 3, reason: 'lost' }))).toBe(
      'done',
    );
  });

  it('never passes the declared quantity, however many requests come at once', async () => {
    const world = await newWorld();
    const lot = await teaLot(world, 50);
    const batches = await Promise.all([1, 2, 3, 4].map(() => teaBatch(world, 100, 100)));
    const outcomes = await Promise.all(
      Array.from({ length: 120 }, (_, place) => {
        const { code } = batches[place % 4] ?? { code: '' };
        const first = Math.floor(place / 4);
        return outcomeOf(
          change(world, code, { action: 'activate', first, last: first, lotId: lot.id }, 'highland'),
        );
      }),
    );
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(50);
    expect(outcomes.filter((outcome) => outcome === 'lot-over-declared')).toHaveLength(70);
    expect((await findLot(world.deps.db, lot.id))?.activatedQuantity).toBe(50);
    expect(await listRefusals(world.deps.db, { code: 'lot-over-declared' }, 200)).toHaveLength(70);
  });

  it('lets exactly one of many requests for the same stamp through, and leaves no gap in the log', async () => {
    const world = await newWorld();
    await teaLot(world);
    const { code } = await teaBatch(world, 10, 10);
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, (_, place) =>
        outcomeOf(
          change(world, code, {
            action: 'activate',
            first: place % 3,
            last: 3 + (place % 5),
            lotNumber: 'L1',
          }),
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'already-activated')).toHaveLength(29);
    const entries = await listRangeEntries(world.deps.db, code, { limit: 100 });
    expect(entries.map((entry) => entry.seq)).toEqual([1, 2]);
  });
});
