import { describe, expect, it } from 'vitest';
import { presentBatch } from '../../server/issuance/batch-views.ts';
import { orderRecall } from '../../server/issuance/lots.ts';
import { changeRange, type RangeOrder } from '../../server/issuance/ranges.ts';
import { undoEntry } from '../../server/issuance/undo.ts';
import { findListedBatch } from '../../server/storage/batch-list.ts';
import { findLot } from '../../server/storage/lots.ts';
import { listRefusals } from '../../server/storage/refusals.ts';
import { day } from '../support/stamp-world.ts';
import { DAY_MS, WHO, type World } from './issuance-over.ts';
import { newWorld, outcomeOf, problemOf, teaBatch, teaLot } from './world.ts';

/** A batch of 100, printed (1), with 10 to 29 activated (2) and 50 to 59 voided as damaged (3). */
async function activated() {
  const world = await newWorld();
  const lot = await teaLot(world, 100);
  const { code } = await teaBatch(world, 100, 100);
  await change(world, code, { action: 'activate', first: 10, last: 29, lotId: lot.id });
  await change(world, code, { action: 'void', first: 50, last: 59, reason: 'damaged' });
  return { world, lot, code };
}

const change = ({ deps }: World, code: string, order: RangeOrder, who: keyof typeof WHO = 'highland') =>
  changeRange(deps, WHO[who], code, order);

const undo = ({ deps }: World, code: string, undoes: number, who: keyof typeof WHO = 'highland') =>
  undoEntry(deps, WHO[who], code, { undoes });

async function summary({ deps }: World, code: string) {
  const batch = await findListedBatch(deps.db, code, '2026-03-01');
  if (batch === undefined) throw new TypeError(`no batch ${code}`);
  return presentBatch(batch, day('2026-03-01')).summary;
}

describe('undoing', () => {
  it('restores the state before, and gives the lot its quantity back', async () => {
    const { world, lot, code } = await activated();
    const entry = await undo(world, code, 2);
    expect(entry).toMatchObject({
      seq: 4,
      action: 'undo',
      undoes: 2,
      firstIndex: 10,
      lastIndex: 29,
      lotId: null,
    });
    expect((await findLot(world.deps.db, lot.id))?.activatedQuantity).toBe(0);
    expect(await summary(world, code)).toMatchObject({ printed: 90, activated: 0, voided: { damaged: 10 } });
    expect(world.told.slice(-2)).toEqual([
      { kind: 'batch', id: code },
      { kind: 'lot', id: lot.id },
    ]);
    expect(await outcomeOf(undo(world, code, 2))).toBe('undo-twice');
    expect(await outcomeOf(undo(world, code, 4))).toBe('undo-of-undo');
    expect(await outcomeOf(undo(world, code, 3))).toBe('done');
    expect(await outcomeOf(undo(world, code, 1))).toBe('done');
    expect(await summary(world, code)).toMatchObject({ allocated: 100 });
    expect(await outcomeOf(undo(world, code, 9))).toBe('undo-not-found');
  });

  it('leaves later standing entries in peace', async () => {
    const { world, code } = await activated();
    await change(world, code, { action: 'suspend', first: 29, last: 31 }, 'officer');
    const refused = await problemOf(undo(world, code, 2));
    expect(refused).toMatchObject({ code: 'undo-overlapped', details: { params: { by: 4 } } });
    expect(await outcomeOf(undo(world, code, 4))).toBe('undo-foreign');
    expect(await outcomeOf(undo(world, code, 4, 'officer'))).toBe('done');
    expect(await outcomeOf(undo(world, code, 2))).toBe('done');
  });

  it.each([
    ['highlandToo', 'done'],
    ['officer', 'done'],
    ['admin', 'done'],
    ['farOfficer', 'forbidden'],
    ['bay', 'forbidden'],
    ['inspector', 'forbidden'],
  ] as const)('asked by %s: %s', async (who, code) => {
    const { world, code: batch } = await activated();
    expect(await outcomeOf(undo(world, batch, 2, who))).toBe(code);
  });

  it('is not a producer’s for what an officer did', async () => {
    const { world, code } = await activated();
    await change(world, code, { action: 'void', first: 90, last: 91, reason: 'damaged' }, 'officer');
    expect(await outcomeOf(undo(world, code, 4))).toBe('undo-foreign');
    expect(await outcomeOf(undo(world, code, 4, 'admin'))).toBe('done');
  });

  it('ends ten days later', async () => {
    const { world, code } = await activated();
    world.clock.advance(10 * DAY_MS);
    expect(await outcomeOf(undo(world, code, 3))).toBe('done');
    world.clock.advance(1);
    expect(await outcomeOf(undo(world, code, 2))).toBe('undo-too-late');
    expect(await outcomeOf(undo(world, code, 2, 'admin'))).toBe('undo-too-late');
  });

  it('never takes back a theft', async () => {
    const { world, code } = await activated();
    await change(world, code, { action: 'void', first: 80, last: 89, reason: 'stolen' });
    await change(world, code, { action: 'void', first: 70, last: 79, reason: 'lost' });
    expect(await outcomeOf(undo(world, code, 4, 'admin'))).toBe('undo-stolen');
    expect(await outcomeOf(undo(world, code, 5))).toBe('done');
  });

  it('ends with the first scan by the public', async () => {
    const { world, code } = await activated();
    const scan = (stampIndex: number) =>
      world.deps.db
        .insertInto('scanTotal')
        .values({ batchCode: code, stampIndex, scans: 1, firstMs: 1, lastMs: 1 })
        .execute();
    await scan(9);
    await scan(30);
    await scan(50);
    expect(await problemOf(undo(world, code, 3))).toMatchObject({
      code: 'undo-scanned',
      details: { params: { first: 50, seq: 3 } },
    });
    expect(await outcomeOf(undo(world, code, 2))).toBe('done');
  });

  it('does not lift a recall', async () => {
    const { world, lot, code } = await activated();
    await orderRecall(world.deps, WHO.officer, lot.id, { reason: 'test', notice: { vi: 'Không dùng' } });
    expect(await outcomeOf(undo(world, code, 2))).toBe('lot-recalled');
    expect(await listRefusals(world.deps.db, { batchCode: code }, 5)).toMatchObject([
      { action: 'undo', code: 'lot-recalled', lotId: lot.id, productId: 'tea' },
    ]);
    expect((await findLot(world.deps.db, lot.id))?.activatedQuantity).toBe(20);
  });

  it('takes a range beside the entry only when it is the entry’s own', async () => {
    const { world, code } = await activated();
    const request = (first: number) =>
      outcomeOf(undoEntry(world.deps, WHO.highland, code, { undoes: 2, first, last: 29 }));
    expect(await request(11)).toBe('range-invalid');
    expect(await request(10)).toBe('done');
  });
});
