import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ReviewWorld, reviewWorld } from './review-world.ts';

let world: ReviewWorld;
beforeAll(async () => {
  world = await reviewWorld();
});
afterAll(() => world.close());

const YEAR_END_MS = Date.parse('2026-12-31T23:59:59+07:00');
const START_MS = Date.UTC(2026, 2, 1, 1);

const declare = (annualQuantity: number | null, annualQuantityUnit: string | null) =>
  world.send('officer', 'PATCH', 'products/tea', { annualQuantity, annualQuantityUnit });
const order = (quantity: number, variantId = 'tea-box', headers = {}) =>
  world.send('producer', 'POST', 'batches', { variantId, quantity }, headers);
const quota = async (variantId = 'tea-box') =>
  (await world.send('producer', 'GET', `variants/${variantId}/quota`)).body;

/** No stamp was ever ordered. */
const forgetBatches = async () => {
  for (const table of ['batchTally', 'stampMovement', 'batch'] as const)
    await world.db.deleteFrom(table).execute();
};

beforeEach(async () => {
  world.test.clock.set(START_MS);
  await forgetBatches();
  await declare(1_000, 'hộp');
  await world.send('officer', 'PATCH', 'variants/tea-box', { netContent: null });
});

describe("a producer's order", () => {
  test('within the declared quantity and what is spoiled is issued at once', async () => {
    expect(await quota()).toEqual({
      year: 2026,
      rule: 'counted',
      declared: 1_000,
      unit: 'hộp',
      spoilagePercent: 5,
      orderedStamps: 0,
      remainingStamps: 1_050,
    });
    expect(await order(1_050)).toMatchObject({ status: 201, body: { quotaRule: 'within' } });
    expect(await quota('tea-bag')).toMatchObject({ orderedStamps: 1_050, remainingStamps: 0 });
  });

  test('one stamp beyond it waits, is issued on approval, and counts from then on', async () => {
    await order(1_000);
    const asked = await order(51);
    expect(asked).toMatchObject({
      status: 202,
      body: {
        kind: 'batch',
        title: 'tea, box',
        parentId: 'tea',
        after: { variantId: 'tea-box', quantity: 51 },
        context: { orderedStamps: 1_000, declared: 1_000, remainingStamps: 50 },
      },
    });
    const { number, submittedBy } = asked.body;
    expect((await quota()).orderedStamps).toBe(1_000);
    const approved = await world.decide('officer', number, { decision: 'approve', reason: 'Có hợp đồng' });
    const batch = (await world.send('producer', 'GET', `batches/${approved.body.resultId}`)).body;
    expect(batch).toMatchObject({
      quantity: 51,
      quotaRule: 'approved',
      createdBy: submittedBy,
      productId: 'tea',
    });
    expect(await quota()).toMatchObject({ orderedStamps: 1_051, remainingStamps: 0 });
    expect((await order(1)).status).toBe(202);
  });

  test('that is returned issues nothing', async () => {
    const { number } = (await order(2_000)).body;
    await world.decide('ministry', number, { decision: 'return', grounds: ['quantity-unproven'] });
    expect((await quota()).orderedStamps).toBe(0);
    expect(await world.db.selectFrom('batch').selectAll().execute()).toEqual([]);
  });

  test('is issued under the rules of the day of its approval', async () => {
    const { number } = (await order(2_000)).body;
    world.test.clock.set(Date.parse('2027-07-01T08:00:00+07:00'));
    const late = await world.decide('officer', number, { decision: 'approve' });
    expect(late).toMatchObject({ status: 422, body: { code: 'certificate-lapsed' } });
    expect((await world.read(number)).state).toBe('submitted');
    expect(await world.db.selectFrom('batch').selectAll().execute()).toEqual([]);
  });

  test('of goods that may have no stamps is refused, not put to anybody', async () => {
    expect((await order(5_000, 'revoked-box')).body.code).toBe('certificate-revoked');
    expect((await order(5_000, 'fish-box')).status).toBe(403);
  });

  test('sent again with its key is the same order, before and after it was decided', async () => {
    const key = { 'idempotency-key': 'order-1' };
    const first = await order(2_000, 'tea-box', key);
    await world.db.deleteFrom('idempotencyRecord').execute();
    expect((await order(2_000, 'tea-box', key)).body.number).toBe(first.body.number);
    expect((await order(2_001, 'tea-box', key)).body.code).toBe('idempotency-conflict');
    await world.decide('officer', first.body.number, { decision: 'approve' });
    await world.db.deleteFrom('idempotencyRecord').execute();
    expect((await order(2_000, 'tea-box', key)).body).toMatchObject({
      number: first.body.number,
      state: 'approved',
    });
    expect((await quota()).orderedStamps).toBe(2_000);
  });

  test('is not counted where nothing was declared, and says so', async () => {
    await declare(null, null);
    expect(await quota()).toMatchObject({ rule: 'undeclared', remainingStamps: null });
    expect(await order(1_000_000)).toMatchObject({ status: 201, body: { quotaRule: 'undeclared' } });
  });

  test('is compared by what a pack holds where the year is declared in kilograms', async () => {
    await declare(100, 'kg');
    expect(await quota()).toMatchObject({ rule: 'incomparable', remainingStamps: null });
    expect(await order(9)).toMatchObject({ status: 201, body: { quotaRule: 'incomparable' } });
    await forgetBatches();
    await world.send('officer', 'PATCH', 'variants/tea-box', { netContent: '250 g' });
    await world.send('officer', 'PATCH', 'variants/tea-bag', { netContent: '1 kg' });
    expect((await quota()).remainingStamps).toBe(420);
    await order(200);
    expect((await quota('tea-bag')).remainingStamps).toBe(55);
    expect((await order(56, 'tea-bag')).status).toBe(202);
    await world.send('officer', 'PATCH', 'variants/tea-bag', { netContent: '500 ml' });
    expect((await quota('tea-bag')).rule).toBe('incomparable');
    await world.send('officer', 'PATCH', 'variants/tea-bag', { netContent: null });
  });

  test('counts for the Vietnamese year it was made in', async () => {
    await world.db.updateTable('certificate').set({ expiresOn: '2028-01-01' }).execute();
    world.test.clock.set(YEAR_END_MS);
    await order(1_000);
    expect((await quota()).remainingStamps).toBe(50);
    world.test.clock.advance(1_000);
    expect(await quota()).toMatchObject({ year: 2027, orderedStamps: 0, remainingStamps: 1_050 });
    await world.db.updateTable('certificate').set({ expiresOn: '2027-06-30' }).execute();
  });
});

test('an officer orders for a producer without a quota, and says nothing of one', async () => {
  const made = await world.send('officer', 'POST', 'batches', { variantId: 'tea-box', quantity: 9_999 });
  expect(made).toMatchObject({ status: 201, body: { quotaRule: null } });
});

test('an officer of a commune reads an order beyond the quota, and does not decide about it', async () => {
  const { number } = (await order(5_000)).body;
  expect(await world.read(number, 'commune')).toMatchObject({ kind: 'batch', mayDecide: false });
  expect((await world.decide('commune', number, { decision: 'approve' })).status).toBe(403);
  const { submitted } = (await world.send('commune', 'GET', 'submissions/counts')).body;
  expect(submitted).toEqual([]);
});
