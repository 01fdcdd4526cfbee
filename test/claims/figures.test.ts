import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Market, startMarket } from '../support/market.ts';
import { codeAt, hiddenBatch } from './hidden-batch.ts';

let market: Market;
let code: string;
beforeAll(async () => {
  market = await startMarket();
  code = await hiddenBatch(market);
});
afterAll(() => market.close());

const post = async (url: string, payload: object) =>
  (await market.test.call({ method: 'POST', url, payload })).json();
const claim = async (index: number, typed?: string) =>
  await post('/api/v1/claims', {
    uri: await market.link(index, code),
    code: typed ?? (await codeAt(market, code, index)),
  });
const serialOf = async (index: number) =>
  (await post('/api/v1/verify', { uri: await market.link(index, code) })).serial;

describe('claims in the figures', () => {
  const get = async (url: string) => (await market.test.call({ url })).json();
  const today = async () => (await get('/api/v1/statistics/stamps?step=month')).total.claimed;
  const bodyOf = async (url: string) => (await market.test.call({ url })).body;

  it('count each stamp once, in its batch and among those of the day, and not what is refused', async () => {
    const { claimed } = await get(`/api/v1/batches/${code}`);
    const before = await today();
    await claim(50);
    await claim(50);
    await claim(51, String((Number(await codeAt(market, code, 51)) + 1) % 100_000_000).padStart(8, '0'));
    await claim(80);
    expect(await get(`/api/v1/batches/${code}`)).toMatchObject({ claimed: claimed + 1 });
    expect(await today()).toBe(before + 1);
    expect(await get(`/api/v1/batches/${market.batchCode}`)).toMatchObject({ claimed: 0 });
  });

  it('stand on the pages of the batch, of the stamp and of the figures', async () => {
    const { claimed } = await get(`/api/v1/batches/${code}`);
    const serial = await serialOf(50);
    expect(await get(`/api/v1/stamps/${serial}`)).toMatchObject({ claimedMs: market.test.clock.now() });
    expect(await get(`/api/v1/stamps/${await serialOf(52)}`)).toMatchObject({ claimedMs: null });
    expect(await bodyOf(`/console/batches/${code}`)).toContain(`${claimed} (đang kích hoạt: 60 tem)`);
    expect(await bodyOf(`/console/batches/${market.batchCode}`)).not.toContain('Mã cào đã dùng');
    expect(await bodyOf(`/console/stamp?serial=${serial}`)).toContain('Mã cào đã dùng');
    expect(await bodyOf('/console/statistics')).toContain('Mã cào đã dùng');
  });
});
