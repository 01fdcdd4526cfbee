import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSheets } from '../../../server/registry/table/read-table.ts';
import { TABLE_LIMITS } from '../../../server/registry/table/table-fault.ts';
import { EXTERNAL_VECTORS } from '../../support/external-vectors.ts';
import { registryWorld } from '../registry-world.ts';
import { across, down, type MadeCell, windows1258, workbook } from './annex-files.ts';

let world: Awaited<ReturnType<typeof registryWorld>>;
beforeAll(async () => {
  world = await registryWorld();
});
afterAll(() => world.close());

const URL = '/api/v1/imports/annexes';
const DECISION = { number: '3981/QĐ-UBND', signedOn: '2026-08-05', authority: 'UBND tỉnh Lâm Đồng' };
let files = 0;

/** Uploads an annex and answers its rows: number, outcome or refusal, and the cells that were asked for. */
async function rowsOf(file: Buffer, ...columns: readonly string[]) {
  files += 1;
  // Another decision each time: every file is a draft of its own.
  const fields = { ...DECISION, number: `${3_000 + files}/QĐ-UBND`, provinceCode: '68' };
  const made = await world.upload(URL, file, { fields });
  expect([made.status, made.body.code]).toEqual([201, undefined]);
  const { status, body } = await world.send('GET', `${URL}/${made.body.id}/rows?limit=200`);
  expect([status, body.code]).toEqual([200, undefined]);
  await world.send('DELETE', `${URL}/${made.body.id}`);
  type Row = { row: number; outcome: string; code?: string; cells: { column: string; text: string }[] };
  return body.items.map(({ row, outcome, code, cells }: Row) => [
    row,
    code ?? outcome,
    ...columns.map((column) => cells.find((cell) => cell.column === column)?.text),
  ]);
}

const csv = (text: string) => Buffer.from(text);
const HEADER = 'STT;Tên sản phẩm;Nhóm sản phẩm;Chủ thể;Xã/phường;Hạng sao';
const TEA = '1;Trà A;Đồ uống;HTX Một;Xã Quảng Trực;3 sao';

describe('a CSV file', () => {
  test.each([
    ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['Windows-1258', windows1258],
  ])('in %s, below a title with commas, above signatures', async (_, encode) => {
    const text = [
      'PHỤ LỤC',
      'Danh sách sản phẩm, kèm theo Quyết định số 3981, ngày 05/8/2026, của UBND tỉnh',
      '',
      HEADER,
      TEA,
      '2;Trà B;Đồ uống;HTX Một;"Xã Quảng Trực, tỉnh Lâm Đồng";4 sao',
      ';;;;;',
      ';Tổng cộng: 2 sản phẩm;;;;',
      ';Nơi nhận:;;TM. ỦY BAN NHÂN DÂN;;',
      ';- Như Điều 3;;KT. CHỦ TỊCH;;',
    ].join('\r\n');
    expect(await rowsOf(encode(text), 'product_name', 'stars', 'commune')).toEqual(
      [
        [5, 'added', 'Trà A', '3 sao', 'Xã Quảng Trực'],
        [6, 'commune-unknown', 'Trà B', '4 sao', 'Xã Quảng Trực, tỉnh Lâm Đồng'],
        [8, 'note', 'Tổng cộng: 2 sản phẩm', undefined, undefined],
        [9, 'note', 'Nơi nhận:', undefined, undefined],
        [10, 'refused', '- Như Điều 3', undefined, undefined],
      ].map((row) => (row[0] === 10 ? [10, 'cell-missing', ...row.slice(2)] : row)),
    );
  });

  test('as merged cells look once they were saved: what is left open is that of the row above', async () => {
    const text = [HEADER, TEA, '2;Trà B;;;;', '3;Trà C;;HTX Hai;;★★★★', '4;Trà D;;;;04 sao'].join('\n');
    expect(await rowsOf(csv(text), 'producer', 'group', 'commune', 'stars')).toEqual([
      [2, 'added', 'HTX Một', 'Đồ uống', 'Xã Quảng Trực', '3 sao'],
      // Stars are never taken from the row above.
      [3, 'cell-missing', 'HTX Một', 'Đồ uống', 'Xã Quảng Trực', undefined],
      // Another producer is not in the commune of the one above.
      [4, 'added', 'HTX Hai', 'Đồ uống', undefined, '★★★★'],
      [5, 'added', 'HTX Hai', 'Đồ uống', undefined, '04 sao'],
    ]);
  });

  test('under headings for groups, ranks and communes', async () => {
    const text = [
      'STT;Tên sản phẩm;Chủ thể',
      'I;NHÓM THỰC PHẨM (3 sao);',
      '1;Mắm nêm;Công ty Một',
      ';SẢN PHẨM ĐẠT 4 SAO;',
      '2;Mắm ruốc;Công ty Một',
      'II. Đồ uống;;',
      ';Xã Quảng Trực;',
      '1;Trà;HTX Hai',
      '2;Thực phẩm chay;HTX Hai',
    ].join('\n');
    expect(await rowsOf(csv(text), 'product_name', 'group', 'stars', 'commune')).toEqual([
      [2, 'section', undefined, undefined, undefined, undefined],
      [3, 'added', 'Mắm nêm', 'NHÓM THỰC PHẨM (3 sao)', '3 SAO', undefined].map((cell) =>
        cell === '3 SAO' ? '3 sao' : cell,
      ),
      [4, 'section', undefined, undefined, undefined, undefined],
      [5, 'added', 'Mắm ruốc', 'NHÓM THỰC PHẨM (3 sao)', '4 SAO', undefined],
      [6, 'section', undefined, undefined, undefined, undefined],
      [7, 'section', undefined, undefined, undefined, undefined],
      [8, 'cell-missing', 'Trà', 'II. Đồ uống', undefined, 'Xã Quảng Trực'],
      [9, 'cell-missing', 'Thực phẩm chay', 'II. Đồ uống', undefined, 'Xã Quảng Trực'],
    ]);
  });

  test('whose title gives one rank to all', async () => {
    const text = 'DANH SÁCH SẢN PHẨM ĐẠT 03 SAO\nSTT,Sản phẩm,Nhóm,Chủ thể OCOP\n1,Trà,2. Đồ uống,HTX Một\n';
    expect(await rowsOf(csv(text), 'stars', 'group')).toEqual([[3, 'added', '3', '2. Đồ uống']]);
  });
});

describe('a workbook', () => {
  test('with a header over two rows, merged cells, a line that counts columns, and its table in the second sheet', async () => {
    const rows: MadeCell[][] = [
      [null, ...across('PHỤ LỤC I', 7)],
      [null, ...across('Danh sách sản phẩm OCOP đạt từ 3 sao đến 4 sao', 7)],
      [],
      [
        null,
        down('TT', 2),
        down('Tên sản phẩm', 2),
        ...across('Chủ thể', 3),
        down('Ngành hàng', 2),
        down('Phân hạng', 2),
      ],
      [null, null, null, 'Tên', 'Mã số thuế', 'Địa chỉ', null, null],
      [null, '(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)'],
      [
        null,
        1,
        'Mắc ca rang',
        down('Hợp tác xã Mắc ca', 2),
        down('5800123456', 2),
        down('Thôn 1', 2),
        down('Thực phẩm', 2),
        down('4 sao', 2),
      ],
      [null, 2, 'Mắc ca sấy', null, null, null, null, null],
      [null, ...across('B. ĐỒ UỐNG', 7)],
      [null, 3, 'Trà bí đao', 'Công ty TNHH Trà', 5800999999, 'Thôn 2', null, 3],
      [],
      [null, ...across('Tổng số: 03 sản phẩm', 7)],
    ];
    const book = await workbook({ name: 'Bìa', rows: [['Quyết định'], ['x']] }, { name: 'Phụ lục', rows });
    expect(await rowsOf(book, 'product_name', 'producer', 'identifier', 'address', 'group', 'stars')).toEqual(
      [
        [6, 'note', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)'],
        [7, 'added', 'Mắc ca rang', 'Hợp tác xã Mắc ca', '5800123456', 'Thôn 1', 'Thực phẩm', '4 sao'],
        [8, 'added', 'Mắc ca sấy', 'Hợp tác xã Mắc ca', '5800123456', 'Thôn 1', 'Thực phẩm', '4 sao'],
        [9, 'section', undefined, undefined, undefined, undefined, undefined, undefined],
        [10, 'added', 'Trà bí đao', 'Công ty TNHH Trà', '5800999999', 'Thôn 2', 'B. ĐỒ UỐNG', '3'],
        [
          12,
          'note',
          'Tổng số: 03 sản phẩm',
          'Tổng số: 03 sản phẩm',
          ...Array(4).fill('Tổng số: 03 sản phẩm'),
        ],
      ],
    );
  });

  test('whose days are days, numbers that lost their format, or text', async () => {
    const rows: MadeCell[][] = [
      ['Tên sản phẩm', 'Nhóm', 'Chủ thể', 'Sao', 'Ngày hết hạn'],
      ['Trà 1', 'Đồ uống', 'HTX Một', 3, new Date('2029-08-05T00:00:00Z')],
      ['Trà 2', 'Đồ uống', 'HTX Một', 3, 47_335],
      ['Trà 3', 'Đồ uống', 'HTX Một', 3, '05/08/2029'],
      ['Trà 4', 'Đồ uống', 'HTX Một', 3, '5.8.2029'],
      ['Trà 5', 'Đồ uống', 'HTX Một', 3, '30/02/2029'],
    ];
    expect(await rowsOf(await workbook({ name: 'A', rows }), 'expires_on')).toEqual([
      [2, 'added', '2029-08-05'],
      [3, 'added', '47335'],
      [4, 'added', '05/08/2029'],
      [5, 'added', '5.8.2029'],
      [6, 'date-invalid', '30/02/2029'],
    ]);
  });

  test('tells its sheets, its merged cells, and leaves out what is hidden or empty', async () => {
    const book = await workbook(
      { name: 'Trống', rows: [[null]] },
      { name: 'Phụ lục & bảng', rows: [across('Tiêu đề', 3), ['a', 'b', 'c']] },
    );
    expect(await readSheets(book, TABLE_LIMITS)).toEqual({
      ok: true,
      sheets: [
        {
          name: 'Phụ lục & bảng',
          rows: [
            ['Tiêu đề', '', ''],
            ['a', 'b', 'c'],
          ],
          merges: [[0, 0, 0, 2]],
        },
      ],
    });
  });
});

describe('what is no annex', () => {
  test.each([
    ['PDF', csv('%PDF-1.7'), 'table-format'],
    ['nothing', Buffer.alloc(0), 'table-empty'],
    ['blank rows', csv(';;\n;;\n'), 'table-empty'],
    ['too many rows', csv(`${HEADER}\n${`${TEA}\n`.repeat(1_001)}`), 'table-rows'],
    ['bytes that are no text', Buffer.from([0x61, 0x80, 0x81, 0x8d, 0xff, 0x0a]), 'table-encoding'],
  ])('%s is refused', async (_, file, code) => {
    const { body } = await world.upload(URL, file, { fields: { ...DECISION, provinceCode: '68' } });
    expect(body).toMatchObject({ code, field: 'file' });
  });
});

const real = path.join(EXTERNAL_VECTORS ?? '', '../data/ocop-lamdong.csv');
const communes = path.join(EXTERNAL_VECTORS ?? '', '../data/communes.csv');

describe.skipIf(EXTERNAL_VECTORS === undefined || !existsSync(real))('the list of a province', () => {
  test('is read as an annex, every row of it', async () => {
    expect((await world.upload('/api/v1/imports/communes', readFileSync(communes))).body.refused).toBe(0);
    const fields = { ...DECISION, provinceCode: '68' };
    const { body } = await world.upload(URL, readFileSync(real), { fields });
    const rows = (await world.send('GET', `${URL}/${body.id}/rows?limit=200`)).body;
    expect(rows.items.map(({ kind }: { kind: string }) => kind)).toEqual(Array(41).fill('data'));
    expect(rows.counts).toMatchObject({ added: 41, refused: 0, products: 41, certificates: 41 });
  });
});
