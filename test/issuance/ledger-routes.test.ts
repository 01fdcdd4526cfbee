import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Callers, startCallers } from './callers.ts';

let callers: Callers;
beforeAll(async () => {
  callers = await startCallers();
  for (const variant of ['tea-box', 'coffee-bag']) {
    const code = await callers.batchOf(100, variant);
    await callers.post('highland', `batches/${code}/ranges`, { action: 'print', first: 0, last: 39 });
  }
});
afterAll(() => callers.server.close());

it('shows each caller the ledgers of its products, page by page', async () => {
  const { get } = callers;
  const first = (await get('highland', 'ledger?limit=1&from=2026-02')).body;
  expect(first).toMatchObject({
    from: '2026-02',
    to: '2026-03',
    items: [
      {
        productName: 'coffee',
        months: [
          { month: '2026-02', closing: 0 },
          { month: '2026-03', ordered: 100, printed: 40, closing: 40 },
        ],
        total: { opening: 0, printed: 40, closing: 40 },
      },
    ],
  });
  const second = (await get('highland', `ledger?limit=1&cursor=${first.next}`)).body;
  expect([second.items[0].productName, second.items[0].months.length, second.next]).toEqual([
    'tea',
    12,
    null,
  ]);
  expect((await get('officer', 'ledger?productId=tea')).body.items).toHaveLength(1);
  expect((await get('farOfficer', 'ledger')).body.items).toEqual([]);
  expect((await get('bay', 'ledger?productId=tea')).body.items).toEqual([]);
  expect((await get('inspector', 'ledger')).status).toBe(403);
  expect((await get('highland', 'ledger?from=2026-13')).status).toBe(400);
  expect((await get('highland', 'ledger?to=2026-04')).body.code).toBe('ledger-months');
});

it('is handed out as a file, a line for each product and month', async () => {
  const token = await callers.server.token('producer', { producerId: 'highland' });
  const file = await callers.server.call({ url: '/api/v1/ledger/table?format=csv&from=2026-02', token });
  expect(file.headers['content-disposition']).toContain('stamp-ledger-2026-02-2026-03.csv');
  const lines = file.body.trim().split('\r\n');
  expect(lines[0]).toContain('Tồn đầu tháng');
  expect(lines.slice(1)).toEqual([
    'Hợp tác xã highland,coffee,2026-02,0,0,0,0,0,0,0,0,0,0,0',
    'Hợp tác xã highland,coffee,2026-03,0,100,40,0,0,0,0,0,0,0,40',
    'Hợp tác xã highland,tea,2026-02,0,0,0,0,0,0,0,0,0,0,0',
    'Hợp tác xã highland,tea,2026-03,0,100,40,0,0,0,0,0,0,0,40',
  ]);
  const xlsx = await callers.server.call({ url: '/api/v1/ledger/table?format=xlsx', token });
  expect([xlsx.statusCode, xlsx.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
});
