import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findCommuneNamed } from '../../server/registry/communes.ts';
import { registryWorld } from './registry-world.ts';

const URL_COMMUNES = '/api/v1/imports/communes';
let world: Awaited<ReturnType<typeof registryWorld>>;
beforeAll(async () => {
  world = await registryWorld();
});
afterAll(() => world.close());

const csv = (...rows: string[]) => Buffer.from(['code,name,province_code,province_name', ...rows].join('\n'));

test('new, renamed and known communes', async () => {
  await world.upload(URL_COMMUNES, csv('90001,Xã Một,04,x', '90002,xã Hai,04,x'));
  const { body } = await world.upload(
    URL_COMMUNES,
    csv('90001,Xã Một,04,x', '90002,Phường Hai,04,x', '90003,Xã Ba,04,x'),
  );
  expect(body).toMatchObject({ imported: 1, updated: 1, alreadyThere: 1, refused: 0 });
  expect(body.rows.map((row: { status: string }) => row.status)).toEqual([
    'already-there',
    'updated',
    'imported',
  ]);
  const listed = await world.send('GET', '/api/v1/communes?provinceCode=04&limit=2');
  expect(listed.body.items).toEqual([
    { code: '90001', name: 'Xã Một', provinceCode: '04' },
    { code: '90002', name: 'Phường Hai', provinceCode: '04' },
  ]);
  const next = await world.send('GET', `/api/v1/communes?provinceCode=04&cursor=${listed.body.next}`);
  expect(next.body).toEqual({ items: [{ code: '90003', name: 'Xã Ba', provinceCode: '04' }], next: null });
});

test('listeners hear of communes that changed, once they did', async () => {
  await world.upload(URL_COMMUNES, csv('90031,Xã Một,04,x', '90032,Xã Hai,04,x'));
  const changed = csv('90031,Phường Một,04,x', '90032,Xã Hai,04,x', '90033,Xã Ba,04,x', '9003,Xã Bốn,04,x');
  world.heard.length = 0;
  await world.upload(`${URL_COMMUNES}?dryRun=true`, changed);
  expect(world.heard).toEqual([]);
  await world.upload(URL_COMMUNES, changed);
  expect(world.heard).toEqual([{ kind: 'place', id: '90031' }]);
});

test.each([
  ['9000,Xã Một,04,', 'commune-code-invalid', 'code'],
  ['9000a,Xã Một,04,', 'commune-code-invalid', 'code'],
  [',Xã Một,04,', 'cell-missing', 'code'],
  ['90010,,04,', 'cell-missing', 'name'],
  ['90010,Xã Một,,Tỉnh Cao Bằng', 'cell-missing', 'province_code'],
  ['90010,Xã Một,05,', 'province-unknown', 'province_code'],
])('%s is refused', async (row, code, field) => {
  const before = await world.countRows();
  const { body } = await world.upload(URL_COMMUNES, csv(row));
  expect(body).toMatchObject({ refused: 1, rows: [{ row: 2, code, field }] });
  expect(await world.countRows()).toEqual(before);
});

test('one code for two communes is refused, the first is taken', async () => {
  const { body } = await world.upload(URL_COMMUNES, csv('90020,Xã Một,08,', '90020,Xã Hai,08,'));
  expect(body.rows).toMatchObject([
    { status: 'imported' },
    { status: 'refused', code: 'row-contradicts', params: { other: 2 } },
  ]);
});

describe('a commune named in words', () => {
  beforeAll(async () => {
    await world.upload(
      URL_COMMUNES,
      csv(
        '91001,Xã Long Thành,75,',
        '91002,Phường Long Thành,75,',
        '91003,Xã Hoà An,75,',
        '91004,Xã Hóa An,75,',
        '91005,Xã Long Thành,79,',
      ),
    );
  });
  const find = async (text: string) => {
    try {
      return (await findCommuneNamed(world.db, '75', text, 'commune')).code;
    } catch (error) {
      return error instanceof Error ? error.message : error;
    }
  };

  test.each([
    ['Xã Long Thành', '91001'],
    ['phường long thành', '91002'],
    ['Long Thành', 'commune-ambiguous'],
    ['Thị trấn Long Thành', 'commune-ambiguous'],
    ['Xã Hòa An', '91003'],
    ['TT. Hòa An', '91003'],
    ['Phường Hòa An', '91003'],
    ['Hoá An', '91004'],
    ['Hoa An', 'commune-unknown'],
    ['91004', '91004'],
    ['91005', 'commune-unknown'],
    ['', 'commune-unknown'],
  ])('%j: %s', async (text, expected) => {
    expect(await find(text)).toBe(expected);
  });

  test('without any commune the answer says so', async () => {
    const empty = await registryWorld();
    await empty.db.deleteFrom('commune').execute();
    const body = { name: 'HTX', provinceCode: '68', commune: 'Xã Quảng Trực' };
    expect((await empty.send('POST', '/api/v1/producers', body)).body.code).toBe('communes-missing');
    await empty.close();
  });
});

test('the 34 provinces are there', async () => {
  const { body } = await world.send('GET', '/api/v1/provinces');
  expect(body.items.length).toBe(34);
  expect(body.items).toContainEqual({ code: '68', name: 'Tỉnh Lâm Đồng', nameEn: 'Lam Dong Province' });
});
