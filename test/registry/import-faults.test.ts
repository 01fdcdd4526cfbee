import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TABLE_COLUMNS } from '../../scanner-web/views/console/texts/table-columns.ts';
import { COMMUNE_COLUMNS, headersOf, REGISTRY_COLUMNS } from '../../server/registry/import/columns.ts';
import { annexDrafts } from './annex/annex-drafts.ts';
import { registryWorld } from './registry-world.ts';

let world: Awaited<ReturnType<typeof registryWorld>>;
beforeAll(async () => {
  world = await registryWorld();
});
afterAll(() => world.close());

interface Fault {
  readonly code: string;
  readonly field?: string;
  readonly column?: string;
  readonly detail: string;
}
const codes = (faults: readonly Fault[]) => faults.map(({ code, field }) => `${code} ${field ?? ''}`.trim());
const csv = (...rows: string[]) => Buffer.from(rows.join('\n'));

const HEADER =
  'Tên sản phẩm;Nhóm;Chủ thể;Xã;Tỉnh;Địa chỉ;MST;Sao;Số QĐ;Ngày ký;Hết hạn;Cơ quan;Mã OCOP;Quy cách;Khối lượng;Mã vạch';

describe('a row of products is refused with all that is wrong with it', () => {
  test.each([
    [
      'its form',
      ';đồ cổ;;;Tỉnh Xa;;;9;;08/25/2026;hôm qua;;;;;',
      [
        'cell-missing producer',
        'cell-missing product_name',
        'group-unknown group',
        'province-unknown province',
        'stars-invalid stars',
        'cell-missing decision_number',
        'date-invalid decision_date',
        'date-invalid expires_on',
        'cell-missing authority',
      ],
    ],
    [
      'what the registry says, beside its form',
      `Trà;đồ cổ;HTX Lỗi một;Xã Không Có;Lâm Đồng;${'x'.repeat(301)};${'1'.repeat(101)};3;;;;;83-8;;;9520000000012`,
      [
        'group-unknown group',
        'text-too-long identifier',
        'text-too-long address',
        'commune-unknown commune',
        'ocop-code-invalid ocop_code',
        'gtin-invalid gtin',
      ],
    ],
    [
      'its decision, part by part',
      'Trà;Đồ uống;HTX Lỗi hai;;Lâm Đồng;;;5;xyz;05/08/2026;06/08/2029;Sở Công Thương;;;;',
      ['decision-number-invalid decision_number', 'authority-unknown authority'],
    ],
    [
      'its decision, where one part alone can be judged with another',
      'Trà;Đồ uống;HTX Lỗi ba;Xã Không Có;Lâm Đồng;;;5;xyz;05/08/2026;06/08/2029;UBND tỉnh Lâm Đồng;;;;',
      [
        'commune-unknown commune',
        'decision-number-invalid decision_number',
        'authority-stars stars',
        'certificate-term expires_on',
      ],
    ],
  ])('%s', async (_, row, expected) => {
    const before = await world.countRows();
    const { body } = await world.upload('/api/v1/imports/registry', csv(HEADER, row));
    expect(codes(body.rows[0].faults).toSorted()).toEqual(expected.toSorted());
    expect(body.rows[0]).toMatchObject({ status: 'refused', ...body.rows[0].faults[0] });
    expect(await world.countRows()).toEqual(before);
  });

  test('each in words, with the column as the file names it, or in words where it has none', async () => {
    const { body } = await world.upload(
      '/api/v1/imports/registry',
      csv('Tên SP;Nhóm SP;Nhóm;Chủ thể;Tỉnh;Số QĐ', 'Trà;x;đồ cổ;HTX;;12/QĐ-UBND'),
    );
    expect(body.rows[0].faults).toMatchObject([
      { column: 'Nhóm', field: 'group' },
      { column: 'Tỉnh', field: 'province', detail: expect.stringContaining('Tỉnh') },
      { column: 'Stars', field: 'stars', detail: expect.stringContaining('Stars') },
      { column: 'Decision date', field: 'decision_date' },
      { column: 'Recognised by', field: 'authority' },
    ]);
    for (const { detail } of body.rows[0].faults) expect(detail).not.toMatch(/[a-z]_[a-z]|\{/);
  });

  test('a pack that contradicts the registry in two columns', async () => {
    const row = 'Trà;Đồ uống;HTX Quy cách;;Lâm Đồng;;;;;;;;;Hộp;500 g;';
    await world.upload('/api/v1/imports/registry', csv(HEADER, `${row}4006381333931`));
    const other = row.replace('500 g', '300 g');
    const { body } = await world.upload('/api/v1/imports/registry', csv(HEADER, `${other}5901234123457`));
    expect(codes(body.rows[0].faults)).toEqual([
      'variant-contradicts net_content',
      'variant-contradicts gtin',
    ]);
  });
});

test('a row of communes, too', async () => {
  const { body } = await world.upload('/api/v1/imports/communes', csv('Mã xã,Tên xã,Mã tỉnh', '12,,99'));
  expect(body.rows[0].faults).toMatchObject([
    { code: 'commune-code-invalid', column: 'Mã xã' },
    { code: 'cell-missing', column: 'Tên xã' },
    { code: 'province-unknown', column: 'Mã tỉnh' },
  ]);
});

test('a row of an annex, with the question which producer is meant among them', async () => {
  const draft = annexDrafts(() => world);
  await (await draft(['Trà {n};Đồ uống;HTX Nông nghiệp Số {n} Lâm;;3'])).confirm();
  const annex = await draft(['Trà;Gạch;HTX Nông nghiep Số 1 Lâm;Xã Không Có;2 sao']);
  const [row] = (await annex.rowsNow()).items;
  expect(row.faults.map(({ column }: Fault) => column)).toContain('Nhóm');
  expect(codes(row.faults)).toEqual(
    expect.arrayContaining(['group-unknown group', 'stars-uncertified stars', 'commune-unknown commune']),
  );
});

test('what a table lacks is named in words, what it has twice as it names it', async () => {
  const { body } = await world.upload('/api/v1/imports/registry', csv('a,b', '1,2'));
  expect(body).toMatchObject({
    code: 'table-header',
    detail: expect.stringContaining('"Name of the product"'),
  });
  expect(body.detail).not.toContain('product_name');
  const twice = await world.upload('/api/v1/imports/registry', csv(`${HEADER};Hạng sao`, 'x'));
  expect(twice.body).toMatchObject({ code: 'table-header-twice', params: { columns: 'Sao, Hạng sao' } });
});

describe.each(['vi', 'en'] as const)(
  'every column is understood in %s by the name that people are told',
  (language) => {
    const words: Readonly<Record<string, string>> = TABLE_COLUMNS[language];
    const inWords = (names: readonly string[]) => names.map((name) => words[name] ?? '');
    const pairs = (names: readonly string[]) => names.map((name) => [name, words[name]]);

    test('of products', () => {
      const names = Object.keys(REGISTRY_COLUMNS);
      expect([...headersOf(inWords(names), REGISTRY_COLUMNS)]).toEqual(pairs(names));
    });

    test('of communes', () => {
      const names = Object.keys(COMMUNE_COLUMNS);
      expect([...headersOf(inWords(names), COMMUNE_COLUMNS)]).toEqual(pairs(names));
    });
  },
);
