import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { drawPage } from '../support/pdf.ts';

let server: TestApp;
let owner: string;
beforeAll(async () => {
  server = await startTestApp();
  await writeRegistry(server.storage.db);
  owner = await server.token('producer', { producerId: 'highland' });
});
afterAll(() => server.close());

const get = (url: string, token = owner) => server.call({ url, token });
const post = (url: string, payload: object) => server.call({ method: 'POST', url, payload, token: owner });
const order = async (changes: object = {}) =>
  (await post('/api/v1/batches', { variantId: 'tea-bag', quantity: 60, ...changes })).json();
const table = async (code: string, query: string) => {
  const answer = await get(`/api/v1/batches/${code}/stamps.csv?${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return parse(answer.body, { columns: true }) as Record<string, string>[];
};

describe('a batch with hidden codes', () => {
  it('is ordered so, and keeps the root that its codes come from', async () => {
    const { code, hiddenCode } = await order({ hiddenCode: true });
    expect(hiddenCode).toBe(true);
    const row = await server.storage.db
      .selectFrom('batch')
      .select('hiddenKeyId')
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    expect(row.hiddenKeyId).not.toBeNull();
    expect((await order()).hiddenCode).toBe(false);
  });

  it('is not the same order as one without', async () => {
    const headers = { 'idempotency-key': 'one-order-only' };
    const payload = { variantId: 'tea-bag', quantity: 7 };
    const ask = (body: object) =>
      server.call({ method: 'POST', url: '/api/v1/batches', payload: body, token: owner, headers });
    expect((await ask(payload)).statusCode).toBe(201);
    expect((await ask({ ...payload, hiddenCode: true })).json().code).toBe('idempotency-conflict');
  });

  it('has them in the table, and the same ones when stamps are printed again', async () => {
    const { code } = await order({ hiddenCode: true });
    const rows = await table(code, 'first=0&last=9');
    const codes = rows.map((row) => row.hidden_code);
    expect(codes.every((text) => /^[0-9]{8}$/.test(text ?? ''))).toBe(true);
    expect(new Set(codes).size).toBe(10);
    const again = await table(code, 'first=5&last=9&reason=Gi%E1%BA%A5y%20k%E1%BA%B9t');
    expect(again.map((row) => row.hidden_code)).toEqual(codes.slice(5));
    const job = await post(`/api/v1/batches/${code}/print-jobs`, {
      ...{ first: 0, last: 9, stock: 'a4-65-38x21', reason: 'Giấy kẹt' },
    });
    expect(job.statusCode, job.body).toBe(201);
    const pdf = await get(`/api/v1/print-jobs/${job.json().id}/file`);
    const digits = (await drawPage(pdf.rawPayload, 72)).text.replaceAll(/\s/g, '');
    for (const text of codes) expect(digits).toContain(text);
  });

  it('leaves the table of others as it was', async () => {
    const { code } = await order();
    expect(Object.keys((await table(code, 'first=0&last=0'))[0] ?? {})).not.toContain('hidden_code');
  });

  it('needs larger labels, and says where the layer goes', async () => {
    const { code } = await order({ hiddenCode: true });
    const plain = await order();
    const preview = async (of: string, query = 'stock=a4-65-38x21') =>
      (await get(`/api/v1/batches/${of}/preview?${query}`)).json();
    const [hidden, without] = [await preview(code), await preview(plain.code)];
    expect(without.scratch).toBeNull();
    expect(hidden.scratch).toMatchObject({ widthMm: 16, heightMm: 5 });
    expect(hidden.smallestLabelMm).toBeGreaterThan(without.smallestLabelMm + 5);
    const wide = await preview(code, 'stock=a4-24-70x37&scratchWidthMm=24&scratchHeightMm=8');
    expect(wide.scratch).toMatchObject({ widthMm: 24, heightMm: 8 });
    const refused = await preview(code, 'stock=a4-65-38x21&scratchWidthMm=30&scratchHeightMm=12');
    expect(refused.code).toBe('label-too-small');
  });

  it('shows no code to anybody who looks without printing', async () => {
    const { code } = await order({ hiddenCode: true });
    const codes = (await table(code, 'first=0&last=59')).map((row) => row.hidden_code ?? '');
    const svg = (await get(`/api/v1/batches/${code}/preview.svg?stock=a4-65-38x21`)).body;
    expect(svg).toContain('<path id="h0"');
    const texts = [
      (await get(`/api/v1/batches/${code}`)).body,
      (await get(`/api/v1/batches/${code}/print-jobs`)).body,
      JSON.stringify(await server.storage.db.selectFrom('auditEntry').selectAll().execute()),
      JSON.stringify(await server.storage.db.selectFrom('idempotencyRecord').selectAll().execute()),
    ];
    for (const hidden of codes) for (const text of texts) expect(text).not.toContain(hidden);
    const inspector = await server.token('inspector', { provinceCode: '68' });
    const refused = await get(`/api/v1/batches/${code}/stamps.csv?first=0&last=1`, inspector);
    expect(refused.statusCode).toBe(403);
  });
});
