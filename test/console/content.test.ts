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

/** A link as a page has it. */
const linkTo = (path: string) => `href="${path.replaceAll('=', '&#61;')}"`;
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

it('a returned new product is taken up again with what was sent, the reason on top', async () => {
  const { items } = (await world.send('producer', 'GET', 'submissions?kind=product-new&state=returned')).body;
  const { number } = items[0];
  const path = `/console/new-product?submission=${number}`;
  expect((await producer.open('/console/products')).html).toContain(linkTo(path));
  expect((await producer.open('/console')).html).toContain(linkTo(path));
  const form = (await producer.open(path)).html;
  expect(form.indexOf('giấy tờ')).toBeLessThan(form.indexOf('name="name"'));
  expect(form).toMatch(/name="name"[^>]* value="Trà sen"/);
  expect(form).toMatch(/name="annualQuantity"[^>]* value="1200"/);
  const fields = { name: 'Trà sen', productGroup: 'beverage', annualQuantity: 'nhiều' };
  const refused = await producer.submit(path, '/console/new-product', fields);
  expect([refused.status, refused.html.includes('giấy tờ')]).toEqual([400, true]);
  const sent = await producer.submit(path, '/console/new-product', { ...fields, annualQuantity: '900' });
  expect(sent.location).toBe('/console/products?done=submitted');
  expect(await world.read(number)).toMatchObject({ state: 'superseded' });
  const waiting = (await world.send('producer', 'GET', 'submissions?kind=product-new&state=submitted')).body;
  expect(waiting.items).toMatchObject([{ title: 'Trà sen', supersedes: number }]);
  expect((await producer.open(path)).status).toBe(404);
  await world.clear();
});

it('what a form does not show of a new product stays when it is taken up', async () => {
  const asked = { name: 'Trà gừng', productGroup: 'beverage', warnings: { vi: 'Để xa tầm tay trẻ em.' } };
  const { number } = (await world.send('producer', 'POST', 'products', { producerId: 'highland', ...asked }))
    .body;
  await world.decide('officer', number, { decision: 'return', grounds: ['incomplete'] });
  await producer.submit(`/console/new-product?submission=${number}`, '/console/new-product', {
    name: 'Trà gừng',
    productGroup: 'medicinal',
  });
  const { items } = (await world.send('producer', 'GET', 'submissions?kind=product-new&state=submitted'))
    .body;
  expect((await world.read(items[0].number)).after).toMatchObject({
    productGroup: 'medicinal',
    warnings: asked.warnings,
  });
  await world.clear();
});

it('a returned new pack is taken up again from its product, and from nowhere else', async () => {
  const page = '/console/products/coffee/new-pack';
  await producer.submit(page, page, { name: 'Túi 2 kg', netContent: '2 kg', gtin: '' });
  const { items } = (await world.send('producer', 'GET', 'submissions?kind=pack-new&state=submitted')).body;
  const { number } = items[0];
  await world.decide('officer', number, { decision: 'return', reason: 'Thiếu ảnh nhãn.' });
  const path = `${page}?submission=${number}`;
  const product = (await producer.open('/console/products/coffee')).html;
  expect(product).toContain(linkTo(path));
  expect(product).toContain('Thiếu ảnh nhãn.');
  expect((await producer.open('/console/products/tea')).html).not.toContain('Thiếu ảnh nhãn.');
  const form = (await producer.open(path)).html;
  expect(form).toContain('Thiếu ảnh nhãn.');
  expect(form).toMatch(/name="name"[^>]* value="Túi 2 kg"/);
  expect((await producer.open(`/console/products/tea/new-pack?submission=${number}`)).status).toBe(404);
  expect((await producer.open(`/console/new-product?submission=${number}`)).status).toBe(404);
  const sent = await producer.submit(path, page, { name: 'Túi 2 kg', netContent: '2 kg', gtin: '' });
  expect(sent.location).toBe('/console/products/coffee?done=submitted');
  expect(await world.read(number)).toMatchObject({ state: 'superseded' });
  await world.clear();
});

it('a pack without a GTIN says what its stamps use instead', async () => {
  const { html } = await producer.open('/console/products/undecided');
  expect(html).toContain('Chưa có GTIN – tem dùng liên kết ngắn');
  expect(html).toContain('do GS1 cấp');
});
