import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serialOf } from '../../server/keys/batch-keys.ts';
import { findBatch } from '../../server/storage/batches.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { writeRegistry } from './registry-rows.ts';

let test: TestApp;
let token: string;
beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
  token = await test.token('producer', { producerId: 'highland' });
});
afterAll(() => test.close());

const post = async (url: string, payload: object, headers: Record<string, string> = {}) =>
  await test.call({ method: 'POST', url: `/api/v1/${url}`, payload, token, headers });
const printed = async (quantity: number, variantId = 'tea-bag'): Promise<string> => {
  const { code } = (await post('batches', { variantId, quantity })).json();
  await post(`batches/${code}/ranges`, { action: 'print', first: 0, last: quantity - 1 });
  return code;
};
const LOT = { number: 'L-NEW', producedOn: '2026-02-20', declaredQuantity: 20 };
const kept = async () => {
  const { db } = test.storage;
  return {
    lots: await db.selectFrom('lot').selectAll().execute(),
    audit: (await db.selectFrom('auditEntry').select('seq').execute()).length,
    refusals: (await db.selectFrom('refusal').select('id').execute()).length,
  };
};

describe('a lot declared with the activation for it', () => {
  it('is shown by a preview, which writes nothing', async () => {
    const code = await printed(30);
    const before = await kept();
    const preview = await post(`batches/${code}/ranges/preview`, {
      action: 'activate',
      first: 0,
      last: 9,
      newLot: LOT,
    });
    expect(preview.json()).toMatchObject({
      stamps: 10,
      lots: [{ number: 'L-NEW', declaredQuantity: 20, activatedQuantity: 10 }],
      refusal: null,
    });
    expect(await kept()).toEqual(before);
  });

  it('comes with its stamps, and once for a request that comes twice', async () => {
    const code = await printed(30);
    const order = { action: 'activate', first: 0, last: 9, newLot: { ...LOT, number: 'L-ONCE' } };
    const key = { 'idempotency-key': 'activate-with-lot-1' };
    const answers = await Promise.all([1, 2].map(() => post(`batches/${code}/ranges`, order, key)));
    expect(
      answers.map(({ statusCode }) => statusCode).filter((status) => status !== 201 && status !== 409),
    ).toEqual([]);
    const lots = (await kept()).lots.filter(({ number }) => number === 'L-ONCE');
    expect(lots).toMatchObject([{ activatedQuantity: 10, productId: 'tea' }]);
    const told = await test.storage.db
      .selectFrom('auditEntry')
      .select('action')
      .where('subjectId', '=', lots[0]?.id ?? '')
      .execute();
    expect(told).toEqual([{ action: 'lot.declare' }]);
  });

  it('is one for the stamps of several batches', async () => {
    const codes = [await printed(5), await printed(5)];
    const serials = await Promise.all(
      codes.map(async (code) => {
        const batch = await findBatch(test.storage.db, code);
        if (batch === undefined) throw new Error('no batch');
        return serialOf(test.keys, batch, 0);
      }),
    );
    const done = await post('stamp-changes', {
      action: 'activate',
      serials,
      newLot: { ...LOT, number: 'L-TWO' },
    });
    expect(done.statusCode).toBe(201);
    const lots = (await kept()).lots.filter(({ number }) => number === 'L-TWO');
    expect(lots).toMatchObject([{ activatedQuantity: 2 }]);
  });

  it.each<[string, object, number, string, string | undefined]>([
    ['another lot beside it', { lotNumber: 'L-1', newLot: LOT }, 422, 'lot-one-of', 'newLot'],
    [
      'a number that is no lot number',
      { newLot: { ...LOT, number: 'Lô 1' } },
      422,
      'lot-number-invalid',
      'newLot.number',
    ],
    [
      'dates that cannot be',
      { newLot: { ...LOT, expiresOn: '2026-01-01' } },
      422,
      'lot-dates-invalid',
      'newLot.expiresOn',
    ],
    [
      'fewer units than stamps',
      { newLot: { ...LOT, number: 'L-FEW', declaredQuantity: 3 } },
      422,
      'lot-over-declared',
      undefined,
    ],
    [
      'a number that is taken',
      { newLot: { ...LOT, number: 'L-ONCE' } },
      409,
      'lot-number-taken',
      'newLot.number',
    ],
    [
      'a product of its own',
      { newLot: { ...LOT, productId: 'tea' } },
      400,
      'field-unknown',
      'newLot.productId',
    ],
  ])('is refused with %s, and nothing of it stays', async (_, members, status, code, field) => {
    const batch = await printed(30);
    const { lots } = await kept();
    const order = { action: 'activate', first: 0, last: 9, ...members };
    const refused = await post(`batches/${batch}/ranges`, order);
    expect([refused.statusCode, refused.json().code, refused.json().field]).toEqual([status, code, field]);
    const preview = await post(`batches/${batch}/ranges/preview`, order);
    if (status !== 400) expect(preview.json().refusal).toMatchObject({ code, field: field ?? null });
    expect((await kept()).lots).toEqual(lots);
  });

  it('is for activating alone', async () => {
    const code = await printed(10);
    const order = { action: 'void', reason: 'lost', first: 0, last: 1, newLot: LOT };
    expect((await post(`batches/${code}/ranges`, order)).json()).toMatchObject({ code: 'field-unknown' });
    const listed = { action: 'void', reason: 'lost', serials: ['K7M2QX00042F3K9B'], newLot: LOT };
    expect((await post('stamp-changes', listed)).json()).toMatchObject({ code: 'field-unknown' });
  });
});
