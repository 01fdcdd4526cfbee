import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await startTestApp();
  await writeRegistry(server.storage.db);
  const batch = await post('/api/v1/batches', { variantId: 'tea-box', quantity: 1_000 });
  const { code } = batch.json();
  await post(`/api/v1/batches/${code}/ranges`, { action: 'print', first: 0, last: 799 });
  await post('/api/v1/lots', {
    productId: 'tea',
    number: 'L1',
    producedOn: '2026-02-01',
    declaredQuantity: 500,
  });
  await post(`/api/v1/batches/${code}/ranges`, { action: 'activate', first: 0, last: 299, lotNumber: 'L1' });
  await post(`/api/v1/batches/${code}/ranges`, { action: 'void', first: 300, last: 309, reason: 'damaged' });
});
afterAll(() => server.close());

const post = async (url: string, payload: object) => {
  const answer = await server.call({ method: 'POST', url, payload });
  expect([url, answer.statusCode < 300 || answer.body]).toEqual([url, true]);
  return answer;
};
const URL_TEA = '/api/v1/certificates/certificate-tea';
const REVOCATION = {
  ground: 'a',
  decision: { number: '99/QĐ-UBND', signedOn: '2026-03-01', authority: 'UBND tỉnh Lâm Đồng' },
};
const COUNTS = {
  batches: 1,
  stamps: 1_000,
  allocated: 200,
  printed: 490,
  activated: 300,
  voided: 10,
  suspended: 0,
  expiredUnused: 0,
};

describe('a change that is only tried', () => {
  it('tells what a revocation would do to the stamps, and keeps nothing', async () => {
    const before = (await server.call({ url: URL_TEA })).json();
    const tried = await post(`${URL_TEA}/revocation?dryRun=true`, REVOCATION);
    expect(tried.statusCode).toBe(200);
    expect(tried.headers.location).toBeUndefined();
    expect(tried.json()).toMatchObject({
      certificate: { status: 'revoked', revocation: { ground: 'a', decisionNumber: '99/QĐ-UBND' } },
      recognition: { before: { status: 'valid', stars: 4 }, after: { status: 'revoked', stars: null } },
      stamps: COUNTS,
    });
    expect((await server.call({ url: URL_TEA })).json()).toEqual(before);
    expect((await server.call({ url: '/api/v1/decisions?q=99' })).json().items).toEqual([]);
    const entries = await server.storage.db
      .selectFrom('auditEntry')
      .select('action')
      .where('action', 'like', 'certificate.%')
      .execute();
    expect(entries).toEqual([]);
  });

  it('is refused by the rules of the change itself', async () => {
    const answer = await server.call({
      method: 'POST',
      url: `${URL_TEA}/revocation?dryRun=true`,
      payload: { ...REVOCATION, ground: 'b' },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'revocation-conclusion']);
  });

  it('tells of an old paper that nothing changes', async () => {
    const upgrade = { stars: 4, decision: { ...REVOCATION.decision, number: '98/QĐ-UBND' } };
    await post('/api/v1/certificates/certificate-coffee/upgrade', upgrade);
    const tried = await post('/api/v1/certificates/certificate-coffee/revocation?dryRun=true', REVOCATION);
    const { recognition } = tried.json();
    expect(recognition.before).toMatchObject({ status: 'valid', stars: 4 });
    expect(recognition.after).toEqual(recognition.before);
  });
});

describe('the stamps under a certificate', () => {
  it('are counted by what became of them', async () => {
    expect((await server.call({ url: `${URL_TEA}/stamps` })).json()).toEqual(COUNTS);
    expect((await server.call({ url: '/api/v1/certificates/certificate-fish/stamps' })).json()).toEqual({
      ...COUNTS,
      batches: 0,
      stamps: 0,
      allocated: 0,
      printed: 0,
      activated: 0,
      voided: 0,
    });
  });

  it('cannot be activated once it is withdrawn, and are told so', async () => {
    const { items } = (await server.call({ url: '/api/v1/batches?productId=tea' })).json();
    await post(`${URL_TEA}/withdrawal`, { reason: 'Nhập nhầm sản phẩm' });
    const answer = await server.call({
      method: 'POST',
      url: `/api/v1/batches/${items[0].code}/ranges`,
      payload: { action: 'activate', first: 310, last: 320, lotNumber: 'L1' },
    });
    expect(answer.json().code).toBe('certificate-missing');
  });
});
