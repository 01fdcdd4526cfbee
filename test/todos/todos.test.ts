import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Callers, startCallers } from '../issuance/callers.ts';
import { consoleClient } from '../support/console.ts';

let callers: Callers;
beforeAll(async () => {
  callers = await startCallers();
});
afterAll(() => callers.server.close());

interface Item {
  readonly kind: string;
  readonly params: Readonly<Record<string, string | number>>;
}
const kinds = async () => {
  const { items } = (await callers.get('highland', 'todos')).body;
  return items.map(({ kind, params }: Item) => [kind, params.stamps]);
};

it('tells a producer what waits, the most pressing first, as time goes by', async () => {
  const { post, batchOf, get, server } = callers;
  expect(await kinds()).toEqual([]);
  const code = await batchOf(100);
  expect(await kinds()).toEqual([['batch-to-print', 100]]);
  await post('highland', `batches/${code}/ranges`, { action: 'print', first: 0, last: 59 });
  expect(await kinds()).toEqual([['batch-to-activate', 60]]);
  const lot = { productId: 'tea', number: 'L1', producedOn: '2026-02-20', declaredQuantity: 20 };
  const { id } = (await post('highland', 'lots', lot)).body;
  await post('highland', `batches/${code}/ranges`, { action: 'activate', first: 0, last: 18, lotId: id });
  expect(await kinds()).toEqual([
    ['batch-to-activate', 41],
    ['lot-nearly-full', 19],
  ]);
  await post('highland', `lots/${id}/recall`, { reason: 'x', notice: { vi: 'Không dùng' } });
  expect(await kinds()).toEqual([
    ['lot-recalled', 19],
    ['batch-to-activate', 41],
  ]);
  for (const [on, expected] of [
    // The certificate of tea ends on 30 June 2027: its window is open from 1 January to 2 March.
    ['2026-12-31', ['batch-deadline']],
    ['2027-01-01', ['certificate-window', 'batch-deadline']],
    ['2027-03-01', ['certificate-window', 'batch-deadline']],
    ['2027-03-03', ['certificate-late']],
    ['2027-07-01', []],
  ] as const) {
    server.clock.set(Date.parse(`${on}T03:00:00Z`));
    expect([on, (await kinds()).map(([kind]: [string]) => kind)]).toEqual([on, expected]);
  }
  server.clock.set(Date.parse('2027-01-01T03:00:00Z'));
  const [window] = (await get('highland', 'todos')).body.items;
  expect(window.params).toMatchObject({ days: 180, closesOn: '2027-03-02', stamps: 41, product: 'tea' });
  expect((await get('officer', 'todos')).body).toEqual({ items: [], total: 0, pressing: 0 });
  const token = await server.token('producer', { producerId: 'highland' });
  const page = await consoleClient(server, { authorization: `Bearer ${token}` }).open('/console');
  expect(page.html).toContain('Giấy chứng nhận còn 180 ngày');
  expect(page.html).toContain('41 tem đã in sẽ không kích hoạt được');
});
