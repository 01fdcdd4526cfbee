import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LISTS } from '../../server/exports/lists.ts';
import { PAGE_LIMIT } from '../../server/http/paging.ts';
import { insertLot } from '../../server/storage/lots.ts';
import { upsertCommune } from '../../server/storage/places.ts';
import { encodeSerial, formatSerial, parseBatchCode } from '../../stamps/serial/index.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { consoleClient } from '../support/console.ts';

const Answer = Type.Object({
  items: Type.Array(Type.Record(Type.String(), Type.Unknown())),
  next: Type.Optional(Type.Union([Type.String(), Type.Null()])),
});

let test: TestApp;
const tokens = new Map<string, string>();
const codes: string[] = [];
beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
  tokens.set('admin', await test.token('admin'));
  tokens.set('officer', await test.token('officer', { provinceCode: '68' }));
  tokens.set('producer', await test.token('producer', { producerId: 'highland' }));
  const post = async (url: string, payload: object) => await test.call({ method: 'POST', url, payload });
  for (const variantId of ['tea-box', 'coffee-box', 'fish-box', 'tea-bag'])
    codes.push((await post('/api/v1/batches', { variantId, quantity: 20 })).json().code);
  await post(`/api/v1/batches/${codes[0]}/ranges`, { action: 'print', first: 0, last: 9 });
  for (const [productId, number] of [
    ['tea', 'L1'],
    ['tea', '=L2'],
    ['coffee', 'L3'],
    ['fish', 'L4'],
  ])
    await post('/api/v1/lots', { productId, number, producedOn: '2026-02-01', declaredQuantity: 5 });
});
afterAll(() => test.close());

const get = (who: string, url: string) => test.call({ url, token: tokens.get(who) ?? null });

/** Every item of a list, read in pages of two. */
async function itemsOf(who: string, path: string, filter: string) {
  const items: Record<string, unknown>[] = [];
  for (let cursor = ''; ; ) {
    const answer = await get(who, `/api/v1/${path}?limit=2&${filter}${cursor}`);
    expect([path, answer.statusCode]).toEqual([path, 200]);
    const page = Value.Parse(Answer, answer.json());
    items.push(...page.items);
    if (!page.next) return items;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
}

describe('a list as a file', () => {
  it.each([
    ['officer', 'products', 'q=tea', 1],
    ['officer', 'products', '', 9],
    ['producer', 'products', 'producerId=highland', 8],
    ['officer', 'producers', 'provinceCode=22', 1],
    ['officer', 'lots', 'q=tea', 2],
    ['officer', 'lots', '', 3],
    ['producer', 'lots', 'productId=coffee', 1],
    ['officer', 'batches', 'stage=to-activate', 1],
    ['producer', 'batches', 'q=tea', 2],
    ['admin', 'batches', '', 4],
    ['officer', 'submissions', 'state=submitted', 0],
    ['producer', 'submissions', '', 0],
    ['officer', 'applications', 'state=approved', 0],
    ['officer', 'imports', '', 0],
    ['admin', 'accounts', 'role=officer', 0],
  ] as const)('%s: %s under "%s" has the rows of all its pages', async (who, list, filter, count) => {
    const items = await itemsOf(who, LISTS[list].path, filter);
    expect(items.length).toBe(count);
    const csv = await get(who, `/api/v1/exports/lists/${list}?${filter}&format=csv`);
    expect(csv.statusCode).toBe(200);
    const [header = [], ...rows]: string[][] = parse(csv.body.slice(1));
    expect(new Set(header).size).toBe(header.length);
    const { columns } = LISTS[list];
    const place = columns.findIndex(({ member }) => member === 'id' || member === 'code');
    expect(rows.map((row) => row[place])).toEqual(items.map((item) => item.id ?? item.code));
    const xlsx = await get(who, `/api/v1/exports/lists/${list}?${filter}&format=xlsx`);
    expect((await readSheet(xlsx.rawPayload)).length).toBe(count + 1);
  });

  it("a producer's figures are those of its page", async () => {
    const csv = await get('producer', '/api/v1/exports/lists/product-figures?format=csv');
    const rows: string[][] = parse(csv.body.slice(1));
    const { items } = (await get('producer', '/api/v1/statistics/by-product')).json();
    expect(rows.length - 1).toBe(items.length);
  });

  it('is read beyond one page of the list', async () => {
    const { db } = test.storage;
    const { id, ...lot } = await db
      .selectFrom('lot')
      .selectAll()
      .where('productId', '=', 'fish')
      .executeTakeFirstOrThrow();
    const copies = Array.from({ length: PAGE_LIMIT + 5 }, (_, place) => ({
      ...lot,
      id: `${id}-${place}`,
      number: `many-${place}`,
    }));
    for (const copy of copies) await insertLot(db, copy);
    const csv = await get('admin', '/api/v1/exports/lists/lots?q=many-&format=csv');
    const [, ...rows]: string[][] = parse(csv.body.slice(1));
    expect(new Set(rows.map(([number]) => number)).size).toBe(copies.length);
    expect(rows.length).toBe(copies.length);
  });

  it('runs no formula', async () => {
    const csv = await get('admin', '/api/v1/exports/lists/lots?number=%3DL2&format=csv');
    const [, row = []]: string[][] = parse(csv.body.slice(1));
    expect(row[0]).toBe("'=L2");
  });

  it('refuses what its list refuses', async () => {
    const stage = await get('officer', '/api/v1/exports/lists/batches?stage=nonsense&format=csv');
    expect(stage.statusCode).toBe(400);
    const packs = await get('officer', '/api/v1/exports/lists/variants?format=csv');
    expect([packs.statusCode, packs.json()]).toMatchObject([
      400,
      { code: 'field-missing', field: 'productId' },
    ]);
    const accounts = await get('officer', '/api/v1/exports/lists/accounts?format=csv');
    expect([accounts.statusCode, accounts.json().code]).toEqual([403, 'forbidden']);
    expect((await get('admin', '/api/v1/exports/lists/secrets?format=csv')).statusCode).toBe(400);
  });

  it('is told, and so is what was read of persons', async () => {
    await get('admin', '/api/v1/exports/lists/accounts?format=csv');
    const told = await test.storage.db
      .selectFrom('auditEntry')
      .select(['action', 'subjectId'])
      .orderBy('seq', 'desc')
      .limit(2)
      .execute();
    expect(told).toEqual([
      { action: 'table.export', subjectId: 'accounts' },
      { action: 'account.list', subjectId: '*' },
    ]);
  });
});

describe('the pages of lists', () => {
  it.each([
    ['officer', '/console/batches?stage=to-activate', 'lists/batches?stage=to-activate&format=csv'],
    ['producer', '/console/lots?q=tea', 'lists/lots?q=tea&format=xlsx'],
    ['producer', '/console/products?q=tea', 'lists/products?producerId=highland&q=tea&format=csv'],
    ['officer', '/console/review?kind=pack', 'lists/submissions?order=oldest&kind=pack&state=submitted'],
    ['officer', '/console/review/applications?state=approved', 'lists/applications?state=approved&format'],
    ['officer', '/console/imports', 'lists/imports?format=csv'],
    ['admin', '/console/accounts?role=officer', 'role=officer'],
    ['officer', '/console/products/tea', 'lists/variants?productId=tea&format=csv'],
    ['producer', '/console/statistics', 'lists/product-figures?from='],
  ])('%s: %s offers its list as it is narrowed', async (who, path, href) => {
    const client = consoleClient(test, { authorization: `Bearer ${tokens.get(who)}` });
    const { html, status } = await client.open(path);
    expect(status).toBe(200);
    expect(html.replaceAll('&#61;', '=').replaceAll('&#38;', '&')).toContain(href);
  });
});

describe('the search of batches', () => {
  it('finds the batch of a pasted link, of a serial and of a code as it is typed', async () => {
    const code = parseBatchCode(codes[0] ?? '');
    if (code === undefined) throw new Error(codes.join());
    const serial = encodeSerial(code, 15, 7);
    const link = `https://example.vn/01/08938505974194/21/${serial}`;
    const short = `https://example.vn/S/${serial}`;
    const typed = `${code.slice(0, 3)}-${code.slice(3)}`.toLowerCase();
    for (const q of [link, short, formatSerial(serial), typed]) {
      const { items } = (await get('officer', `/api/v1/batches?q=${encodeURIComponent(q)}`)).json();
      expect([q, items.map((item: { code: string }) => item.code)]).toEqual([q, [code]]);
    }
  });
});

describe('the list of producers', () => {
  const open = async (who: string, path: string) =>
    (await consoleClient(test, { authorization: `Bearer ${tokens.get(who)}` }).open(path)).html;

  it('tells what each has, and is narrowed by place and group', async () => {
    const { items } = (await get('admin', '/api/v1/producers')).json();
    const counts = items.map(({ id, products, certificates, stamps }: Record<string, unknown>) => [
      id,
      products,
      certificates,
      stamps,
    ]);
    expect(counts).toEqual([
      ['bay', 1, 1, 20],
      ['highland', 8, 7, 60],
    ]);
    const abroad = (await get('officer', '/api/v1/producers?provinceCode=22')).json().items;
    expect(abroad).toMatchObject([{ id: 'bay', products: 1, stamps: null }]);
    const none = (await get('admin', '/api/v1/producers?communeCode=24722')).json().items;
    expect(none).toEqual([]);
    const { productGroup } = (await get('admin', '/api/v1/products/tea')).json();
    const own = (await get('admin', `/api/v1/producers?productGroup=${productGroup}`)).json().items;
    expect(own.length).toBeGreaterThan(0);
    expect((await get('admin', '/api/v1/producers?productGroup=nonsense')).statusCode).toBe(400);
  });

  it('stands in the menu, is that of the place an officer looks after, and leads to each', async () => {
    expect(await open('officer', '/console')).toContain('href="/console/producers"');
    const html = await open('officer', '/console/producers?provinceCode=22');
    expect(html).toContain('/console/producers/highland');
    expect(html).not.toContain('/console/producers/bay');
    expect(await open('admin', '/console/producers?q=khong')).toContain('Không có cơ sở nào hợp');
  });

  it('is narrowed to a commune, which is chosen by its name, here and in the queue of reviews', async () => {
    const { db } = test.storage;
    const commune = { code: '24793', name: 'Xã Di Linh', provinceCode: '68', matchKey: 'di linh' };
    await upsertCommune(db, commune);
    const other = { code: '06700', name: 'Phường Hạ Long', provinceCode: '22', matchKey: 'ha long' };
    await upsertCommune(db, other);
    await db.updateTable('producer').set({ communeCode: '24793' }).where('id', '=', 'highland').execute();
    const { items } = (await get('admin', '/api/v1/producers?communeCode=24793')).json();
    expect(items).toMatchObject([{ id: 'highland', communeName: 'Xã Di Linh' }]);
    for (const path of ['/console/producers', '/console/review']) {
      const html = await open('officer', `${path}?communeCode=24793`);
      expect(html).toMatch(/<option value="24793" selected>Xã Di Linh<\/option>/);
      // That of another province does not outlast it.
      const moved = await open('admin', `${path}?provinceCode=22&communeCode=24793`);
      const files = [...moved.matchAll(/href="(\/api\/v1\/exports[^"]+)"/g)].map(([, href]) => href);
      expect(files.length).toBe(2);
      expect(files.join()).not.toContain('24793');
    }
  });

  it('has its figures on the page of the producer', async () => {
    const html = await open('officer', '/console/producers/highland');
    expect(html).toMatch(/Tem đã cấp<\/span><b>60</);
    expect(html).toContain('/console/products?producerId');
  });
});

describe('what narrows a list', () => {
  const open = async (path: string) =>
    (await consoleClient(test, { authorization: `Bearer ${tokens.get('admin')}` }).open(path)).html;

  it.each([
    ['/console/batches', '?stage=to-print'],
    ['/console/lots', '?q=tea'],
    ['/console/products', '?q=tea'],
    ['/console/producers', '?provinceCode=68'],
    ['/console/accounts', '?role=officer'],
    ['/console/review', '?kind=pack'],
    ['/console/review/applications', '?state=approved'],
    ['/console/certificates', '?stars=3'],
    ['/console/decisions', '?kind=recognition'],
    ['/console/audit', '?q=tea'],
  ])('%s: is folded while unused, else says so and is cleared at once', async (path, query) => {
    expect(await open(path)).toContain('<details class="fold list-filter"><summary>Tìm và lọc</summary>');
    const html = await open(`${path}${query}`);
    expect(html).toContain('<summary>Tìm và lọc: đang dùng 1 điều kiện</summary>');
    expect(html).toContain(`<a class="button" href="${path}">Bỏ lọc</a>`);
  });
});
