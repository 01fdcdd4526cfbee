import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { upsertCommune } from '../../server/storage/places.ts';
import type { TestApp } from '../support/app.ts';
import { type Market, startMarket } from '../support/market.ts';

let market: Market;
let test: TestApp;
const tokens = { here: '', elsewhere: '' };
beforeAll(async () => {
  market = await startMarket();
  test = market.test;
  const { db } = test.storage;
  await upsertCommune(db, { code: '24768', name: 'Xã Tuy Đức', provinceCode: '68', matchKey: 'tuy duc' });
  tokens.here = await test.token('officer', { communeCode: '24763' });
  tokens.elsewhere = await test.token('officer', { communeCode: '24768' });
});
afterAll(() => market.close());

type Who = keyof typeof tokens;
const get = (who: Who, path: string) => test.call({ url: `/api/v1/${path}`, token: tokens[who] });
const send = (method: 'POST' | 'PATCH', path: string, payload: object) =>
  test.call({ method, url: `/api/v1/${path}`, token: tokens.here, payload });

describe('an officer of a commune', () => {
  it('is bound to its province too', async () => {
    expect((await get('here', 'sessions/current')).json()).toMatchObject({
      provinceCode: '68',
      communeCode: '24763',
    });
  });

  it.each(['batches', 'lots'])('sees %s of its commune only', async (noun) => {
    expect((await get('here', noun)).json().items.length).toBeGreaterThan(0);
    expect((await get('elsewhere', noun)).json().items).toEqual([]);
  });

  it('reads a batch, its ranges and its stamps in its commune, and nowhere else', async () => {
    for (const path of ['', '/ranges', '/stamps/3']) {
      const url = `batches/${market.batchCode}${path}`;
      expect([url, (await get('here', url)).statusCode]).toEqual([url, 200]);
      expect([url, (await get('elsewhere', url)).statusCode]).toEqual([url, 403]);
    }
    expect((await get('here', `lots/${market.lotId}`)).statusCode).toBe(200);
    expect((await get('elsewhere', `lots/${market.lotId}`)).statusCode).toBe(403);
  });

  it('sees refused requests of its commune only', async () => {
    const range = { action: 'activate', first: 0, last: 10_000_000, lot: 'none' };
    await test.call({ method: 'POST', url: `/api/v1/batches/${market.batchCode}/ranges`, payload: range });
    const seen = async (who: Who) => (await get(who, 'refusals')).json().items.length;
    const all = (await test.call({ url: '/api/v1/refusals' })).json().items.length;
    expect([await seen('here'), await seen('elsewhere')]).toEqual([all, 0]);
  });

  it.each([
    ['POST', 'batches', { variantId: 'nuts-box', quantity: 1 }],
    ['POST', 'lots', { productId: 'nuts', number: 'X1', producedOn: '2026-11-03', declaredQuantity: 1 }],
    ['POST', 'producers', { name: 'Tổ hợp tác', kind: 'household', address: 'Thôn 1', provinceCode: '68' }],
    ['PATCH', 'producers/longviet', { address: 'Thôn 2' }],
    ['PATCH', 'products/nuts', { nameEn: 'Macadamia' }],
    ['POST', 'products/nuts/variants', { name: 'Gói 1 kg' }],
  ] as const)('decides nothing: %s %s', async (method, path, payload) => {
    const answer = await send(method, path, payload);
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'forbidden']);
  });

  it('neither certifies nor suspends', async () => {
    const url = `batches/${market.batchCode}/ranges`;
    const suspended = await send('POST', url, { action: 'suspend', first: 0, last: 1, note: 'kiểm tra' });
    expect([suspended.statusCode, suspended.json().code]).toEqual([403, 'forbidden']);
    const [certificate] = (await test.call({ url: '/api/v1/certificates' })).json().items;
    const revoked = await send('POST', `certificates/${certificate.id}/revocation`, {
      ground: 'a',
      conclusion: 'Kết luận 1',
      revokedOn: '2026-11-20',
      decision: { number: '1/QĐ-UBND', signedOn: '2026-11-20', authority: 'UBND tỉnh Lâm Đồng' },
    });
    expect([revoked.statusCode, revoked.json().code]).toEqual([403, 'forbidden']);
  });
});
