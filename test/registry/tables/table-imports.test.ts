import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readTable } from '../../../server/registry/table/read-table.ts';
import { TABLE_LIMITS } from '../../../server/registry/table/table-fault.ts';
import { forgetOldTables } from '../../../server/registry/tables/retention.ts';
import { deleteOpenTableImport } from '../../../server/storage/table-imports.ts';
import { NOON_MS, registryWorld } from '../registry-world.ts';

const URL = '/api/v1/imports/tables';
const DAY_MS = 24 * 3_600_000;
let world: Awaited<ReturnType<typeof registryWorld>>;
let made = 0;
beforeAll(async () => {
  world = await registryWorld();
});
beforeEach(() => world.clock.set(NOON_MS));
afterAll(() => world.close());

const open = async (kind: string, text: string | Uint8Array, token?: string) => {
  const fields = { kind };
  const sender = token === undefined ? {} : { token };
  const { status, body } = await world.upload(URL, Buffer.from(text), { fields, ...sender });
  return { status, body, url: `${URL}/${body.id}` };
};
/** A table of one row that adds a product and two that cannot be imported. */
const products = () => {
  made += 1;
  return [
    'Tên sản phẩm;Nhóm;Chủ thể;Tỉnh;Ghi chú',
    `Trà ${made};Đồ uống;HTX Bảng ${made};Lâm Đồng;=1+1`,
    ';Đồ cổ;HTX Bảng;Lâm Đồng;',
    '',
    `Mật ong ${made};Thực phẩm;HTX Bảng ${made};Tỉnh Xa;`,
  ].join('\n');
};
const rowsOf = async (url: string, query = '') =>
  (await world.send('GET', `${url}/rows?limit=200${query}`)).body.items;

describe('a table', () => {
  test('is looked at first: nothing is written until it is confirmed, then all that nothing refuses', async () => {
    const before = await world.countRows();
    const { status, body, url } = await open('registry', products());
    expect([status, body]).toMatchObject([
      201,
      {
        kind: 'registry',
        state: 'open',
        hasRows: true,
        header: ['Tên sản phẩm', 'Nhóm', 'Chủ thể', 'Tỉnh', 'Ghi chú'],
        counts: { imported: 1, updated: 0, alreadyThere: 0, refused: 2 },
      },
    ]);
    expect(await rowsOf(url)).toMatchObject([
      { row: 2, status: 'imported', added: ['producer', 'product', 'variant'], faults: [] },
      {
        row: 3,
        status: 'refused',
        cells: ['', 'Đồ cổ', 'HTX Bảng', 'Lâm Đồng', ''],
        faults: [{ column: 'Tên sản phẩm' }, { column: 'Nhóm' }],
      },
      { row: 5, status: 'refused', faults: [{ column: 'Tỉnh', code: 'province-unknown' }] },
    ]);
    expect(await rowsOf(url, '&only=refused')).toMatchObject([{ row: 3 }, { row: 5 }]);
    expect(await world.countRows()).toEqual(before);

    const [first, second] = await Promise.all([
      world.send('POST', `${url}/confirmation`),
      world.send('POST', `${url}/confirmation`),
    ]);
    expect([first.status, first.body.state, second.body]).toEqual([201, 'confirmed', first.body]);
    const after = await world.countRows();
    expect(after).toMatchObject({ producers: before.producers + 1, products: before.products + 1 });
    expect(await rowsOf(url)).toMatchObject([{ status: 'imported', productId: expect.any(String) }, {}, {}]);
    expect((await world.send('POST', `${url}/confirmation`)).body).toEqual(first.body);
    expect(await world.countRows()).toEqual(after);
    expect((await world.send('DELETE', url)).body.code).toBe('import-settled');
  });

  test('is not discarded while it is imported, and is told of whatever befell it meanwhile', async () => {
    made += 1;
    const rows = Array.from({ length: 200 }, (_, at) => `Kẹo ${made} ${at};Đồ uống;HTX Kẹo ${made};Lâm Đồng`);
    const { url, body } = await open('registry', ['Tên sản phẩm;Nhóm;Chủ thể;Tỉnh', ...rows].join('\n'));
    const before = await world.countRows();
    const confirming = world.send('POST', `${url}/confirmation`);
    await expect
      .poll(async () => (await world.countRows()).products, { interval: 1, timeout: 10_000 })
      .toBeGreaterThan(before.products);
    expect((await world.send('DELETE', url)).body.code).toBe('import-settled');
    // As by another process, or by an eleventh table of the same person.
    expect(await deleteOpenTableImport(world.db, body.id)).toBe(true);
    expect((await confirming).body).toMatchObject({ state: 'confirmed', counts: { imported: 200 } });
    expect((await world.send('GET', url)).body).toEqual((await confirming).body);
  });

  test('is taken along with what became of each row and all its faults, and nothing in it is a formula', async () => {
    const { url } = await open('registry', products());
    const csv = await world.send('GET', `${url}/report?format=csv`, undefined, {
      headers: { 'accept-language': 'vi' },
    });
    const [header, taken, refused] = String(csv.body).split('\r\n');
    expect(header).toBe(
      '\ufeffDòng,Kết quả,Lỗi,Thêm vào sổ,Sổ ghi khác ở,Tên sản phẩm,Nhóm,Chủ thể,Tỉnh,Ghi chú',
    );
    expect(taken).toContain(`2,Sẽ nhập,,"chủ thể, sản phẩm, quy cách",`);
    expect(taken).toMatch(/,'=1\+1$/);
    expect(refused).toContain('3,Không nhập được,"Tên sản phẩm: Dòng 3: cột Tên sản phẩm để trống.\nNhóm: ');
    await world.send('POST', `${url}/confirmation`);
    const xlsx = await world.send('GET', `${url}/report?format=xlsx`, undefined, {
      headers: { 'accept-language': 'en' },
    });
    const read = await readTable(xlsx.body, TABLE_LIMITS);
    expect(read).toMatchObject({
      ok: true,
      rows: [
        [
          'Row',
          'What became of it',
          'Faults',
          'Added',
          'The registry differs in',
          'Tên sản phẩm',
          ...Array(4).fill(expect.any(String)),
        ],
        ['2', 'Imported', '', 'producer, product, pack', '', expect.stringContaining('Trà')],
        ['3', 'Not imported', expect.stringContaining('Nhóm: '), ...Array(5).fill(expect.any(String))],
        ['5', 'Not imported', expect.stringContaining('Tỉnh: '), ...Array(5).fill(expect.any(String))],
      ].map((row) => expect.arrayContaining(row)),
    });
  });

  test('that lacks columns is refused as a whole', async () => {
    expect(await open('communes', 'Tên;Mã\nx;1')).toMatchObject({
      status: 422,
      body: { code: 'table-header' },
    });
    expect(await open('nothing', 'x')).toMatchObject({ status: 400, body: { field: 'kind' } });
  });

  test('is discarded, makes room for later ones, and is forgotten after a while', async () => {
    const { url } = await open('registry', products());
    expect((await world.send('DELETE', url)).status).toBe(204);
    expect((await world.send('GET', url)).status).toBe(404);

    const token = await world.tokenOf('officer');
    const first = await open('registry', products(), token);
    for (let more = 0; more < 10; more += 1) {
      world.clock.advance(1);
      await open('registry', products(), token);
    }
    expect((await world.send('GET', first.url)).status).toBe(404);

    const kept = await open('registry', products());
    await world.send('POST', `${kept.url}/confirmation`);
    const left = await open('registry', products());
    world.clock.advance(31 * DAY_MS);
    await forgetOldTables(world.deps);
    expect((await world.send('GET', left.url)).status).toBe(404);
    expect((await world.send('GET', kept.url)).body.hasRows).toBe(true);
    world.clock.advance(60 * DAY_MS);
    await forgetOldTables(world.deps);
    expect((await world.send('GET', kept.url)).body).toMatchObject({ hasRows: false, header: [] });
    expect(await rowsOf(kept.url)).toEqual([]);
    expect((await world.send('GET', `${kept.url}/report?format=csv`)).status).toBe(404);
  });
});

describe('who may', () => {
  test('the list of communes is imported for the whole country, products for one province', async () => {
    const token = await world.tokenOf('officer', { provinceCode: '68' });
    const other = await world.tokenOf('officer', { provinceCode: '01' });
    const kinds = async (of: string) =>
      (await world.send('GET', '/api/v1/imports/kinds', undefined, { token: of })).body.items.map(
        ({ kind }: { kind: string }) => kind,
      );
    expect(await kinds(token)).toEqual(['registry']);
    expect(await kinds(await world.tokenOf('admin'))).toEqual(['communes', 'registry']);
    expect(await open('communes', 'code,name,province_code\n', token)).toMatchObject({ status: 403 });
    const mine = await open('registry', products().replace('Lâm Đồng', 'Hà Nội'), token);
    expect(
      (await world.send('GET', `${mine.url}/rows`, undefined, { token })).body.items[0].faults,
    ).toMatchObject([{ code: 'forbidden', column: 'Tỉnh' }]);
    for (const path of ['', '/rows', '/report?format=csv'])
      expect((await world.send('GET', mine.url + path, undefined, { token: other })).status).toBe(403);
    const listed = (of: string) => world.send('GET', URL, undefined, { token: of });
    expect((await listed(token)).body.items).toMatchObject([{ id: mine.body.id }]);
    expect((await listed(other)).body.items).toEqual([]);
    const commune = await world.tokenOf('officer', { communeCode: '24730' });
    expect((await listed(commune)).status).toBe(403);
    expect(await kinds(commune)).toEqual([]);
  });
});

describe('examples', () => {
  test.each(['vi', 'en'])('in %s can be imported as they are, the communes first', async (language) => {
    const empty = await registryWorld();
    await empty.db.deleteFrom('commune').execute();
    for (const [kind, format] of [
      ['communes', 'csv'],
      ['registry', 'xlsx'],
    ]) {
      const headers = { 'accept-language': language };
      const sample = await empty.send('GET', `/api/v1/imports/samples/${kind}?format=${format}`, undefined, {
        headers,
      });
      const bytes = typeof sample.body === 'string' ? Buffer.from(sample.body) : sample.body;
      const { body } = await empty.upload(URL, bytes, { fields: { kind: String(kind) } });
      expect(body.counts).toMatchObject({ imported: 2, refused: 0 });
      await empty.send('POST', `${URL}/${body.id}/confirmation`);
    }
    await empty.close();
  });

  test('every column has a name, a note and whether it is needed', async () => {
    const { body } = await world.send('GET', '/api/v1/imports/kinds', undefined, {
      headers: { 'accept-language': 'vi' },
    });
    const needed = body.items.map(({ columns }: { columns: { header: string; isRequired: boolean }[] }) =>
      columns.filter(({ isRequired }) => isRequired).map(({ header }) => header),
    );
    expect(needed).toEqual([
      ['Mã xã', 'Tên xã', 'Mã tỉnh'],
      ['Tên sản phẩm', 'Nhóm sản phẩm', 'Tên chủ thể', 'Tỉnh, thành phố'],
    ]);
  });
});
