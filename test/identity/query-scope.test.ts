import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Market, startMarket } from '../support/market.ts';

describe('a query', () => {
  let market: Market;
  let stranger: string;
  let producerId: string;

  beforeAll(async () => {
    market = await startMarket();
    const { test } = market;
    producerId = (await test.call({ method: 'GET', url: '/api/v1/products' })).json().items[0].producerId;
    const other = await test.call({
      method: 'POST',
      url: '/api/v1/producers',
      payload: { name: 'Hợp tác xã Người Lạ', kind: 'cooperative', address: 'Thôn 1', provinceCode: '01' },
    });
    expect(other.statusCode).toBe(201);
    stranger = await test.token('producer', { producerId: other.json().id });
  });
  afterAll(async () => {
    await market.close();
  });

  it.each(['lots', 'batches', 'refusals'])('cannot widen what a caller sees of %s', async (noun) => {
    const { test } = market;
    const province = await test.token('officer', { provinceCode: '01' });
    for (const token of [stranger, province]) {
      for (const query of [`producerId=${producerId}`, 'provinceCode=68', 'productId=nuts']) {
        const response = await test.call({ method: 'GET', url: `/api/v1/${noun}?${query}`, token });
        expect([200, 403]).toContain(response.statusCode);
        expect(response.json().items ?? []).toEqual([]);
      }
    }
  });

  it.each([
    'lots?producerId=a&producerId=b',
    'lots?provinceCode=1&provinceCode=2',
    'refusals?provinceCode=1&provinceCode=2',
  ])('with members that %s does not know changes nothing', async (path) => {
    const { test } = market;
    const asked = await test.call({ method: 'GET', url: `/api/v1/${path}` });
    const plain = await test.call({ method: 'GET', url: `/api/v1/${path.split('?')[0]}` });
    expect(asked.statusCode).toBe(200);
    expect(asked.json()).toEqual(plain.json());
  });

  it('tells how many stamps a certificate has to those alone who look after it', async () => {
    const { test } = market;
    const { items } = (await test.call({ method: 'GET', url: '/api/v1/certificates' })).json();
    const { id, provinceCode } = items[0];
    const asked = async (token?: string) => {
      const url = `/api/v1/certificates/${id}/stamps`;
      return (await test.call({ method: 'GET', url, ...(token === undefined ? {} : { token }) })).statusCode;
    };
    const officer = (binding: object) => test.token('officer', binding);
    expect([
      await asked(),
      await asked(await test.token('producer', { producerId })),
      await asked(await officer({})),
      await asked(await officer({ provinceCode })),
      await asked(await officer({ provinceCode: '01' })),
      await asked(stranger),
      await asked('tq_nobody'),
    ]).toEqual([200, 200, 200, 200, 403, 403, 401]);
  });

  it('cannot change what a print job is', async () => {
    const { test, batchCode } = market;
    const url = `/api/v1/batches/${batchCode}/stamps.csv?first=110&last=111&reason=again&kind=sheet`;
    expect((await test.call({ method: 'GET', url })).statusCode).toBe(200);
    const jobs = await test.storage.db.selectFrom('printJob').select('kind').execute();
    expect(jobs.map(({ kind }) => kind)).toEqual(['csv']);
  });
});
