import { afterAll, beforeAll, expect, it } from 'vitest';
import { authorityHome, todoCard } from '../../scanner-web/views/console/index.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type ConsoleClient, consoleClient } from '../support/console.ts';

let test: TestApp;
let token: string;
let producer: ConsoleClient;
let code: string;
beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
  token = await test.token('producer', { producerId: 'highland' });
  producer = consoleClient(test, { authorization: `Bearer ${token}` });
});
afterAll(() => test.close());

const call = async (url: string, payload?: object, by = token) =>
  (await test.call({ method: payload ? 'POST' : 'GET', url: `/api/v1/${url}`, payload, token: by })).json();
const tile = (page: string, label: string) => {
  const html = page.replaceAll('&#61;', '=');
  return new RegExp(`<a href="([^"]+)"><span class="muted small">${label}</span><b>([^<]+)</b>`)
    .exec(html)
    ?.slice(1);
};
const roleClient = async (...given: Parameters<TestApp['token']>) =>
  consoleClient(test, { authorization: `Bearer ${await test.token(...given)}` });

it('counts all batches of a producer, not only those that a list shows', async () => {
  expect((await producer.open('/console')).html).toContain('Đặt đợt tem đầu tiên');
  code = (await call('batches', { variantId: 'tea-bag', quantity: 100_000 })).code;
  await call(`batches/${code}/ranges`, { action: 'print', first: 0, last: 59 });
  const [row] = await test.storage.db.selectFrom('batch').selectAll().execute();
  const [tally] = await test.storage.db.selectFrom('batchTally').selectAll().execute();
  if (row === undefined || tally === undefined) throw new Error('no batch');
  for (let place = 0; place < 210; place += 1) {
    const copy = `AAA${String(place).padStart(3, '0')}`;
    const createdMs = row.createdMs + place + 1;
    await test.storage.db
      .insertInto('batch')
      .values({ ...row, code: copy, createdMs, requestKey: null })
      .execute();
    const counts = { allocated: 1, printed: 0, activated: 0, damaged: 0, lost: 0, stolen: 0, suspended: 0 };
    await test.storage.db
      .insertInto('batchTally')
      .values({ ...tally, ...counts, batchCode: copy })
      .execute();
  }
  const { html } = await producer.open('/console');
  expect(tile(html, 'Tem chưa in')).toEqual(['/console/batches?stage=to-print', '100.150']);
  expect(tile(html, 'Tem đã in, chưa kích hoạt')?.[1]).toBe('60');
  expect(tile(html, 'Lượt kiểm tra, 30 ngày')?.[1]).toBe('0');
  expect(tile(html, 'Cảnh báo đang mở')).toEqual(['#todos', '0']);
  const stock = { batches: 211, toPrint: 100_150, toActivate: 60, activated: 0, voided: 0, expired: 0 };
  expect(await call('statistics/stock')).toMatchObject(stock);
  const listed = (await producer.open(`/console/batches?stage=to-print&q=${code}`)).html;
  expect(listed).toContain(`<a href="/console/batches/${code}">${code}</a>`);
  expect(listed).toContain('99.940');
  expect(html).toContain(
    '<li class="more"><a href="/console/batches?stage&#61;to-print">Xem tất cả việc loại này</a>',
  );
  const far = await test.token('officer', { provinceCode: '22' });
  expect(await call('statistics/stock', undefined, far)).toMatchObject({ batches: 0, toPrint: 0 });
  const near = await test.token('officer', { provinceCode: '68' });
  expect(await call('statistics/stock', undefined, near)).toMatchObject(stock);
});

it('shows three of a kind, and counts the others', () => {
  const params = { batch: 'B', product: 'tea', stamps: 5 };
  const todo = {
    kind: 'batch-to-print',
    severity: 'notice',
    params,
    href: '/console/batches/B/print',
  } as const;
  const late = { ...todo, kind: 'print-stopped', severity: 'warning' } as const;
  const html = todoCard([...Array(5).fill(late), ...Array(9).fill(todo)], 'en');
  expect([html.match(/broke off/g)?.length, html.match(/Not printed yet/g)?.length]).toEqual([5, 3]);
  expect(html).toContain('<a href="/console/batches?stage&#61;to-print">and 6 more</a>');
  expect(todoCard(Array(3).fill(todo), 'en')).not.toContain('more');
});

it('tells a producer of a print file that broke off, with the way to it', async () => {
  const order = { first: 60, last: 30_059, stock: 'a4-65-38x21' };
  const { id } = await call(`batches/${code}/print-jobs`, order);
  const address = await test.app.listen({ port: 0, host: '127.0.0.1' });
  const file = await fetch(`${address}/api/v1/print-jobs/${id}/file`, {
    headers: { authorization: `Bearer ${token}` },
  });
  await file.body?.cancel();
  // Pages that are being drawn are finished first.
  await expect.poll(async () => (await call(`print-jobs/${id}`)).state, { timeout: 20_000 }).toBe('stopped');
  const { html } = await producer.open('/console');
  expect(html).toContain(`Tệp in của đợt ${code} bị ngắt giữa chừng`);
  expect(html).toContain(`href="/console/print-jobs/${id}"`);
  const job = (await producer.open(`/console/print-jobs/${id}`)).html;
  expect(job).toMatch(/role="status" data-severity="warning">.*Đừng in tệp dở dang/);
  expect(job).toMatch(new RegExp(`href="/api/v1/print-jobs/${id}/file" download [^>]*>Tải lại tệp PDF<`));
  expect(tile(html, 'Cảnh báo đang mở')?.[1]).toBe('1');
  expect((await call('todos', undefined, await test.token('producer', { producerId: 'bay' }))).items).toEqual(
    [],
  );
});

it('tells who decides of the queue and of what ends soon, and an inspector where to look a stamp up', async () => {
  const officer = await roleClient('officer', { provinceCode: '68' });
  const now = await officer.open('/console');
  expect(tile(now.html, 'Đề nghị chờ duyệt')).toEqual(['/console/review', '0']);
  expect(tile(now.html, 'Hết hạn trong 120 ngày')).toEqual(['/console/certificates?endsWithinDays=120', '2']);
  expect(now.html).toContain('endsWithinDays&#61;30">1 sản phẩm</a>');
  const nothing = {
    todos: [],
    queue: 0,
    products: 1,
    expiring: [{ withinDays: 180, products: 0 }],
    checks: 0,
  };
  expect(authorityHome({ ...nothing, mayImport: true, mayInvite: false }, 'vi')).toContain(
    'Không có sản phẩm nào hết hạn công nhận trong 180 ngày tới.',
  );
  const inspector = await (await roleClient('inspector')).open('/console');
  expect(inspector.html).toContain('action="/console/stamp"');
  expect(inspector.html).toContain('<h1>Việc cần làm</h1><p class="muted">Không có việc gì đang chờ.');
  expect(inspector.html).toContain('id="todos"');

  const empty = await (await roleClient('officer', { provinceCode: '01' })).open('/console');
  expect(empty.html).toContain('href="/console/imports"');
  const commune = authorityHome({ ...nothing, products: 0, mayImport: false, mayInvite: false }, 'vi');
  expect(commune).not.toContain('/console/imports');
});

it('never says that no stamps would lapse', async () => {
  test.clock.set(Date.parse('2027-01-10T03:00:00Z'));
  const own = await roleClient('producer', { producerId: 'highland' });
  const { html } = await own.open('/console');
  expect(html).toContain('Giấy chứng nhận còn 171 ngày');
  expect(html).not.toContain(' 0 tem đã in');
});
