import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NOON_MS, registryWorld } from '../registry-world.ts';
import { annexDrafts, DAY_MS, ANNEXES as URL } from './annex-drafts.ts';

let world: Awaited<ReturnType<typeof registryWorld>>;
beforeAll(async () => {
  world = await registryWorld();
});
beforeEach(() => world.clock.set(NOON_MS));
afterAll(() => world.close());

const draft = annexDrafts(() => world);

describe('a draft', () => {
  test('writes nothing until it is confirmed, then all of it', async () => {
    const before = await world.countRows();
    const annex = await draft([
      'Trà {n};Đồ uống;HTX Chè số {n};Xã Quảng Trực;3 sao',
      'Mắm {n};Thực phẩm;Công ty Biển số {n};;4',
    ]);
    expect(annex.uploaded.body).toMatchObject({ state: 'open', header: { firstRow: 1, rows: 1 } });
    expect((await annex.rowsNow()).counts).toMatchObject({
      added: 2,
      refused: 0,
      producers: 2,
      products: 2,
      certificates: 2,
    });
    expect(await world.countRows()).toEqual(before);
    const confirmed = await annex.confirm();
    expect(confirmed).toMatchObject({ status: 201, body: { state: 'confirmed', counts: { added: 2 } } });
    const after = await world.countRows();
    expect(after).toMatchObject({
      products: before.products + 2,
      certificates: before.certificates + 2,
      decisions: before.decisions + 1,
    });
    // A second click, a second tab, the back button.
    expect((await annex.confirm(1)).body.state).toBe('confirmed');
    expect(await world.countRows()).toEqual(after);
    expect((await annex.edit(2, { use: false })).body.code).toBe('annex-settled');
    expect((await world.send('DELETE', annex.url)).body.code).toBe('annex-settled');
  });

  test('is imported whole or not at all, and mended row by row', async () => {
    const annex = await draft([
      'Trà {n};Đồ uống;HTX Mai số {n};;3',
      'Trà hai {n};Đồ uống;HTX Mai số {n};;2 sao',
      'Trà ba {n};Gạch;HTX Mai số {n};;3',
    ]);
    const before = await world.countRows();
    const { items } = await annex.rowsNow();
    expect(items.map((row: { code?: string; field?: string }) => [row.code, row.field])).toEqual([
      [undefined, undefined],
      ['stars-uncertified', 'stars'],
      ['group-unknown', 'group'],
    ]);
    expect((await annex.confirm()).body).toMatchObject({
      code: 'annex-refused',
      params: { refused: 2, first: 3 },
    });
    expect(await world.countRows()).toEqual(before);
    const seen = (await annex.rowsNow()).version;
    await annex.edit(3, { cells: { stars: '4 sao' } });
    await annex.edit(4, { use: false });
    expect((await annex.confirm(seen)).body.code).toBe('version-conflict');
    expect((await annex.rowsNow()).counts).toMatchObject({ added: 2, refused: 0, leftOut: 1 });
    expect((await annex.confirm()).body.counts).toMatchObject({ added: 2, leftOut: 1 });
  });

  test('an edit can be taken back, a note taken in, a row of nothing is unknown', async () => {
    const annex = await draft(['Trà {n};Đồ uống;HTX Lan số {n};;3', 'Ghi chú;;;;']);
    await annex.edit(2, { cells: { stars: '9' } });
    expect((await annex.rowsNow()).items[0]).toMatchObject({ code: 'stars-invalid' });
    await annex.edit(2, { cells: { stars: null } });
    expect((await annex.rowsNow()).items[0]).toMatchObject({ outcome: 'added' });
    expect((await annex.rowsNow()).items[1]).toMatchObject({ outcome: 'note', use: false });
    await annex.edit(3, { use: true, cells: { stars: '3', group: 'Thực phẩm' } });
    expect((await annex.rowsNow()).items[1]).toMatchObject({ outcome: 'added', use: true });
    expect((await annex.edit(99, { use: false })).status).toBe(404);
    expect((await annex.edit(2, { cells: { decision_number: 'x' } })).body.code).toBe('field-unknown');
  });

  test('the same upload again is the same draft', async () => {
    const annex = await draft(['Trà {n};Đồ uống;HTX Cúc số {n};;3']);
    const again = await world.upload(URL, Buffer.from(annex.text), { fields: annex.fields });
    expect(again.body.id).toBe(annex.uploaded.body.id);
  });

  test('is forgotten a month after it was last touched', async () => {
    const annex = await draft(['Trà {n};Đồ uống;HTX Đào số {n};;3']);
    expect(annex.uploaded.body.expiresMs).toBe(NOON_MS + 30 * DAY_MS);
    const { forgetOldAnnexes } = await import('../../../server/registry/annex/retention.ts');
    await forgetOldAnnexes({ db: world.db, clock: () => NOON_MS + 30 * DAY_MS });
    expect((await world.send('GET', annex.url)).status).toBe(200);
    await forgetOldAnnexes({ db: world.db, clock: () => NOON_MS + 30 * DAY_MS + 1 });
    expect((await world.send('GET', annex.url)).status).toBe(404);
  });
});

describe('columns', () => {
  test('are mapped by hand, and remembered for the header', async () => {
    const header = 'Cột một;Tên sản phẩm;Ai làm;Cấp';
    const rows = ['Đồ uống;Trà {n};HTX Sen số {n};3'];
    const first = await draft(rows, { header });
    expect(first.uploaded.body).toMatchObject({ header: null });
    expect((await world.send('GET', `${first.url}/rows`)).body.code).toBe('annex-header');
    await world.send('PATCH', first.url, { header: { firstRow: 1, rows: 1 } });
    const mapping = ['group', 'product_name', 'producer', 'stars'];
    const twice = { mapping: [null, 'group', 'stars', 'group'] };
    expect((await world.send('PATCH', first.url, twice)).body).toMatchObject({
      code: 'annex-mapping',
      params: { columns: 'B, D' },
    });
    await world.send('PATCH', first.url, { mapping });
    expect((await first.confirm()).status).toBe(201);
    const second = await draft(rows, { header: header.toUpperCase() });
    await world.send('PATCH', second.url, { header: { firstRow: 1, rows: 1 } });
    const { columns } = (await world.send('GET', second.url)).body;
    expect(columns.map(({ means }: { means: string }) => means)).toEqual(mapping);
  });

  test('what holds for all fills what no row says', async () => {
    const annex = await draft(['Trà {n};HTX Hồng số {n}'], { header: 'Tên sản phẩm;Chủ thể' });
    await world.send('PATCH', annex.url, { whole: { stars: 4, group: 'beverage' } });
    expect((await annex.rowsNow()).items[0]).toMatchObject({ outcome: 'added' });
    await world.send('PATCH', annex.url, { whole: { stars: null } });
    expect((await annex.rowsNow()).items[0]).toMatchObject({ code: 'cell-missing', field: 'stars' });
  });
});

describe('producers that may be the same', () => {
  test('are asked for once for a name, then linked or new', async () => {
    const known = await draft(['Cà phê {n};Đồ uống;Hợp tác xã nông nghiệp Bazan Xanh {n};Xã Quảng Trực;3']);
    await known.confirm();
    const rows = [
      'Cà phê bột;Đồ uống;HTX nông sản Bazan Xanh X;;3',
      'Cà phê hạt;Đồ uống;HTX nông sản Bazan Xanh X;;3',
    ].map((row) => row.replace('X;', `${known.n};`));
    const annex = await draft(rows);
    const { items } = await annex.rowsNow();
    expect(items).toMatchObject([
      {
        code: 'producer-similar',
        candidates: [
          { name: `Hợp tác xã nông nghiệp Bazan Xanh ${known.n}`, commune: 'Xã Quảng Trực', products: 1 },
        ],
      },
      { code: 'producer-similar' },
    ]);
    const [{ id }] = items[0].candidates;
    expect((await annex.edit(2, { producer: 'nobody' })).body.code).toBe('producer-unknown');
    await annex.edit(2, { producer: id });
    expect((await annex.rowsNow()).items).toMatchObject([
      {
        outcome: 'added',
        added: ['product', 'variant', 'certificate'],
        producerId: id,
        differs: ['producer'],
      },
      { outcome: 'added', producerId: id },
    ]);
    await annex.edit(3, { producer: 'new' });
    expect((await annex.rowsNow()).counts).toMatchObject({ producers: 1, products: 2, refused: 0 });
  });
});

describe('who may', () => {
  test('officers of the province, each within it', async () => {
    const here = await world.tokenOf('officer', { provinceCode: '68' });
    const elsewhere = await world.tokenOf('officer', { provinceCode: '01' });
    const annex = await draft(['Trà {n};Đồ uống;HTX Na số {n};;3'], { token: here });
    expect((await world.send('GET', annex.url, undefined, { token: elsewhere })).status).toBe(403);
    expect((await world.send('GET', annex.url, undefined, { token: here })).status).toBe(200);
    expect((await world.send('GET', URL, undefined, { token: elsewhere })).body.items).toEqual([]);
    await annex.confirm();
    const undo = (token: string) => world.send('POST', `${annex.url}/undo`, { reason: 'Nhầm' }, { token });
    expect((await undo(elsewhere)).body.code).toBe('forbidden');
    const colleague = await world.tokenOf('officer', { provinceCode: '68' });
    expect((await undo(colleague)).body.state).toBe('undone');
    const foreign = await draft(['Trà {n};Đồ uống;HTX Mít số {n};;3'], { token: elsewhere });
    expect([foreign.uploaded.status, foreign.uploaded.body.code]).toEqual([403, 'forbidden']);
    const other = await draft(['Trà {n};Đồ uống;HTX Ổi số {n};Hà Nội;;3'], {
      token: here,
      header: 'Tên sản phẩm;Nhóm;Chủ thể;Tỉnh;Xã;Sao',
    });
    const seen = await world.send('GET', `${other.url}/rows`, undefined, { token: here });
    expect(seen.body.items[0]).toMatchObject({ code: 'forbidden', field: 'province' });
  });

  test('an officer of a commune reads certificates, and changes nothing', async () => {
    const commune = { token: await world.tokenOf('officer', { provinceCode: '68', communeCode: '24736' }) };
    const annex = await draft(['Trà {n};Đồ uống;HTX Lê số {n};;3']);
    await annex.confirm();
    const [{ certificateId }] = (await annex.rowsNow()).items;
    const certificate = `/api/v1/certificates/${certificateId}`;
    expect((await world.send('GET', certificate, undefined, commune)).status).toBe(200);
    const decision = { number: '9/QĐ-UBND', signedOn: '2026-09-01', authority: 'UBND tỉnh Lâm Đồng' };
    const attempts = [
      ['POST', `${certificate}/revocation`, { ground: 'a', decision }],
      ['POST', `${certificate}/extension`, { until: '2029-09-01' }],
      ['POST', `${certificate}/renewal`, { stars: 3, decision }],
      ['POST', `${certificate}/upgrade`, { stars: 4, decision }],
      ['POST', `${certificate}/correction`, { reason: 'x', stars: 4 }],
      ['POST', `${certificate}/withdrawal`, { reason: 'x' }],
      ['GET', URL, undefined],
      ['GET', annex.url, undefined],
      ['POST', `${annex.url}/undo`, { reason: 'x' }],
    ] as const;
    for (const [method, url, body] of attempts) {
      expect([url, (await world.send(method, url, body, commune)).body.code]).toEqual([url, 'forbidden']);
    }
    const foreign = await draft(['Trà {n};Đồ uống;HTX Bơ số {n};;3'], { token: commune.token });
    expect(foreign.uploaded.body.code).toBe('forbidden');
  });

  test('a decision is checked before its file is kept', async () => {
    const fields = {
      number: '1',
      signedOn: '2026-08-05',
      authority: 'UBND tỉnh Lâm Đồng',
      provinceCode: '68',
    };
    const file = Buffer.from('Tên sản phẩm;Chủ thể\nTrà;HTX\n');
    const post = async (change: object) =>
      (await world.upload(URL, file, { fields: { ...fields, ...change } })).body.code;
    expect(await post({})).toBe('decision-number-invalid');
    expect(await post({ number: '' })).toBe('field-missing');
    expect(await post({ number: '1/QĐ-UBND', authority: 'UBND xã X' })).toBe('authority-unknown');
    expect(await post({ number: '1/QĐ-UBND', signedOn: '2026-11-22' })).toBe('decision-date');
  });
});
