import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPORT_TABLES } from '../../server/storage/export-tables.ts';
import { exportRows } from '../../server/storage/exports.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { consoleClient } from '../support/console.ts';

let test: TestApp;
const tokens = new Map<string, string>();
beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
  tokens.set('admin', await test.token('admin'));
  tokens.set('officer', await test.token('officer', { provinceCode: '68' }));
  tokens.set('producer', await test.token('producer', { producerId: 'bay' }));
  for (const variantId of ['tea-box', 'fish-box']) {
    const { code } = (await post('/api/v1/batches', { variantId, quantity: 100 })).json();
    await post(`/api/v1/batches/${code}/ranges`, { action: 'print', first: 0, last: 9 });
  }
  const lot = { productId: 'tea', number: 'L1', producedOn: '2026-02-01', declaredQuantity: 5 };
  await post('/api/v1/lots', lot);
  // Refused, and recorded as such.
  await post('/api/v1/batches', { variantId: 'lapsed-box', quantity: 5 });
});
afterAll(() => test.close());

const post = async (url: string, payload: object) => await test.call({ method: 'POST', url, payload });
const get = (who: string, url: string) => test.call({ url, token: tokens.get(who) ?? null });
const csvOf = async (who: string, table: string): Promise<string[][]> => {
  const answer = await get(who, `/api/v1/exports/${table}?format=csv`);
  expect([who, table, answer.statusCode]).toEqual([who, table, 200]);
  return parse(answer.body.slice(1));
};

describe('every table', () => {
  it.each(Object.keys(EXPORT_TABLES))('%s has all its columns, in CSV and in XLSX', async (table) => {
    const [header = [], ...rows] = await csvOf('admin', table);
    expect(new Set(header).size).toBe(header.length);
    const xlsx = await get('admin', `/api/v1/exports/${table}?format=xlsx`);
    const sheet = await readSheet(xlsx.rawPayload);
    expect(sheet[0]).toEqual(header);
    expect(sheet.length).toBe(rows.length + 1);
  });

  it('has its rows typed', async () => {
    const xlsx = await get('admin', '/api/v1/exports/batches?format=xlsx');
    const [, row = []] = await readSheet(xlsx.rawPayload);
    expect(row.slice(4, 5)).toEqual([100]);
    expect(row[8]).toBeInstanceOf(Date);
  });

  it('is read to its end, page by page', async () => {
    const codes: unknown[] = [];
    for await (const row of exportRows(test.storage.db, 'variants', {})) codes.push(row.id);
    expect(codes.length).toBe(18);
    expect(new Set(codes).size).toBe(18);
  });
});

describe('who sees what', () => {
  it.each([
    ['admin', 'products', 9],
    ['officer', 'products', 8],
    ['producer', 'products', 1],
    ['admin', 'producers', 2],
    ['officer', 'producers', 1],
    ['producer', 'producers', 1],
    ['admin', 'batches', 2],
    ['officer', 'batches', 1],
    ['producer', 'batches', 1],
    ['producer', 'range-entries', 1],
    ['officer', 'lots', 1],
    ['producer', 'lots', 0],
    ['officer', 'refusals', 1],
  ])('%s: %s', async (who, table, rows) => {
    expect((await csvOf(who, table)).length - 1).toBe(rows);
  });

  it('producers do not see refusals, inspectors export nothing', async () => {
    expect((await get('producer', '/api/v1/exports/refusals?format=csv')).statusCode).toBe(403);
    tokens.set('inspector', await test.token('inspector'));
    expect((await get('inspector', '/api/v1/exports/products?format=csv')).statusCode).toBe(403);
  });

  it.each([
    '/api/v1/exports/secrets?format=csv',
    '/api/v1/exports/products',
    '/api/v1/exports/products?format=pdf',
  ])('refuses %s', async (url) => expect((await get('admin', url)).statusCode).toBe(400));

  it('every download is told', async () => {
    await csvOf('officer', 'products');
    const entry = await test.storage.db
      .selectFrom('auditEntry')
      .selectAll()
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    expect(entry).toMatchObject({
      action: 'table.export',
      subjectId: 'products',
      provinceCode: '68',
      afterJson: '{"format":"csv","rows":8}',
    });
  });
});

it.each(['admin', 'officer', 'producer'])('every link on the page of a %s is a file', async (who) => {
  const client = consoleClient(test, { authorization: `Bearer ${tokens.get(who)}` });
  const { html, status } = await client.open('/console/exports');
  expect(status).toBe(200);
  const hrefs = [...html.matchAll(/href="(\/api\/v1\/[^"]+)"/g)].map(([, href]) =>
    (href ?? '').replaceAll('&#61;', '=').replaceAll('&#38;', '&'),
  );
  expect(hrefs.length).toBeGreaterThan(18);
  for (const href of hrefs.filter((one) => one.includes('csv'))) {
    expect([href, (await get(who, href)).statusCode]).toEqual([href, 200]);
  }
});
