import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BundleVerdict } from '../../stamps/index.ts';
import { type Market, startMarket } from '../support/market.ts';
import { setUpDevice, type TestDevice } from './device.ts';

let market: Market;
let inspector: string;
let device: TestDevice;

beforeAll(async () => {
  market = await startMarket();
  inspector = await market.test.token('inspector', { provinceCode: '68' });
  device = await setUpDevice(market.test, inspector);
  await device.sync(['68']);
});
afterAll(() => market.close());

function said(verdict: BundleVerdict): string {
  if (verdict.kind === 'judged') return verdict.outcome.verdict;
  return verdict.kind === 'foreign-host' ? verdict.kind : `${verdict.kind}: ${verdict.reason}`;
}

async function post(url: string, payload: object): Promise<Record<string, unknown>> {
  const response = await market.test.call({ method: 'POST', url, payload });
  expect(response.statusCode, response.body).toBeLessThan(300);
  return response.json();
}

describe('a device that synced', () => {
  it('says of every stamp what the service says online', async () => {
    for (const [name, link] of Object.entries(market.links)) {
      const online = await market.test.call({
        method: 'POST',
        url: '/api/v1/verify',
        payload: { uri: link },
      });
      const expected = name === 'unknown' ? 'not-judged: no-signature' : online.json().verdict;
      expect(said(await device.judge(link)), name).toBe(expected);
    }
  });

  it.each([
    ['recognition-expired', 'expired', undefined],
    ['recognition-revoked', 'revoked', undefined],
    ['recognition-extended', 'extended', 4],
    ['authentic', 'valid', 4],
  ] as const)('tells the recognition of %s on the day of the check', async (name, status, stars) => {
    const verdict = await device.judge(market.links[name]);
    expect(verdict).toMatchObject({ kind: 'judged', goods: { recognition: { status } } });
    if (verdict.kind === 'judged') expect(verdict.goods?.recognition.stars).toBe(stars);
  });

  it('tells the lot, and the notice of a recalled one', async () => {
    expect(await device.judge(market.links.authentic)).toMatchObject({
      goods: {
        lot: { number: 'MC-2026-11', declaredQuantity: 1000 },
        product: { name: 'Mắc ca Lê Anh Tuy Đức' },
      },
    });
    expect(await device.judge(market.links.recalled)).toMatchObject({
      goods: { lot: { number: 'MC-2026-10' }, recall: { notice: { en: 'This lot may contain mould.' } } },
    });
  });

  it('without the province knows signatures and recalls, and claims no more', async () => {
    const elsewhere = await setUpDevice(market.test, inspector);
    await elsewhere.sync([]);
    expect(said(await elsewhere.judge(market.links.authentic))).toBe('unconfirmed: province-not-loaded');
    expect(said(await elsewhere.judge(market.links.withdrawn))).toBe('unconfirmed: province-not-loaded');
    expect(said(await elsewhere.judge(market.links.recalled))).toBe('recalled');
    expect(said(await elsewhere.judge(market.links.forged))).toBe('forged');
  });

  it('fetches what changed, and nothing when nothing did', async () => {
    const link = await market.link(160);
    expect(said(await device.judge(link))).toBe('not-activated');
    expect(await device.sync(['68'])).toEqual({ parts: 0, bytes: 0 });
    const range = { action: 'activate', first: 160, last: 160, lotId: market.lotId };
    await post(`/api/v1/batches/${market.batchCode}/ranges`, range);
    expect(said(await device.judge(link))).toBe('not-activated');
    // One tile of states, and the list of the province's parts.
    expect((await device.sync(['68'])).parts).toBe(2);
    expect(said(await device.judge(link))).toBe('authentic');
  });

  it('finds every part again, also when those of tiles that did not change had been dropped', async () => {
    await market.test.storage.db.deleteFrom('bundlePart').execute();
    const newcomer = { name: 'HTX Mới', kind: 'cooperative', address: 'Thôn 1', provinceCode: '68' };
    await post('/api/v1/producers', newcomer);
    const other = await setUpDevice(market.test, inspector);
    await other.sync(['68']);
    expect(said(await other.judge(market.links.authentic))).toBe('authentic');
  });

  it('tells a batch made after its bundle as not known yet, then as it is', async () => {
    const { code } = await post('/api/v1/batches', { variantId: 'nuts-box', quantity: 10 });
    const link = await market.link(3, String(code));
    expect(said(await device.judge(link))).toBe('unconfirmed: newer-batch');
    await device.sync(['68']);
    expect(said(await device.judge(link))).toBe('not-activated');
  });

  it('says as of when, and judges no more after seven days', async () => {
    await device.sync(['68']);
    const asOfMs = market.test.clock.now();
    market.test.clock.advance(7 * 86_400_000);
    expect(await device.judge(market.links.authentic)).toMatchObject({ kind: 'judged', asOfMs });
    market.test.clock.advance(1);
    expect(said(await device.judge(market.links.authentic))).toBe('not-judged: bundle-out-of-date');
    await device.sync(['68']);
    expect(said(await device.judge(market.links.authentic))).toBe('authentic');
  });

  it('takes a known batch of a retired key as it is, and cannot judge one of a compromised key', async () => {
    const { kid } = market.test.keys.activeIssuer();
    await post('/api/v1/keys/rotations', { kind: 'issuer' });
    await device.sync(['68']);
    expect(said(await device.judge(market.links.authentic))).toBe('authentic');
    const change = {
      method: 'PATCH',
      url: `/api/v1/keys/${kid}`,
      payload: { state: 'compromised' },
    } as const;
    expect((await market.test.call(change)).statusCode).toBe(200);
    await device.sync(['68']);
    expect(said(await device.judge(market.links.authentic))).toBe('not-judged: key-compromised');
  });
});

describe('the routes', () => {
  it.each([null, 'producer'] as const)('are not for %s', async (who) => {
    const token = who === null ? null : await market.test.token('producer', { producerId: 'longviet' });
    for (const url of [
      '/api/v1/trust-bundle',
      '/api/v1/trust-bundle/key',
      `/api/v1/trust-bundle/parts/${'A'.repeat(43)}`,
    ]) {
      const { statusCode } = await market.test.call({ url, token });
      expect(statusCode, url).toBe(who === null ? 401 : 403);
    }
  });

  it.each([
    ['A'.repeat(43), 404],
    ['A'.repeat(42), 400],
    ['..%2F..%2Fetc%2Fpasswd', 400],
  ])('know no part %s', async (digest, status) => {
    expect((await market.test.call({ url: `/api/v1/trust-bundle/parts/${digest}` })).statusCode).toBe(status);
  });
});
