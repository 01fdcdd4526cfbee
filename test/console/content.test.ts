import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ReviewWorld, reviewWorld } from '../review/review-world.ts';
import { type ConsoleClient, consoleClient } from '../support/console.ts';

let world: ReviewWorld;
let producer: ConsoleClient;
let officer: ConsoleClient;
beforeAll(async () => {
  world = await reviewWorld();
  const clientOf = (token: string) => consoleClient(world.test, { authorization: `Bearer ${token}` });
  producer = clientOf(world.tokens.producer);
  officer = clientOf(world.tokens.officer);
});
afterAll(() => world.close());

const numberIn = (html: string) => Number(/submissions\/(\d+)\/withdrawal/.exec(html)?.[1]);

it('a producer sees its own products, an officer all of them', async () => {
  const own = (await producer.open('/console/products')).html;
  expect(own).toContain('href="/console/products/tea"');
  expect(own).not.toContain('href="/console/products/fish"');
  expect((await officer.open('/console/products')).html).toContain('href="/console/products/fish"');
});

it('a new product is asked for once, however often its form is sent', async () => {
  const fields = {
    name: 'Trà sen',
    productGroup: 'beverage',
    annualQuantity: '1.200',
    annualQuantityUnit: 'hộp',
  };
  const form = (await producer.open('/console/new-product')).html;
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? '';
  const sent = { ...fields, csrf: hidden('csrf'), onceKey: hidden('onceKey') };
  const [first, second] = [
    await producer.post('/console/new-product', sent),
    await producer.post('/console/new-product', sent),
  ];
  expect([first.location, second.location]).toEqual(Array(2).fill('/console/products?done=submitted'));
  const { items } = (await world.send('officer', 'GET', 'submissions?kind=product-new')).body;
  expect(items).toMatchObject([{ title: 'Trà sen' }]);
  const again = await producer.submit('/console/new-product', '/console/new-product', fields);
  expect([again.status, again.html.includes('đang chờ duyệt; hãy sửa')]).toEqual([409, true]);
});

it('a wrong barcode is refused at its field, a right one waits, and is taken back', async () => {
  const page = '/console/packs/coffee-box';
  const wrong = await producer.submit(page, page, {
    name: 'Hộp',
    netContent: '500 g',
    gtin: '9521234500017',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toMatch(/id="f-gtin"[^>]* aria-invalid="true"/);
  const right = await producer.submit(page, page, {
    name: 'Hộp',
    netContent: '500 g',
    gtin: '9521234500018',
  });
  expect(right.location).toBe('/console/products/coffee?done=submitted');
  const shown = (await producer.open(page)).html;
  expect(shown).toContain('value="09521234500018"');
  const withdrawal = `/console/submissions/${numberIn(shown)}/withdrawal`;
  expect((await producer.submit(page, withdrawal, {})).location).toBe('/console/products?done=withdrawn');
  expect((await producer.open(page)).html).not.toContain('09521234500018');
  const byOfficer = await officer.submit(page, page, {
    name: 'Hộp',
    netContent: '500 g',
    gtin: '9521234500018',
  });
  expect(byOfficer.location).toBe('/console/products/coffee?done=saved');
  expect((await world.send('admin', 'GET', 'variants/coffee-box')).body.gtin).toBe('09521234500018');
});

it('a new pack is asked for', async () => {
  const page = '/console/products/coffee/new-pack';
  expect(
    (await producer.submit(page, page, { name: 'Túi 1 kg', netContent: '1 kg', gtin: '' })).location,
  ).toBe('/console/products/coffee?done=submitted');
});

it('what is new and was returned stands above the products with its reason', async () => {
  const { items } = (await world.send('officer', 'GET', 'submissions?kind=product-new')).body;
  await world.decide('officer', items[0].number, { decision: 'return', reason: 'Thiếu <b>giấy tờ</b>.' });
  const { html } = await producer.open('/console/products');
  expect(html).toContain('Sản phẩm mới: Trà sen');
  expect(html).toContain('Thiếu &#60;b&#62;giấy tờ&#60;/b&#62;.');
  expect(html).toContain(`/console/submissions/${items[0].number}/withdrawal`);
});
