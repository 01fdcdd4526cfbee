import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type Callers, startCallers } from './callers.ts';

let callers: Callers;
const post: Callers['post'] = (...request) => callers.post(...request);
const get: Callers['get'] = (...request) => callers.get(...request);
const batchOf: Callers['batchOf'] = (...request) => callers.batchOf(...request);

beforeAll(async () => {
  callers = await startCallers();
});
afterAll(() => callers.server.close());

describe('the path from order to activation', () => {
  it('issues, prints, activates, voids, undoes, and tells the state of each stamp', async () => {
    const ordered = await post('highland', 'batches', { variantId: 'tea-box', quantity: 65 });
    expect(ordered).toMatchObject({
      status: 201,
      body: {
        linkForm: 'gs1',
        gtin: '08934567890123',
        summary: { allocated: 65 },
        origin: 'https://tem.example.vn',
      },
    });
    const { code } = ordered.body;
    expect(ordered.headers.location).toBe(`/api/v1/batches/${code}`);
    expect(ordered.body).not.toHaveProperty('tagKeyId');
    const lot = await post('highland', 'lots', {
      productId: 'tea',
      number: 'T-01',
      producedOn: '2026-02-20',
      expiresOn: '2027-02-20',
      declaredQuantity: 60,
      stages: [{ name: 'Thu hái', nameEn: 'Picking', place: 'Bảo Lộc', on: '2026-02-18' }],
    });
    expect(lot).toMatchObject({
      status: 201,
      body: { number: 'T-01', recall: null, stages: [{ place: 'Bảo Lộc' }] },
    });
    const ranges = `batches/${code}/ranges`;
    expect(await post('highland', ranges, { action: 'print', first: 0, last: 64 })).toMatchObject({
      status: 201,
      body: { seq: 1, action: 'print', first: 0, last: 64 },
    });
    const activated = await post('highland', ranges, {
      action: 'activate',
      first: 0,
      last: 59,
      lotNumber: 'T-01',
    });
    expect(activated).toMatchObject({ status: 201, body: { seq: 2, lotId: lot.body.id } });
    const over = await post('highland', ranges, {
      action: 'activate',
      first: 60,
      last: 60,
      lotNumber: 'T-01',
    });
    expect(over).toMatchObject({
      status: 422,
      body: { code: 'lot-over-declared', params: { declared: 60, activated: 60, requested: 1 } },
    });
    const stamp = await get('inspector', `batches/${code}/stamps/59`);
    expect(stamp.body).toMatchObject({
      index: 59,
      phase: 'activated',
      lotId: lot.body.id,
      suspended: false,
      seq: 2,
    });
    expect(await get('inspector', `batches/${code}/stamps/65`)).toMatchObject({
      status: 422,
      body: { code: 'index-outside-batch' },
    });
    const held = await post('inspector', ranges, { action: 'suspend', serials: [stamp.body.serial] });
    expect(held).toMatchObject({ status: 201, body: { items: [{ seq: 3, first: 59, last: 59 }] } });
    expect(await post('officer', ranges, { action: 'undo', undoes: 3, note: 'Nhầm tem' })).toMatchObject({
      status: 201,
      body: { seq: 4, undoes: 3, first: 59 },
    });
    const voided = { action: 'void', first: 60, last: 64, reason: 'damaged' };
    expect((await post('highland', ranges, voided)).status).toBe(201);
    const summary = { printed: 0, activated: 60, voided: { damaged: 5, lost: 0, stolen: 0 }, suspended: 0 };
    expect((await get('highland', `batches/${code}`)).body.summary).toMatchObject(summary);
    const log = await get('officer', `${ranges}?limit=3`);
    expect(log.body.items.map((entry: { undone: boolean }) => entry.undone)).toEqual([false, false, true]);
    expect(log.body.summary).toMatchObject(summary);
    const rest = await get('officer', `${ranges}?limit=3&cursor=${log.body.next}`);
    expect(rest.body).toMatchObject({ items: [{ seq: 4 }, { seq: 5 }], next: null });
  });

  it('survives a restart', async () => {
    const code = await batchOf(10);
    await post('highland', `batches/${code}/ranges`, { action: 'print', first: 2, last: 5 });
    const before = await get('highland', `batches/${code}/stamps/3`);
    await callers.server.restart();
    const { status, body } = await get('highland', `batches/${code}/stamps/3`);
    expect({ status, body }).toEqual({ status: before.status, body: before.body });
    expect(before.body).toMatchObject({ phase: 'printed', seq: 1 });
  });

  it('counts unused stamps as expired after the last day', async () => {
    const { body } = await post('highland', 'batches', {
      variantId: 'tea-bag',
      quantity: 9,
      unusedDeadlineOn: '2026-03-01',
    });
    expect(body.summary.expiredUnused).toBe(0);
    const nowMs = callers.server.clock.now();
    callers.server.clock.set(Date.UTC(2026, 2, 1, 17));
    expect((await get('highland', `batches/${body.code}`)).body.summary.expiredUnused).toBe(9);
    expect((await get('highland', `batches/${body.code}/stamps/0`)).body.expiredUnused).toBe(true);
    callers.server.clock.set(nowMs);
  });
});

describe('repeated requests', () => {
  it('order one batch per Idempotency-Key', async () => {
    const order = { variantId: 'tea-box', quantity: 3 };
    const key = { 'idempotency-key': 'order-17' };
    const first = await post('highland', 'batches', order, key);
    const again = await post('highland', 'batches', order, key);
    expect(again.body.code).toBe(first.body.code);
    await callers.server.storage.db.deleteFrom('idempotencyRecord').execute();
    const afterForgetting = await post('highland', 'batches', order, key);
    expect(afterForgetting.body.code).toBe(first.body.code);
    expect((await post('highland', 'batches', { ...order, quantity: 4 }, key)).body.code).toBe(
      'idempotency-conflict',
    );
  });
});

describe('lists and access', () => {
  it('pages through batches, newest first, without a gap', async () => {
    for (let made = 0; made < 7; made += 1) {
      callers.server.clock.advance(made % 2);
      await batchOf(1, 'coffee-bag');
    }
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await get('officer', `batches?productId=coffee&limit=3${cursor}`);
      seen.push(...body.items.map((batch: { code: string }) => batch.code));
      cursor = body.next === null ? '' : `&cursor=${body.next}`;
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(7);
    expect((await get('officer', 'batches?cursor=nonsense')).body.code).toBe('cursor-invalid');
    expect((await get('officer', 'batches?limit=201')).body.code).toBe('field-invalid');
  });

  it('shows each caller what is theirs to see', async () => {
    await batchOf(1);
    expect((await get('highland', 'batches?limit=1')).body.items).toHaveLength(1);
    expect((await get('bay', 'batches')).body.items).toEqual([]);
    expect((await get('farOfficer', 'batches')).body.items).toEqual([]);
    expect((await get('bay', 'lots')).body.items).toEqual([]);
    expect((await get('inspector', 'lots?productId=tea')).body.items).not.toEqual([]);
    const code = await batchOf(1);
    expect((await get('bay', `batches/${code}`)).status).toBe(403);
    expect((await get('bay', `batches/${code}/ranges`)).status).toBe(403);
    expect((await get('bay', `batches/${code}/stamps/0`)).status).toBe(403);
    expect((await get('officer', 'batches/ZZZZZZ')).status).toBe(404);
    expect((await get(null, 'batches')).status).toBe(401);
    expect((await post('inspector', 'batches', { variantId: 'tea-box', quantity: 1 })).status).toBe(403);
  });

  it('shows refusals to officers of the province alone', async () => {
    const code = await batchOf(5);
    await post('bay', `batches/${code}/ranges`, { action: 'print', first: 0, last: 4 });
    await post('highland', 'batches', { variantId: 'lapsed-bag', quantity: 1 });
    expect((await get('officer', `refusals?batchCode=${code}`)).body.items).toMatchObject([
      { code: 'forbidden', action: 'print', productId: 'tea', detail: { first: 0, last: 4 } },
    ]);
    expect((await get('officer', 'refusals?code=certificate-lapsed')).body.items).toMatchObject([
      {
        action: 'issue',
        productId: 'lapsed',
        detail: { variantId: 'lapsed-bag', quantity: 1, day: '2026-03-01' },
      },
    ]);
    const ranges = `batches/${code}/ranges`;
    for (const body of [
      { action: 'undo' },
      { action: 'undo', undoes: 1, serials: ['X'] },
      { action: 'print', first: 0, last: 0, reason: 'lost' },
    ]) {
      expect((await post('officer', ranges, body)).status).toBe(400);
    }
    const spelt = `${code.slice(0, 3)}-${code.slice(3).toLowerCase()}`;
    expect((await get('officer', `refusals?batchCode=${spelt}`)).body.items).toMatchObject([
      { code: 'field-unknown', action: 'print' },
      { code: 'field-unknown', action: 'undo' },
      { code: 'field-missing', action: 'undo' },
      { code: 'forbidden', action: 'print' },
    ]);
    expect((await get('officer', 'refusals?batchCode=nonsense')).body.items).toEqual([]);
    expect((await get('farOfficer', 'refusals')).body.items).toEqual([]);
    expect((await get('highland', 'refusals')).status).toBe(403);
    const page = (await get('officer', 'refusals?limit=1')).body;
    expect((await get('officer', `refusals?limit=1&cursor=${page.next}`)).body.items[0].id).toBeLessThan(
      page.items[0].id,
    );
  });
});

describe('lots', () => {
  it('are recalled with a notice, and amended by officers', async () => {
    const declaration = { productId: 'tea', number: 'R-1', producedOn: '2026-02-20', declaredQuantity: 10 };
    const { id } = (await post('highland', 'lots', declaration)).body;
    const amendment = { declaredQuantity: 12, reason: 'Đếm lại' };
    const patch = (who: Caller) => callers.patch(who, `lots/${id}`, amendment);
    expect((await patch('highland')).status).toBe(403);
    expect((await patch('officer')).body).toMatchObject({ declaredQuantity: 12 });
    const recall = { reason: 'Kiểm nghiệm', notice: { vi: 'Không sử dụng', en: 'Do not use' } };
    expect((await post('highland', `lots/${id}/recall`, recall)).body.recall).toMatchObject(recall);
    expect((await post('officer', `lots/${id}/recall`, recall)).body.code).toBe('lot-recalled');
    const { body } = await get('inspector', `lots/${id}`);
    expect(body).toMatchObject({ recall, declaredQuantity: 12 });
    await callers.patch('officer', `lots/${id}`, { declaredQuantity: 13, reason: 'Đếm lại' });
    const page = await get('inspector', `lots/${id}/amendments?limit=1`);
    expect(page.body.items).toMatchObject([{ fromQuantity: 10, toQuantity: 12 }]);
    const rest = await get('inspector', `lots/${id}/amendments?limit=1&cursor=${page.body.next}`);
    expect(rest.body).toMatchObject({ items: [{ fromQuantity: 12, toQuantity: 13 }], next: null });
    expect((await get('bay', `lots/${id}/amendments`)).status).toBe(403);
    expect((await get('highland', 'lots?number=R-1')).body.items).toMatchObject([{ id }]);
  });
});
