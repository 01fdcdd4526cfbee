import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newSecret, SAID } from '../applications/application-world.ts';
import { type ReviewWorld, reviewWorld } from '../review/review-world.ts';
import { consoleClient } from '../support/console.ts';

let world: ReviewWorld;
/** Something of the producer `highland` for each address that names a thing of a producer. */
const things: Record<string, string> = {
  '/console/products/:id': 'tea',
  '/console/packs/:id': 'tea-box',
  '/console/producers/:id': 'highland',
  '/console/certificates/:id': 'certificate-tea',
  '/console/decisions/:id': 'decision-tea',
};
/** What is for administrators, or belongs to whoever made it and is shown to nobody else. */
const OTHERS = /^\/console\/(link|accounts|audit|imports|print-jobs|printing)\//;

beforeAll(async () => {
  world = await reviewWorld();
  const lot = await world.send('producer', 'POST', 'lots', {
    productId: 'tea',
    number: 'L1',
    producedOn: '2026-02-01',
    declaredQuantity: 1_000,
  });
  const batch = await world.send('producer', 'POST', 'batches', { variantId: 'tea-box', quantity: 100 });
  const edit = await world.send('producer', 'PATCH', 'products/tea', { nameEn: 'Highland tea' });
  const photo = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const { id } = (await world.upload('officer', 'media', photo)).body;
  await world.send('officer', 'PATCH', 'products/coffee', { images: [{ id, alt: '' }] });
  things['/console/photos/:id'] = id;
  things['/console/lots/:id'] = lot.body.id;
  things['/console/batches/:code'] = batch.body.code;
  things['/console/review/:number'] = String(edit.body.number);
  const bags = await world.send('producer', 'POST', 'batches', { variantId: 'tea-bag', quantity: 1 });
  const stamp = await world.send('producer', 'GET', `batches/${bags.body.code}/stamps/0`);
  const reported = await world.test.app.inject({
    method: 'POST',
    url: '/api/v1/reports',
    payload: { stamp: stamp.body.serial, kind: 'copied', contact: { name: 'Lê Thị Báo' } },
  });
  things['/console/cases/:id'] = reported.json().number;
  await world.test.app.inject({
    method: 'POST',
    url: '/api/v1/applications',
    payload: { ...SAID, commune: '24736', secret: newSecret() },
  });
  const applied = await world.send('admin', 'GET', 'applications');
  things['/console/review/applications/:id'] = applied.body.items[0].id;
  things['/console/submissions/:number'] = String(edit.body.number);
});
afterAll(() => world.close());

/** Where the forms of a page are sent, without those of the frame. */
const formsOf = (html: string) =>
  [...html.matchAll(/method="post" action="([^"]*)"/g)]
    .map(([, action]) => action)
    .filter((action) => action !== '/console/sign-out');

it.each(['stranger', 'elsewhere', 'nextCommune'] as const)(
  'no page offers the %s a form about what the API refuses it',
  async (who) => {
    const client = consoleClient(world.test, { authorization: `Bearer ${world.tokens[who]}` });
    const offered: string[] = [];
    let opened = 0;
    for (const { method, url, access } of world.test.app.routeAccess) {
      if (method !== 'GET' || !/^\/console\/.*:/.test(url) || OTHERS.test(url) || access === 'public')
        continue;
      const known = Object.entries(things).find(([start]) => url === start || url.startsWith(`${start}/`));
      expect([url, known?.[1]]).toEqual([url, expect.any(String)]);
      const [start = '', id = ''] = known ?? [];
      const path = url.replace(start, start.replace(/:\w+/, id)).replace(':seq', '1');
      const page = await client.open(path);
      opened += 1;
      expect([path, page.status]).not.toContain(500);
      if (page.status === 200 && formsOf(page.html).length > 0) offered.push(`${path} ${formsOf(page.html)}`);
    }
    expect(opened).toBeGreaterThan(20);
    expect(offered).toEqual([]);
  },
);
