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

describe('extension and revocation', () => {
  const certified = async (decision = DISTRICT, stars = 3, term: object = {}) => {
    const { productId } = await world.product();
    const made = await world.send('POST', '/api/v1/certificates', { productId, stars, decision, ...term });
    return { ...world, productId, url: `/api/v1/certificates/${made.body.id}` };
  };

  test.each([
    ['2028-06-17', 201],
    ['2028-12-13', 201],
    ['2028-12-14', 422],
    ['2028-06-16', 422],
    ['2028-02-30', 422],
  ])('until %s: %i', async (until, status) => {
    const { send, url } = await certified();
    expect(await send('POST', `${url}/extension`, { until, reason: 'chờ kết quả' })).toMatchObject({
      status,
    });
    const { body } = await send('GET', url);
    expect(body.extension?.until ?? null).toBe(status === 201 ? until : null);
  });

  test('without a decision it says why', async () => {
    const { send, url } = await certified();
    const until = '2028-07-01';
    for (const reason of [undefined, ' \u00a0 ']) {
      expect(await send('POST', `${url}/extension`, { until, reason })).toMatchObject({
        status: 422,
        body: { code: 'extension-reason', field: 'reason' },
      });
    }
    expect((await send('POST', `${url}/extension`, { until, decision: DECISION })).status).toBe(201);
    expect((await send('POST', `${url}/extension`, { until: '2028-08-01', reason: 'x' })).status).toBe(201);
  });

  test('an extended certificate counts until its new last day', async () => {
    const { send, url, clock } = await certified(DISTRICT, 3, { expiresOn: '2026-11-20' });
    expect((await send('GET', url)).body.status).toBe('expired');
    await send('POST', `${url}/extension`, { until: '2026-11-21', decision: DECISION });
    expect((await send('GET', url)).body).toMatchObject({
      status: 'extended',
      extension: { until: '2026-11-21', decisionNumber: DECISION.number, authority: DECISION.authority },
    });
    clock.advance(24 * 3_600_000);
    expect((await send('GET', url)).body.status).toBe('expired');
  });

  test.each(['a', 'd', 'dd', 'đ', 'e'])('ground %s needs no conclusion', async (ground) => {
    const { send, url, heard } = await certified();
    heard.length = 0;
    expect(await send('POST', `${url}/revocation`, { ground, decision: DECISION })).toMatchObject({
      status: 201,
      body: {
        status: 'revoked',
        revocation: {
          ground: ground === 'đ' ? 'dd' : ground,
          on: '2026-08-05',
          decisionNumber: DECISION.number,
        },
      },
    });
    expect(heard.map(({ kind }) => kind)).toEqual(['certificate', 'product']);
  });

  test.each(['b', 'c'])('ground %s needs the conclusion of an authority', async (ground) => {
    const { send, url } = await certified();
    const revoke = (conclusion?: string) =>
      send('POST', `${url}/revocation`, {
        ground,
        decision: DECISION,
        ...(conclusion === undefined ? {} : { conclusion }),
      });
    for (const none of [undefined, '  ', '\u200b']) {
      expect(await revoke(none)).toMatchObject({ status: 422, body: { code: 'revocation-conclusion' } });
    }
    expect(await revoke('Kết luận 12/KL-SNNMT')).toMatchObject({ status: 201 });
  });

  test.each([
    ['an unknown ground', { ground: 'f' }, 'field-invalid'],
    ['a day before the decision', { revokedOn: '2026-08-04' }, 'revocation-date'],
    ['a day to come', { revokedOn: '2026-11-22' }, 'revocation-date'],
    ['the ministry for three stars', { decision: MINISTRY }, 'revocation-authority'],
    ['a district long gone', { decision: { ...DISTRICT, signedOn: '2025-07-02' } }, 'authority-abolished'],
  ])('refuses %s', async (_, change, code) => {
    const { send, url } = await certified();
    const sent = { ground: 'a', decision: DECISION, ...change };
    expect((await send('POST', `${url}/revocation`, sent)).body.code).toBe(code);
    expect((await send('GET', url)).body.revocation).toBeNull();
  });

  test('the ministry alone revokes five stars', async () => {
    const { send, url } = await certified(MINISTRY, 5);
    const revoke = (decision: object) => send('POST', `${url}/revocation`, { ground: 'a', decision });
    expect((await revoke(DECISION)).body.code).toBe('revocation-authority');
    expect((await revoke({ ...MINISTRY, number: '99/QĐ-BNNMT' })).status).toBe(201);
  });

  test('nothing brings a revoked certificate back', async () => {
    const { send, url } = await certified();
    await send('POST', `${url}/revocation`, { ground: 'a', decision: DECISION });
    expect((await send('POST', `${url}/revocation`, { ground: 'e', decision: DECISION })).body.code).toBe(
      'certificate-revoked-already',
    );
    expect((await send('POST', `${url}/extension`, { until: '2028-07-01', reason: 'x' })).body.code).toBe(
      'certificate-revoked-already',
    );
  });

  test('an edit of a version that is gone is refused', async () => {
    const { send, url } = await certified();
    const { headers } = await send('GET', url);
    const match = { headers: { 'if-match': String(headers.etag) } };
    expect((await send('POST', `${url}/extension`, { until: '2028-07-01', reason: 'x' }, match)).status).toBe(
      201,
    );
    expect(await send('POST', `${url}/extension`, { until: '2028-08-01', reason: 'x' }, match)).toMatchObject(
      {
        status: 412,
        body: { code: 'version-conflict' },
      },
    );
  });
});
