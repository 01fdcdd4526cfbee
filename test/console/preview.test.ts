import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ReviewWorld, reviewWorld } from '../review/review-world.ts';
import { type ConsoleClient, consoleClient, hiddenFields } from '../support/console.ts';

let world: ReviewWorld;
let photoId: string;
const as = (who: keyof ReviewWorld['tokens']): ConsoleClient =>
  consoleClient(world.test, { authorization: `Bearer ${world.tokens[who]}` });

beforeAll(async () => {
  world = await reviewWorld();
  const photo = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#553322' } })
    .png()
    .toBuffer();
  photoId = (await world.upload('producer', 'media', photo)).body.id;
});
afterAll(() => world.close());

const STORY = [
  {
    heading: { vi: 'Vườn trên mây', en: 'A garden in the clouds' },
    photos: [{ id: '', alt: 'Vườn chè' }],
  },
];
const propose = async () =>
  (
    await world.send('producer', 'PATCH', 'products/tea', {
      nameEn: 'Cloud tea',
      story: [{ ...STORY[0], photos: [{ id: photoId, alt: 'Vườn chè' }] }],
    })
  ).body.number;

it('a product is previewed with what waits, in both languages, and nothing of it is public', async () => {
  await propose();
  const vi = await as('producer').open('/console/products/tea/preview');
  expect(vi.status).toBe(200);
  expect(vi.html).toContain('class="preview-bar"');
  expect(vi.html).toContain('Vườn trên mây');
  expect(vi.html).toMatch(
    /<details class="fold" open><summary><h2>[^<]*<\/h2><\/summary><div>(?:(?!<details class).)*Vườn trên mây/s,
  );
  expect(vi.html).toContain(`src="/api/v1/media/${photoId}"`);
  expect(vi.html).not.toMatch(/<script|data-scan|api\/v1\/scans/);
  expect(vi.response.headers['content-security-policy']).toMatch(/style-src 'self' 'sha256-/);
  const en = await as('producer').open('/console/products/tea/preview?lang=en');
  expect(en.html).toContain('A garden in the clouds');
  expect(en.html).toContain('<h2>Cloud tea</h2>');
  expect((await as('officer').open('/console/products/tea/preview')).html).not.toContain('Cloud tea');
  expect((await world.send('admin', 'GET', 'products/tea')).body.nameEn).toBeNull();
  expect((await world.test.call({ url: `/media/${photoId}.webp`, token: null })).statusCode).toBe(404);
});

it('a submission is previewed by its producer and by who may read it, and by nobody else', async () => {
  const number = await propose();
  const path = `/console/submissions/${number}/preview`;
  for (const who of ['producer', 'officer', 'commune'] as const)
    expect([who, (await as(who).open(path)).html.includes('Vườn trên mây')]).toEqual([who, true]);
  for (const who of ['stranger', 'elsewhere', 'nextCommune', 'inspector'] as const)
    expect([who, (await as(who).open(path)).status]).toEqual([who, 403]);
  expect((await as('officer').open(`/console/review/${number}`)).html).toContain(`href="${path}"`);
  await world.decide('officer', number, { decision: 'return', reason: 'Nêu rõ vườn nào.' });
  expect((await as('producer').open(path)).status).toBe(200);
  await world.clear();
  expect((await as('producer').open(path)).status).toBe(409);
});

it('what is new is previewed as it would be, and leaves no trace', async () => {
  const before = (await world.send('admin', 'GET', 'products?limit=200')).body.items.length;
  const product = (
    await world.send('producer', 'POST', 'products', {
      producerId: 'highland',
      name: 'Trà hoa vàng',
      productGroup: 'medicinal',
      warnings: { vi: 'Không dùng khi có thai.' },
    })
  ).body;
  const shown = await as('officer').open(`/console/submissions/${product.number}/preview`);
  expect([shown.html.includes('Trà hoa vàng'), shown.html.includes('Không dùng khi có thai.')]).toEqual([
    true,
    true,
  ]);
  const pack = (
    await world.send('producer', 'POST', 'products/tea/variants', { name: 'Lon', gtin: '9521234500018' })
  ).body;
  expect((await as('producer').open(`/console/submissions/${pack.number}/preview`)).html).toContain(
    '09521234500018',
  );
  const profile = (await world.send('producer', 'PATCH', 'producers/highland', { phone: '0263 3 123 456' }))
    .body;
  expect((await as('producer').open(`/console/submissions/${profile.number}/preview`)).html).toContain(
    'tel:02633123456',
  );
  expect((await world.send('admin', 'GET', 'products?limit=200')).body.items).toHaveLength(before);
  await world.clear();
});

it('what was typed is previewed before it is sent, and refused like it would be', async () => {
  const path = '/console/products/coffee/edit';
  const send = async (fields: Record<string, string>) => {
    const form = new FormData();
    const hidden = hiddenFields((await as('producer').open(path)).html, path);
    for (const [name, value] of Object.entries({ ...hidden, ...fields, act: 'preview' }))
      form.set(name, value);
    const encoded = new Response(form);
    return await world.test.call({
      method: 'POST',
      url: path,
      token: world.tokens.producer,
      headers: { accept: 'text/html', 'content-type': encoded.headers.get('content-type') ?? '' },
      payload: Buffer.from(await encoded.arrayBuffer()),
    });
  };
  const shown = await send({ 'storage.vi': 'Nơi khô, dưới 25 °C.' });
  expect(shown.statusCode).toBe(200);
  expect(shown.body).toContain('Nơi khô, dưới 25 °C.');
  expect(shown.body).toContain('class="preview-bar"');
  expect(shown.body).not.toContain('rel="alternate"');
  expect((await send({ 'storage.en': 'Dry' })).statusCode).toBe(400);
  const { items } = (await world.send('producer', 'GET', 'submissions?state=submitted')).body;
  expect(items).toEqual([]);
});
