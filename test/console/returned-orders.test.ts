import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ReviewWorld, reviewWorld } from '../review/review-world.ts';
import { type ConsoleClient, consoleClient } from '../support/console.ts';

let world: ReviewWorld;
let producer: ConsoleClient;
beforeAll(async () => {
  world = await reviewWorld();
  producer = consoleClient(world.test, { authorization: `Bearer ${world.tokens.producer}` });
  const declared = { annualQuantity: 1_000, annualQuantityUnit: 'hộp' };
  await world.send('officer', 'PATCH', 'products/tea', declared);
});
afterAll(() => world.close());

const FORM = '/console/batches/new';
const order = { variantId: 'tea-box', quantity: '2.000', profile: 'signed' };
const linkTo = (path: string) => `href="${path.replaceAll('=', '&#61;')}"`;
const open = async (state: string) =>
  (await world.send('producer', 'GET', `submissions?kind=batch&state=${state}`)).body.items;

async function returnedOrder(): Promise<number> {
  expect((await producer.submit(FORM, FORM, order)).location).toBe('/console/batches?done=submitted');
  const [{ number }] = await open('submitted');
  await world.decide('officer', number, { decision: 'return', reason: 'Chưa có hợp đồng.' });
  return number;
}

it('an order that was returned is taken up with what was sent, its reason on top, and waits again', async () => {
  const number = await returnedOrder();
  const path = `${FORM}?submission=${number}`;
  for (const page of ['/console', '/console/batches'])
    expect((await producer.open(page)).html).toContain(linkTo(path));
  const { html } = await producer.open(path);
  expect(html.indexOf('Chưa có hợp đồng.')).toBeLessThan(html.indexOf('name="quantity"'));
  expect(html).toMatch(/name="quantity"[^>]* value="2000"/);
  const wrong = await producer.submit(path, FORM, { ...order, quantity: 'nhiều' });
  expect([wrong.status, wrong.html.includes('Chưa có hợp đồng.')]).toEqual([400, true]);
  const mended = { ...order, quantity: '1.500', note: 'Hợp đồng 12/HĐ' };
  expect((await producer.submit(path, FORM, mended)).location).toBe('/console/batches?done=submitted');
  expect((await world.read(number)).state).toBe('superseded');
  const [again] = await open('submitted');
  expect(again.supersedes).toBe(number);
  expect((await world.read(again.number)).after).toMatchObject({ quantity: 1_500, note: 'Hợp đồng 12/HĐ' });
  expect((await producer.open(path)).status).toBe(404);
  await world.clear();
});

it('one mended to less than was declared is issued at once, and nothing of it waits', async () => {
  const number = await returnedOrder();
  const sent = await producer.submit(`${FORM}?submission=${number}`, FORM, { ...order, quantity: '900' });
  expect(sent.location).toMatch(/^\/console\/batches\/\w+\?done=ordered$/);
  expect((await world.read(number)).state).toBe('withdrawn');
});

it('nobody takes up the order of somebody else, or for another product', async () => {
  const { number } = (
    await world.send('producer', 'POST', 'batches', { variantId: 'tea-box', quantity: 2_000 })
  ).body;
  const path = `batches?submission=${number}`;
  const unknown = { status: 422, body: { code: 'submission-unknown' } };
  for (const who of ['officer', 'admin'] as const)
    expect(await world.send(who, 'POST', path, { variantId: 'tea-box', quantity: 5 })).toMatchObject(unknown);
  const other = { variantId: 'coffee-box', quantity: 5 };
  expect(await world.send('producer', 'POST', path, other)).toMatchObject(unknown);
  expect((await world.read(number)).state).toBe('submitted');
});
