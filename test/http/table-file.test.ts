import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { afterAll, describe, expect, it } from 'vitest';
import { csvField } from '../../server/http/csv-field.ts';
import { createServer } from '../../server/http/server.ts';
import {
  sendTable,
  TABLE_ROWS_LIMIT,
  type TableFile,
  type TableFormat,
} from '../../server/http/table-file.ts';

interface Row {
  readonly name: string;
  readonly stars: number | null;
  readonly on: string | null;
  readonly atMs: number | null;
}

const columns: TableFile<Row>['columns'] = [
  { header: 'Tên sản phẩm', kind: 'text', value: ({ name }) => name },
  { header: 'Số sao', kind: 'number', value: ({ stars }) => stars },
  { header: 'Ngày ký', kind: 'day', value: ({ on }) => on },
  { header: 'Lúc', kind: 'time', value: ({ atMs }) => atMs },
];
const ROWS: Row[] = [
  { name: 'Mắm nêm "Seagull"', stars: 3, on: '2026-08-05', atMs: Date.UTC(2026, 7, 4, 18) },
  { name: '=HYPERLINK("http://x")', stars: -1.5, on: null, atMs: null },
  { name: 'a\u0000b\ud800', stars: null, on: null, atMs: null },
];

const app = createServer({ trustProxy: false, logger: undefined, newId: () => 'id' });
const told: unknown[] = [];
let file: TableFile<Row> = {
  ...{ name: 'products', sheet: 'Sản phẩm', columns, count: ROWS.length, rows: ROWS },
  tell: async (taken) => void told.push(taken),
};
app.get<{ Params: { format: TableFormat } }>('/:format', async ({ params }, reply) =>
  sendTable(reply, file, params.format),
);
afterAll(() => app.close());
const get = (format: TableFormat) => app.inject({ url: `/${format}` });

describe('a table as a file', () => {
  it('CSV has a byte order mark, one line a row, and nothing that runs', async () => {
    const answer = await get('csv');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="products.csv"',
      'cache-control': 'no-store',
    });
    expect(answer.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(parse(answer.body.slice(1))).toEqual([
      ['Tên sản phẩm', 'Số sao', 'Ngày ký', 'Lúc'],
      ['Mắm nêm "Seagull"', '3', '2026-08-05', '2026-08-05 01:00:00'],
      [`'=HYPERLINK("http://x")`, '-1.5', '', ''],
      ['a\u0000b\ufffd', '', '', ''],
    ]);
  });

  it('XLSX has typed numbers and days, and formulas as plain text', async () => {
    const answer = await get('xlsx');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="products.xlsx"');
    expect(await readSheet(answer.rawPayload)).toEqual([
      ['Tên sản phẩm', 'Số sao', 'Ngày ký', 'Lúc'],
      ['Mắm nêm "Seagull"', 3, new Date('2026-08-05T00:00:00Z'), new Date('2026-08-05T01:00:00Z')],
      ['=HYPERLINK("http://x")', -1.5, null, null],
      ['ab', null, null, null],
    ]);
  });

  it.each(['csv', 'xlsx'] as const)('%s: an empty table is a header', async (format) => {
    const before = file;
    file = { ...file, count: 0, rows: [] };
    const answer = await get(format);
    file = before;
    expect(answer.statusCode).toBe(200);
    if (format === 'xlsx')
      expect(await readSheet(answer.rawPayload)).toEqual([columns.map(({ header }) => header)]);
    else expect(answer.body).toBe('\ufeffTên sản phẩm,Số sao,Ngày ký,Lúc\r\n');
  });

  it.each(['csv', 'xlsx'] as const)('%s: more rows than a file may have are refused', async (format) => {
    const before = file;
    const limit = TABLE_ROWS_LIMIT[format];
    file = { ...file, count: limit + 1 };
    const answer = await get(format);
    file = before;
    expect([answer.statusCode, answer.json()]).toEqual([
      422,
      expect.objectContaining({ code: 'export-rows', params: { count: limit + 1, limit, format } }),
    ]);
  });

  it('sends rows as they are read, all of them', async () => {
    const before = file;
    const row = ROWS[0];
    if (row === undefined) throw new Error('no row');
    file = {
      ...file,
      count: 5_000,
      rows: (async function* () {
        for (let n = 0; n < 5_000; n += 1) yield { ...row, name: `Gạo ${n}` };
      })(),
    };
    const { body } = await get('csv');
    file = before;
    const lines = body.trimEnd().split('\r\n');
    expect(lines.length).toBe(5_001);
    expect(lines.at(-1)).toMatch(/^Gạo 4999,/);
  });

  it('makes two workbooks at once and asks further callers to come back', async () => {
    const answers = await Promise.all([get('xlsx'), get('xlsx'), get('xlsx')]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 503]);
    expect(answers[2]?.headers['retry-after']).toBe('5');
    expect((await get('xlsx')).statusCode).toBe(200);
  });
});

describe('a field of a CSV file', () => {
  it.each([
    ['Gạo nếp', 'Gạo nếp'],
    ['=1+1', "'=1+1"],
    ['  =1+1', "'  =1+1"],
    ['\u200b=1+1', "'\u200b=1+1"],
    ['+84 912', "'+84 912"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1+1', "'＝1+1"],
    ['－2', "'－2"],
    ['＋2', "'＋2"],
    ['＠A', "'＠A"],
    ['\t=1', "'\t=1"],
    ['\rcmd', '"\'\rcmd"'],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
    ['hai\ndòng', '"hai\ndòng"'],
  ])('%j', (text, field) => {
    expect(csvField(text)).toBe(field);
  });
});
