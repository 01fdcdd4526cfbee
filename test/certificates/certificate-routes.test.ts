import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NOON_MS, registryWorld } from '../registry/registry-world.ts';

let world: Awaited<ReturnType<typeof registryWorld>>;
beforeAll(async () => {
  world = await registryWorld();
});
beforeEach(() => {
  world.clock.set(NOON_MS);
  world.heard.length = 0;
});
afterAll(() => world.close());

const DECISION = { number: '3981/QĐ-UBND', signedOn: '2026-08-05', authority: 'UBND tỉnh Lâm Đồng' };

describe('who may', () => {
  test('officers of the province and administrators write, everybody signed in reads', async () => {
    const { send, product, tokenOf } = world;
    const { productId, producerId } = await product();
    const sent = { productId, stars: 3, decision: DECISION };
    const allowed = await tokenOf('officer', { provinceCode: '68' });
    const others = [
      await tokenOf('officer', { provinceCode: '01' }),
      await tokenOf('producer', { producerId }),
      await tokenOf('inspector'),
    ];
    for (const token of others) {
      expect(await send('POST', '/api/v1/certificates', sent, { token })).toMatchObject({
        status: 403,
        body: { code: 'forbidden' },
      });
    }
    expect((await send('POST', '/api/v1/certificates', sent, { token: null })).status).toBe(401);
    const made = await send('POST', '/api/v1/certificates', sent, { token: allowed });
    expect(made.status).toBe(201);
    const url = `/api/v1/certificates/${made.body.id}`;
    for (const token of others) {
      expect(
        (await send('POST', `${url}/revocation`, { ground: 'a', decision: DECISION }, { token })).status,
      ).toBe(403);
      expect((await send('POST', `${url}/extension`, { until: '2029-09-01' }, { token })).status).toBe(403);
      expect((await send('GET', url, undefined, { token })).status).toBe(200);
    }
    expect((await send('GET', url, undefined, { token: null })).status).toBe(401);
  });
});

test('lists page by expiry, narrowed to a product or a province', async () => {
  const { send, product } = world;
  const { productId } = await product();
  for (const year of [2021, 2022, 2023, 2024]) {
    const decision = { ...DECISION, signedOn: `${year}-08-05` };
    await send('POST', '/api/v1/certificates', { productId, stars: 3, decision });
  }
  const days: string[] = [];
  let cursor = '';
  do {
    const page = await send('GET', `/api/v1/certificates?limit=3&productId=${productId}${cursor}`);
    days.push(...page.body.items.map((item: { expiresOn: string }) => item.expiresOn));
    cursor = page.body.next === null ? '' : `&cursor=${page.body.next}`;
  } while (cursor !== '');
  expect(days).toEqual(['2024-08-05', '2025-08-05', '2026-08-05', '2027-08-05']);
  expect((await send('GET', '/api/v1/certificates?provinceCode=01')).body.items).toEqual([]);
  expect((await send('GET', '/api/v1/certificates?cursor=abc')).body.code).toBe('cursor-invalid');
  expect((await send('GET', '/api/v1/certificates/none')).status).toBe(404);
});
