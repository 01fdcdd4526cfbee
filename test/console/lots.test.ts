import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type ConsoleClient, consoleClient } from '../support/console.ts';

let test: TestApp;
let producer: ConsoleClient;
let officer: ConsoleClient;
beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
  const as = async (...who: Parameters<TestApp['token']>) =>
    consoleClient(test, { authorization: `Bearer ${await test.token(...who)}` });
  producer = await as('producer', { producerId: 'highland' });
  officer = await as('officer', { provinceCode: '68' });
});
afterAll(() => test.close());

describe('lots in the console', () => {
  it('are declared with their raw material, amended by an officer and recalled', async () => {
    const declared = await producer.submit('/console/lots/new', '/console/lots/new', {
      productId: 'coffee',
      number: 'C-01',
      producedOn: '2026-02-10',
      declaredQuantity: '200',
      'materials[0].name': 'Cà phê nhân',
      'materials[0].quantity': '55,5',
      'materials[0].unit': 'kg',
    });
    const path = (declared.location ?? '').split('?')[0] ?? '';
    const page = await producer.open(declared.location ?? '');
    expect(page.html).toContain('Cà phê nhân');
    expect(page.html).toContain('55,5 kg');
    expect(page.html).toContain(`href="${path}/correct"`);
    const typed = (await producer.open(`${path}/correct`)).html;
    expect(typed).toContain('value="55,5"');
    const mended = { number: 'C-01', producedOn: '2026-02-11', declaredQuantity: '220' };
    const corrected = await producer.submit(`${path}/correct`, `${path}/correct`, {
      ...mended,
      'materials[0].name': 'Cà phê nhân xanh',
      'materials[0].quantity': '60',
      'materials[0].unit': 'kg',
    });
    expect(corrected.location).toBe(`${path}?done=corrected`);
    expect((await producer.open(path)).html).toContain('Cà phê nhân xanh');
    const wrong = await producer.post(`${path}/correct`, { ...mended, producedOn: '2026-02-31' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('value="2026-02-31"');
    const amend = { declaredQuantity: '250', reason: 'đếm lại' };
    expect((await producer.post(`${path}/amend`, amend)).status).toBe(403);
    expect((await officer.submit(`${path}/amend`, `${path}/amend`, amend)).location).toBe(
      `${path}?done=amended`,
    );
    const recall = { reason: 'kiểm nghiệm', 'notice.vi': 'Ngừng sử dụng', 'notice.en': 'Stop using it' };
    expect((await producer.submit(`${path}/recall`, `${path}/recall`, recall)).location).toBe(
      `${path}?done=recalled`,
    );
    expect((await producer.open(path)).html).toContain('Ngừng sử dụng');
    expect((await officer.open('/console/lots?state=recalled')).html).toContain('C-01');
  });

  it('keep what was typed when they are refused', async () => {
    const refused = await producer.submit('/console/lots/new', '/console/lots/new', {
      productId: 'tea',
      number: 'Lô 1',
      producedOn: '2026-02-10',
      declaredQuantity: '200',
      'materials[1].name': 'Chè búp',
    });
    expect(refused.status).toBe(400);
    for (const kept of ['value="Lô 1"', 'value="200"', 'value="Chè búp"'])
      expect(refused.html).toContain(kept);
  });
});

it('a lot leads to the activation for it: in the batch that waits, or among several', async () => {
  const token = await test.token('producer', { producerId: 'highland' });
  const order = async () => {
    const payload = { variantId: 'coffee-bag', quantity: 20 };
    const { code } = (await test.call({ method: 'POST', url: '/api/v1/batches', payload, token })).json();
    const range = { action: 'print', first: 0, last: 19 };
    const url = `/api/v1/batches/${code}/ranges`;
    expect((await test.call({ method: 'POST', url, payload: range })).statusCode).toBe(201);
    return String(code);
  };
  const lots = [];
  for (const number of ['K-1', 'K-2']) {
    const payload = { productId: 'coffee', number, producedOn: '2026-02-10', declaredQuantity: 50 };
    lots.push((await test.call({ method: 'POST', url: '/api/v1/lots', payload, token })).json().id);
  }
  const [older] = lots;
  const way = async () =>
    /href="([^"]*)">Kích hoạt tem cho lô này/
      .exec((await producer.open(`/console/lots/${older}`)).html)?.[1]
      ?.replaceAll('&#61;', '=')
      .replaceAll('&#38;', '&');
  expect(await way()).toBeUndefined();
  const code = await order();
  expect(await way()).toBe(`/console/batches/${code}/activate?lotId=${older}`);
  expect((await producer.open(`/console/batches/${code}/activate?lotId=${older}`)).html).toMatch(
    new RegExp(`value="${older}"[^>]* (checked|selected)`),
  );
  await order();
  const several = await way();
  expect(several).toMatch(/^\/console\/batches\?q=.*&stage=to-activate$/);
  expect((await producer.open(several ?? '')).html).toContain(code);
});
