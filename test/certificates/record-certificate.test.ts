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
const DISTRICT = { number: '1887/QĐ-UBND', signedOn: '2025-06-16', authority: 'UBND huyện Đắk Song' };
const MINISTRY = { number: '12/QĐ-BNNMT', signedOn: '2026-03-02', authority: 'Bộ Nông nghiệp và Môi trường' };

describe('recording a certificate', () => {
  test('runs 36 months from its decision unless it says otherwise', async () => {
    const { send, product, heard } = world;
    const { productId } = await product();
    const made = await send('POST', '/api/v1/certificates', { productId, stars: 3, decision: DECISION });
    expect(made).toMatchObject({
      status: 201,
      body: {
        productId,
        stars: 3,
        status: 'valid',
        decision: { ...DECISION, authorityLevel: 'province' },
        issuedOn: '2026-08-05',
        expiresOn: '2029-08-05',
        extension: null,
        revocation: null,
      },
    });
    expect(heard).toContainEqual({ kind: 'certificate', id: made.body.id });
    expect(heard).toContainEqual({ kind: 'product', id: productId });
    const read = await send('GET', `/api/v1/certificates/${made.body.id}`);
    expect(read.body).toEqual(made.body);
  });

  test.each([
    ['district before July 2025', 3, DISTRICT, 'district'],
    [
      'province since merged away',
      4,
      { ...DECISION, signedOn: '2025-06-19', authority: 'UBND tỉnh Đắk Nông' },
      'province',
    ],
    ['ministry', 5, MINISTRY, 'ministry'],
    [
      'ministry of before 2025',
      5,
      { ...MINISTRY, number: '4763/QĐ-BNN-VPĐP', signedOn: '2024-11-01', authority: 'Bộ NN&PTNT' },
      'ministry',
    ],
    [
      'five stars by a province before 2019',
      5,
      { ...DECISION, signedOn: '2017-05-01', authority: 'UBND tỉnh Quảng Ninh' },
      'province',
    ],
  ])('accepts a %s', async (_, stars, decision, authorityLevel) => {
    const { send, product } = world;
    const { productId } = await product();
    const made = await send('POST', '/api/v1/certificates', { productId, stars, decision });
    expect(made).toMatchObject({ status: 201, body: { decision: { authorityLevel } } });
  });

  test.each([
    ['one star', { stars: 1 }, 'stars-uncertified', 'stars'],
    ['two stars', { stars: 2 }, 'stars-uncertified', 'stars'],
    ['no star', { stars: 0 }, 'stars-invalid', 'stars'],
    ['six stars', { stars: 6 }, 'stars-invalid', 'stars'],
    ['half a star', { stars: 3.5 }, 'field-invalid', 'stars'],
    ['stars as text', { stars: '3' }, 'field-invalid', 'stars'],
    ['five stars of a province', { stars: 5 }, 'authority-stars', 'stars'],
    ['four stars of the ministry', { stars: 4, decision: MINISTRY }, 'authority-stars', 'stars'],
    ['five stars of a district', { stars: 5, decision: DISTRICT }, 'authority-stars', 'stars'],
    [
      'a district since July 2025',
      { decision: { ...DISTRICT, signedOn: '2025-07-01' } },
      'authority-abolished',
      'decision.authority',
    ],
    [
      'a merged province since July 2025',
      { decision: { ...DECISION, authority: 'UBND tỉnh Đắk Nông' } },
      'authority-abolished',
      'decision.authority',
    ],
    [
      'a city that is no province',
      { decision: { ...DECISION, authority: 'UBND TP. Đà Lạt' } },
      'authority-abolished',
      'decision.authority',
    ],
    [
      'a commune',
      { decision: { ...DECISION, authority: 'UBND xã Quảng Trực' } },
      'authority-unknown',
      'decision.authority',
    ],
    [
      'another ministry',
      { decision: { ...DECISION, authority: 'Bộ Công Thương' } },
      'authority-unknown',
      'decision.authority',
    ],
    [
      'a number without a body',
      { decision: { ...DECISION, number: '3981' } },
      'decision-number-invalid',
      'decision.number',
    ],
    [
      'SQL for a number',
      { decision: { ...DECISION, number: "1/QĐ'; drop table lot" } },
      'decision-number-invalid',
      'decision.number',
    ],
    [
      'a day that is none',
      { decision: { ...DECISION, signedOn: '2026-02-30' } },
      'date-invalid',
      'decision.signedOn',
    ],
    [
      'a decision of tomorrow',
      { decision: { ...DECISION, signedOn: '2026-11-22' } },
      'decision-date',
      'decision.signedOn',
    ],
    [
      'a decision before OCOP',
      { decision: { ...DECISION, signedOn: '2012-12-31' } },
      'decision-date',
      'decision.signedOn',
    ],
    ['issue before the decision', { issuedOn: '2026-08-04' }, 'certificate-issue-date', 'issuedOn'],
    ['more than 36 months', { expiresOn: '2029-08-06' }, 'certificate-term', 'expiresOn'],
    ['expiry on the day of issue', { expiresOn: '2026-08-05' }, 'certificate-term', 'expiresOn'],
    ['an unknown product', { productId: 'nobody' }, 'product-unknown', 'productId'],
    ['an unknown member', { star: 3 }, 'field-unknown', 'star'],
    [
      'an unknown member of the decision',
      { decision: { ...DECISION, by: 'x' } },
      'field-unknown',
      'decision.by',
    ],
  ])('refuses %s', async (_, change, code, field) => {
    const { send, product, countRows } = world;
    const { productId } = await product();
    const before = await countRows();
    const sent = { productId, stars: 3, decision: DECISION, ...change };
    const refused = await send('POST', '/api/v1/certificates', sent);
    expect(refused.body).toMatchObject({ code, field });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(await countRows()).toEqual(before);
  });

  test('knows a decision by number, authority and year in any spelling', async () => {
    const { send, product, countRows } = world;
    const { productId } = await product();
    const before = await countRows();
    const record = (decision: object, stars = 3) =>
      send('POST', '/api/v1/certificates', { productId, stars, decision });
    expect(await record(DECISION)).toMatchObject({ status: 201 });
    const spelled = { ...DECISION, number: 'Số 3981 / qđ-ubnd', authority: 'Ủy ban nhân dân Tỉnh LÂM ĐỒNG' };
    expect(await record(spelled)).toMatchObject({ status: 409, body: { code: 'certificate-exists' } });
    expect(await record(DECISION, 4)).toMatchObject({ status: 409, body: { code: 'certificate-conflict' } });
    expect(await record({ ...DECISION, signedOn: '2026-08-06' })).toMatchObject({
      status: 409,
      body: { code: 'decision-conflict', params: { signedOn: '2026-08-05' } },
    });
    expect(await record({ ...DECISION, signedOn: '2025-08-06' })).toMatchObject({ status: 201 });
    const after = await countRows();
    expect(after.certificates).toBe(before.certificates + 2);
    expect(after.decisions).toBeLessThanOrEqual(before.decisions + 2);
  });

  test('one decision recognises many products', async () => {
    const { send, product, countRows } = world;
    const decision = { ...DECISION, number: '77/QĐ-UBND' };
    const before = await countRows();
    for (const name of ['Một', 'Hai']) {
      const { productId } = await product(name);
      expect(await send('POST', '/api/v1/certificates', { productId, stars: 3, decision })).toMatchObject({
        status: 201,
      });
    }
    expect((await countRows()).decisions).toBe(before.decisions + 1);
  });
});
