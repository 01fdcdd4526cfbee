import { afterAll, beforeAll, expect, it } from 'vitest';
import { upsertCommune } from '../../server/storage/places.ts';
import { addScanDays } from '../../server/storage/scan-days.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { consoleClient } from '../support/console.ts';

/** A pack, stamps ordered of it, checks of these, and whose it is. */
const ORDERED = [
  ['tea-bag', 1_201, 17, 'highland'],
  ['coffee-bag', 350, 29, 'valley'],
  ['fish-bag', 70, 143, 'bay'],
] as const;

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
  const { db } = test.storage;
  await writeRegistry(db);
  const commune = { code: '24736', provinceCode: '68', name: 'Xã Quảng Trực', matchKey: 'quang truc' };
  await upsertCommune(db, commune);
  await db.updateTable('producer').set({ communeCode: '24736' }).where('id', '=', 'highland').execute();
  const highland = await db
    .selectFrom('producer')
    .selectAll()
    .where('id', '=', 'highland')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('producer')
    .values({ ...highland, id: 'valley', matchKey: 'valley', communeCode: null })
    .execute();
  await db.updateTable('product').set({ producerId: 'valley' }).where('id', '=', 'coffee').execute();
  for (const [variantId, quantity, scans] of ORDERED) {
    const order = { method: 'POST', url: '/api/v1/batches', payload: { variantId, quantity } } as const;
    const { code } = (await test.call(order)).json();
    const scan = { batchCode: code, timeMs: test.clock.now(), verdict: 'authentic', provinceCode: null };
    await db.transaction().execute((tx) =>
      addScanDays(
        tx,
        Array.from({ length: scans }, () => scan),
      ),
    );
  }
});
afterAll(() => test.close());
/** What the tiles of the page say, by their labels. */
async function tiles(...binding: Parameters<TestApp['token']>) {
  const client = consoleClient(test, { authorization: `Bearer ${await test.token(...binding)}` });
  const { status, html } = await client.open('/console/statistics');
  const tile = /<span class="muted small">([^<]*)<\/span><b>([^<]*)<\/b>/g;
  return {
    status,
    html,
    told: new Map([...html.matchAll(tile)].map(([, label, figure]) => [label, figure])),
  };
}

/** What the database holds of these producers. */
async function counted(producerIds: readonly string[]) {
  const { db } = test.storage;
  const { stamps } = await db
    .selectFrom('batch')
    .select(({ fn }) => fn.sum<number>('quantity').as('stamps'))
    .where('producerId', 'in', producerIds)
    .executeTakeFirstOrThrow();
  const today = '2026-03-01';
  const certificates = await db
    .selectFrom('certificate')
    .innerJoin('product', 'product.id', 'certificate.productId')
    .select(['extendedUntil', 'expiresOn'])
    .where('producerId', 'in', producerIds)
    .where('revokedOn', 'is', null)
    .execute();
  const recognised = certificates.filter(
    ({ extendedUntil, expiresOn }) => (extendedUntil ?? expiresOn) >= today,
  );
  const scans = ORDERED.filter(([, , , owner]) => producerIds.includes(owner)).reduce(
    (sum, [, , n]) => sum + n,
    0,
  );
  return [stamps.toLocaleString('vi-VN'), String(scans), String(recognised.length)];
}

it.each<[string, Parameters<TestApp['token']>, readonly string[]]>([
  ['the ministry', ['officer'], ['highland', 'valley', 'bay']],
  ['an administrator', ['admin'], ['highland', 'valley', 'bay']],
  ['a province', ['officer', { provinceCode: '68' }], ['highland', 'valley']],
  ['another province', ['officer', { provinceCode: '22' }], ['bay']],
  ['a commune', ['officer', { provinceCode: '68', communeCode: '24736' }], ['highland']],
  ['a producer', ['producer', { producerId: 'highland' }], ['highland']],
  ['its neighbour', ['producer', { producerId: 'valley' }], ['valley']],
])('%s sees the figures of its own, as the database has them', async (_who, binding, producerIds) => {
  const { status, html, told } = await tiles(...binding);
  expect(status).toBe(200);
  const shown = ['Tem đã cấp', 'Lượt kiểm tra', 'Sản phẩm đang được công nhận'].map((label) =>
    told.get(label),
  );
  expect(shown).toEqual(await counted(producerIds));
  // Nor is anything else on the page that of somebody else.
  for (const [, quantity, , owner] of ORDERED)
    if (!producerIds.includes(owner)) expect(html).not.toContain(`>${quantity.toLocaleString('vi-VN')}<`);
});

it('an inspector has no figures', async () => {
  expect((await tiles('inspector', { provinceCode: '68' })).status).toBe(403);
});
