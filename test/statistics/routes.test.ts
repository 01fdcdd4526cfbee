import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { upsertCommune } from '../../server/storage/places.ts';
import { addScanDays } from '../../server/storage/scan-days.ts';
import { addStampDay } from '../../server/storage/stamp-days.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';

let test: TestApp;
const tokens = new Map<string, string>();
const NONE = { ordered: 0, printed: 0, activated: 0, voided: 0, claimed: 0 };

beforeAll(async () => {
  test = await startTestApp();
  const { db } = test.storage;
  await writeRegistry(db);
  await upsertCommune(db, {
    code: '24736',
    provinceCode: '68',
    name: 'Xã Quảng Trực',
    matchKey: 'quang truc',
  });
  await db.updateTable('producer').set({ communeCode: '24736' }).where('id', '=', 'highland').execute();
  const of = (producerId: string, productId: string) => ({ producerId, productId });
  const issue = async (variantId: string) =>
    (await test.call({ method: 'POST', url: '/api/v1/batches', payload: { variantId, quantity: 10 } })).json()
      .code;
  const [tea, fish] = [await issue('tea-bag'), await issue('fish-bag')];
  await db.deleteFrom('stampDayProduct').execute();
  await db.deleteFrom('stampDayProvince').execute();
  await db.transaction().execute(async (transaction) => {
    const add = (ids: ReturnType<typeof of>, day: string, counts: Partial<typeof NONE>) =>
      addStampDay(transaction, ids, day, { ...NONE, ...counts });
    await add(of('highland', 'tea'), '2026-02-27', { ordered: 100 });
    await add(of('highland', 'tea'), '2026-03-01', { printed: 50, activated: 20 });
    await add(of('highland', 'coffee'), '2026-03-01', { printed: 5 });
    await add(of('bay', 'fish'), '2026-03-01', { ordered: 1_000, voided: 3 });
    const scan = (batchCode: string, day: string, verdict: string, provinceCode: string | null = null) => ({
      batchCode,
      timeMs: Date.parse(`${day}T12:00:00+07:00`),
      verdict,
      provinceCode,
    });
    await addScanDays(transaction, [
      scan(tea, '2026-02-28', 'authentic'),
      scan(tea, '2026-03-01', 'authentic', '01'),
      scan(tea, '2026-03-01', 'recalled', '01'),
      scan(fish, '2026-03-01', 'authentic', '22'),
    ]);
  });
  const callers: Record<string, Parameters<TestApp['token']>> = {
    country: ['officer'],
    province: ['officer', { provinceCode: '68' }],
    commune: ['officer', { provinceCode: '68', communeCode: '24736' }],
    producer: ['producer', { producerId: 'highland' }],
    bay: ['producer', { producerId: 'bay' }],
    inspector: ['inspector'],
  };
  for (const [name, caller] of Object.entries(callers)) tokens.set(name, await test.token(...caller));
});
afterAll(() => test.close());

const call = (path: string, who = 'country') =>
  test.call({ url: `/api/v1/statistics/${path}`, token: tokens.get(who) ?? null });
const get = async (path: string, who?: string) => {
  const answer = await call(path, who);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};

describe('stamps over time', () => {
  it.each<[string, Partial<typeof NONE>]>([
    ['country', { ordered: 1_100, printed: 55, activated: 20, voided: 3 }],
    ['province', { ordered: 100, printed: 55, activated: 20 }],
    ['commune', { ordered: 100, printed: 55, activated: 20 }],
    ['producer', { ordered: 100, printed: 55, activated: 20 }],
    ['bay', { ordered: 1_000, voided: 3 }],
  ])('as %s sees them', async (who, total) => {
    const series = await get('stamps?from=2026-01-01&to=2026-03-31&step=month', who);
    expect(series.total).toEqual({ ...NONE, ...total });
    expect(series.steps.map(({ from, to }: { from: string; to: string }) => [from, to])).toEqual([
      ['2026-01-01', '2026-01-31'],
      ['2026-02-01', '2026-02-28'],
      ['2026-03-01', '2026-03-31'],
    ]);
  });

  it('by weeks from Monday, cut to the days asked for', async () => {
    const { steps } = await get('stamps?from=2026-02-26&to=2026-03-03&step=week');
    expect(steps).toEqual([
      {
        ...NONE,
        from: '2026-02-26',
        to: '2026-03-01',
        ordered: 1_100,
        printed: 55,
        activated: 20,
        voided: 3,
      },
      { ...NONE, from: '2026-03-02', to: '2026-03-03' },
    ]);
  });

  it('of the last thirty days unless asked otherwise, every day told', async () => {
    const series = await get('stamps', 'producer');
    expect([series.from, series.to, series.steps.length]).toEqual(['2026-01-31', '2026-03-01', 30]);
    expect(series.steps.at(-1)).toEqual({
      ...NONE,
      from: '2026-03-01',
      to: '2026-03-01',
      printed: 55,
      activated: 20,
    });
  });

  it('of one producer, product or province among those seen', async () => {
    const span = 'from=2026-01-01&to=2026-03-31';
    expect((await get(`stamps?${span}&productId=coffee`, 'province')).total).toEqual({ ...NONE, printed: 5 });
    expect((await get(`stamps?${span}&producerId=bay`)).total).toMatchObject({ ordered: 1_000 });
    expect((await get(`stamps?${span}&provinceCode=22`)).total).toMatchObject({ ordered: 1_000 });
  });

  it.each([
    ['province', 'provinceCode=22', 403],
    ['province', 'producerId=bay', 403],
    ['commune', 'producerId=bay', 403],
    ['commune', 'provinceCode=68', 403],
    ['producer', 'productId=fish', 403],
    ['producer', 'provinceCode=68', 403],
    ['country', 'producerId=nobody', 404],
    ['country', 'productId=nothing', 404],
    ['country', 'productId=fish&producerId=highland', 404],
    ['inspector', '', 403],
    ['country', 'from=2026-02-30', 422],
    ['country', 'from=2026-03-02&to=2026-03-01', 422],
    ['country', 'from=2010-01-01', 422],
    ['country', 'step=year', 400],
  ])('%s may not ask %s', async (who, query, status) => {
    for (const path of ['stamps', 'scans'])
      expect((await call(`${path}?${query}`, who)).statusCode).toBe(status);
  });
});

describe('checks over time', () => {
  const span = 'from=2026-02-28&to=2026-03-01';

  it('by verdict and by the place that phones told', async () => {
    expect(await get(`scans?${span}`)).toEqual({
      from: '2026-02-28',
      to: '2026-03-01',
      total: 4,
      byVerdict: [
        { verdict: 'authentic', scans: 3 },
        { verdict: 'recalled', scans: 1 },
      ],
      byProvince: [
        { provinceCode: '01', scans: 2 },
        { provinceCode: null, scans: 1 },
        { provinceCode: '22', scans: 1 },
      ],
      steps: [
        { from: '2026-02-28', to: '2026-02-28', scans: 1, byVerdict: { authentic: 1 } },
        { from: '2026-03-01', to: '2026-03-01', scans: 3, byVerdict: { authentic: 2, recalled: 1 } },
      ],
    });
  });

  it('of a producer without places, which could tell on single buyers', async () => {
    expect(await get(`scans?${span}`, 'producer')).toMatchObject({ total: 3, byProvince: null });
    expect(await get(`scans?${span}`, 'commune')).toMatchObject({ total: 3, byProvince: null });
    expect(await get(`scans?${span}`, 'province')).toMatchObject({
      total: 3,
      byProvince: [{ provinceCode: '01' }, {}],
    });
  });

  it('of single products', async () => {
    const { items } = await get(`by-product?${span}`, 'producer');
    expect(items[0]).toEqual({
      ...NONE,
      productId: 'tea',
      productName: 'tea',
      scans: 3,
      printed: 50,
      activated: 20,
    });
    expect(items.map(({ productId }: { productId: string }) => productId)).not.toContain('fish');
    expect((await call(`by-product?${span}`)).json()).toMatchObject({
      code: 'field-missing',
      field: 'producerId',
    });
    expect((await get(`by-product?${span}&producerId=bay`)).items).toMatchObject([
      { productId: 'fish', scans: 1 },
    ]);
  });
});

describe('products recognised today', () => {
  it('are those whose stars a check would show', async () => {
    expect(await get('products')).toEqual({
      today: '2026-03-01',
      products: 6,
      byGroup: [{ productGroup: 'beverage', products: 6 }],
      byStars: [
        { stars: 5, products: 1 },
        { stars: 4, products: 3 },
        { stars: 3, products: 1 },
        { stars: 2, products: 1 },
      ],
      byProvince: [
        { provinceCode: '68', products: 5 },
        { provinceCode: '22', products: 1 },
      ],
      byCommune: null,
      byYear: [
        { year: 2024, stars: 5, products: 1 },
        { year: 2024, stars: 4, products: 3 },
        { year: 2024, stars: 3, products: 1 },
        { year: 2024, stars: 2, products: 1 },
      ],
      // The last day is today for one; an extension until June counts for the other.
      expiring: [
        { withinDays: 180, products: 2 },
        { withinDays: 120, products: 2 },
        { withinDays: 30, products: 1 },
      ],
    });
  });

  it('are narrowed to the province, the commune, the producer', async () => {
    expect(await get('products', 'bay')).toMatchObject({
      products: 1,
      byCommune: [{ communeCode: null, name: null }],
    });
    expect(await get('products', 'province')).toMatchObject({ products: 5 });
    expect(await get('products', 'commune')).toMatchObject({
      products: 5,
      byCommune: [{ communeCode: '24736', name: 'Xã Quảng Trực', products: 5 }],
    });
  });

  it('do not expire while another certificate follows', async () => {
    const { db } = test.storage;
    const row = await db
      .selectFrom('certificate')
      .selectAll()
      .where('productId', '=', 'lastDay')
      .executeTakeFirstOrThrow();
    const next = {
      ...row,
      id: 'renewed',
      startsOn: '2026-03-02',
      expiresOn: '2029-03-01',
      decisionId: 'decision-tea',
    };
    await db.insertInto('certificate').values(next).execute();
    const { expiring } = await get('products');
    await db.deleteFrom('certificate').where('id', '=', 'renewed').execute();
    expect(expiring).toEqual([
      { withinDays: 180, products: 1 },
      { withinDays: 120, products: 1 },
      { withinDays: 30, products: 0 },
    ]);
  });
});
