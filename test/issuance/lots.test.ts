import { describe, expect, it } from 'vitest';
import { correctLot } from '../../server/issuance/lot-correction.ts';
import { amendLot, declareLot, orderRecall, readLot } from '../../server/issuance/lots.ts';
import { changeRange } from '../../server/issuance/ranges.ts';
import { listLotAmendments, listLots } from '../../server/storage/lots.ts';
import { listRefusals } from '../../server/storage/refusals.ts';
import { WHO } from './issuance-over.ts';
import { newWorld, outcomeOf, teaBatch, teaLot } from './world.ts';

const TEA = { productId: 'tea', number: 'L1', producedOn: '2026-02-20', declaredQuantity: 100 };
const NOTICE = { reason: 'Kiểm nghiệm', notice: { vi: 'Không sử dụng', en: 'Do not use' } };

describe('declaring a lot', () => {
  it.each([
    [{}, 'done'],
    [{ number: 'A' }, 'done'],
    [{ number: '!"%&\'()*+,-./:;<=>?_' }, 'done'],
    [{ number: '12345678901234567890' }, 'done'],
    [{ number: '123456789012345678901' }, 'lot-number-invalid'],
    [{ number: 'Lô 1' }, 'lot-number-invalid'],
    [{ number: 'L#1' }, 'lot-number-invalid'],
    [{ number: 'L$1' }, 'lot-number-invalid'],
    [{ number: '' }, 'lot-number-invalid'],
    [{ number: 'L1\n' }, 'lot-number-invalid'],
    [{ expiresOn: '2026-02-20' }, 'done'],
    [{ expiresOn: '2026-02-19' }, 'lot-dates-invalid'],
    [{ producedOn: '2026-02-29' }, 'date-invalid'],
    [{ expiresOn: '2026-13-01' }, 'date-invalid'],
    [{ stages: [{ name: 'Thu hái', on: '2026-02-30' }] }, 'date-invalid'],
    [{ productId: 'nothing' }, 'product-unknown'],
    [{ productId: 'fish' }, 'forbidden'],
  ])('%j: %s', async (change, code) => {
    const { deps } = await newWorld();
    expect(await outcomeOf(declareLot(deps, WHO.highland, { ...TEA, ...change }))).toBe(code);
    expect(await listLots(deps.db, {}, 10)).toHaveLength(code === 'done' ? 1 : 0);
    const refusals = await listRefusals(deps.db, {}, 10);
    expect(refusals.map((refusal) => refusal.code)).toEqual(code === 'done' ? [] : [code]);
  });

  it('knows a number once per product', async () => {
    const { deps } = await newWorld();
    const outcomes = await Promise.all([1, 2, 3].map(() => outcomeOf(declareLot(deps, WHO.highland, TEA))));
    expect(outcomes.sort()).toEqual(['done', 'lot-number-taken', 'lot-number-taken']);
    const coffee = { ...TEA, productId: 'coffee' };
    expect(await outcomeOf(declareLot(deps, WHO.highland, coffee))).toBe('done');
  });

  it('is seen by those who may', async () => {
    const { deps } = await newWorld();
    const { id } = await declareLot(deps, WHO.highland, TEA);
    expect(await outcomeOf(readLot(deps, WHO.inspector, id))).toBe('done');
    expect(await outcomeOf(readLot(deps, WHO.bay, id))).toBe('forbidden');
    expect(await outcomeOf(readLot(deps, WHO.farOfficer, id))).toBe('forbidden');
    expect(await outcomeOf(readLot(deps, WHO.admin, 'none'))).toBe('not-found');
  });
});

describe('recalling a lot', () => {
  it.each([
    ['highland', 'done'],
    ['officer', 'done'],
    ['admin', 'done'],
    ['bay', 'forbidden'],
    ['farOfficer', 'forbidden'],
    ['inspector', 'forbidden'],
  ] as const)('asked by %s: %s', async (who, code) => {
    const world = await newWorld();
    const { id } = await teaLot(world);
    expect(await outcomeOf(orderRecall(world.deps, WHO[who], id, NOTICE))).toBe(code);
  });

  it('keeps who, when and why, once', async () => {
    const world = await newWorld();
    const { deps, told } = world;
    const { id } = await teaLot(world);
    const lot = await orderRecall(deps, WHO.highland, id, NOTICE);
    expect(lot).toMatchObject({
      recalledMs: deps.clock(),
      recalledBy: 'highland-1',
      recallReason: 'Kiểm nghiệm',
    });
    expect(JSON.parse(lot.recallNoticeJson ?? '')).toEqual(NOTICE.notice);
    expect(told.at(-1)).toEqual({ kind: 'lot', id });
    expect(await outcomeOf(orderRecall(deps, WHO.admin, id, NOTICE))).toBe('lot-recalled');
    expect(await outcomeOf(orderRecall(deps, WHO.admin, 'none', NOTICE))).toBe('not-found');
  });
});

describe('amending a lot', () => {
  it('is an officer’s, on record, and never below what is activated', async () => {
    const world = await newWorld();
    const { deps } = world;
    const { id } = await teaLot(world, 20);
    const { code } = await teaBatch(world, 50, 50);
    await changeRange(deps, WHO.highland, code, { action: 'activate', first: 0, last: 19, lotId: id });
    const amend = (who: keyof typeof WHO, declaredQuantity: number) =>
      outcomeOf(amendLot(deps, WHO[who], id, { declaredQuantity, reason: 'Đếm lại' }));
    expect(await amend('highland', 30)).toBe('forbidden');
    expect(await amend('farOfficer', 30)).toBe('forbidden');
    expect(await amend('inspector', 30)).toBe('forbidden');
    expect(await amend('officer', 19)).toBe('lot-below-activated');
    expect(await amend('officer', 30)).toBe('done');
    expect(await amend('admin', 20)).toBe('done');
    expect(await listLotAmendments(deps.db, id, 10)).toMatchObject([
      { fromQuantity: 20, toQuantity: 30, actor: 'officer-68', reason: 'Đếm lại' },
      { fromQuantity: 30, toQuantity: 20, actor: 'admin' },
    ]);
    const activate = { action: 'activate', first: 20, last: 20, lotId: id } as const;
    expect(await outcomeOf(changeRange(deps, WHO.highland, code, activate))).toBe('lot-over-declared');
    expect(await listRefusals(deps.db, { code: 'lot-below-activated' }, 5)).toHaveLength(1);
  });
});

describe('correcting a lot', () => {
  it('is its producer’s until the first stamp is activated for it, also at the same moment', async () => {
    const world = await newWorld();
    const { deps } = world;
    const { id } = await teaLot(world, 20);
    const other = await declareLot(deps, WHO.highland, { ...TEA, number: 'L-other' });
    const { code } = await teaBatch(world, 50, 50);
    const correct = (correction: Parameters<typeof correctLot>[3], who: keyof typeof WHO = 'highland') =>
      outcomeOf(correctLot(deps, WHO[who], id, correction));
    const materials = [{ name: 'Búp chè', quantity: 12.5, unit: 'kg' }];
    expect(await correct({ number: 'L-mended', expiresOn: '2027-02-20', materials })).toBe('done');
    expect(await readLot(deps, WHO.highland, id)).toMatchObject({
      number: 'L-mended',
      declaredQuantity: 20,
      expiresOn: '2027-02-20',
      materialsJson: JSON.stringify(materials),
    });
    expect(await correct({ expiresOn: null })).toBe('done');
    expect(await correct({ number: other.number })).toBe('lot-number-taken');
    expect(await correct({ expiresOn: '2020-01-01' })).toBe('lot-dates-invalid');
    expect(await correct({ number: 'Lô 1' })).toBe('lot-number-invalid');
    for (const who of ['farOfficer', 'inspector'] as const)
      expect(await correct({ number: 'L-x' }, who)).toBe('forbidden');

    const activate = { action: 'activate', first: 0, last: 19, lotId: id } as const;
    const [less, activated] = await Promise.all([
      correct({ declaredQuantity: 5 }),
      outcomeOf(changeRange(deps, WHO.highland, code, activate)),
    ]);
    expect([
      ['done', 'lot-over-declared'],
      ['lot-activated', 'done'],
    ]).toContainEqual([less, activated]);
    const { declaredQuantity, activatedQuantity } = await readLot(deps, WHO.highland, id);
    expect(activatedQuantity).toBeLessThanOrEqual(declaredQuantity);
    await changeRange(deps, WHO.highland, code, { ...activate, first: 20, last: 20 });
    expect(await correct({ number: 'L-late' })).toBe('lot-activated');
    await changeRange(deps, WHO.highland, code, { action: 'void', first: 20, last: 20, reason: 'damaged' });
    expect(await correct({ number: 'L-late' })).toBe('lot-activated');
  });
});
