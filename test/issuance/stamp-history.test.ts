import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Callers, startCallers } from './callers.ts';

let callers: Callers;
beforeAll(async () => {
  callers = await startCallers();
});
afterAll(() => callers.server.close());

it('tells all that happened to one stamp, the oldest first', async () => {
  const { post, get, batchOf, server } = callers;
  const code = await batchOf(100, 'tea-bag');
  const act = (order: object) => post('highland', `batches/${code}/ranges`, order);
  const sheet = { first: 0, last: 79, stock: 'a4-65-38x21', startAt: 10 };
  await post('highland', `batches/${code}/print-jobs`, sheet);
  server.clock.advance(1000);
  await post('highland', `batches/${code}/print-jobs`, {
    ...sheet,
    first: 60,
    startAt: 1,
    reason: 'kẹt giấy',
  });
  await act({ action: 'void', first: 70, last: 75, reason: 'damaged', note: 'tờ 2 kẹt' });
  await act({ action: 'undo', undoes: 2 });
  await post('highland', 'lots', {
    productId: 'tea',
    number: 'L7',
    producedOn: '2026-02-20',
    declaredQuantity: 50,
  });
  await act({ action: 'activate', first: 70, last: 79, lotNumber: 'L7' });
  await act({ action: 'activate', first: 0, last: 9, lotNumber: 'L7' });
  await server.storage.db
    .insertInto('scanTotal')
    .values({ batchCode: code, stampIndex: 72, scans: 3, firstMs: 10, lastMs: 20 })
    .execute();
  const { serial } = (await get('highland', `batches/${code}/stamps/72`)).body;
  const typed = `${serial.slice(0, 4)}-${serial.slice(4, 8)} ${serial.slice(8)}`.toLowerCase();
  const { status, body } = await get('highland', `stamps/${encodeURIComponent(typed)}`);
  expect([status, body]).toMatchObject([
    200,
    {
      serial,
      batchCode: code,
      index: 72,
      phase: 'activated',
      lotNumber: 'L7',
      productName: 'tea',
      variantName: 'bag',
      scans: { count: 3, firstMs: 10, lastMs: 20 },
      entries: [
        { seq: 1, action: 'print', undone: false },
        { seq: 2, action: 'void', undone: true, note: 'tờ 2 kẹt' },
        { seq: 3, action: 'undo', undoes: 2 },
        { seq: 4, action: 'activate', lotNumber: 'L7' },
      ],
      prints: [
        { kind: 'sheet', sheet: 2, slot: 17, reprintReason: null },
        { kind: 'sheet', sheet: 1, slot: 13, reprintReason: 'kẹt giấy' },
      ],
    },
  ]);
  expect((await get('inspector', `stamps/${serial}`)).status).toBe(200);
  expect((await get('bay', `stamps/${serial}`)).body.code).toBe('forbidden');
  expect((await get('highland', `batches/${code}`)).body.reprinted).toBe(20);
});

it('tells a mistyped serial from one that was never issued', async () => {
  const { get, batchOf } = callers;
  const code = await batchOf(2);
  const { serial } = (await get('highland', `batches/${code}/stamps/1`)).body;
  const look = async (text: string) => (await get('highland', `stamps/${text}`)).body.code;
  const last = serial.endsWith('0') ? '1' : '0';
  expect(await look(serial.slice(0, -1) + last)).toBe('serial-invalid');
  expect(await look('K7M2')).toBe('serial-invalid');
  const other = await batchOf(1);
  const { serial: elsewhere } = (await get('highland', `batches/${other}/stamps/0`)).body;
  expect(await look(elsewhere)).toBeUndefined();
  await callers.server.storage.db
    .updateTable('batch')
    .set({ quantity: 1 })
    .where('code', '=', code)
    .execute();
  expect(await look(serial)).toBe('serial-not-issued');
});
