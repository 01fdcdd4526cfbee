import { afterAll, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { packZip } from '../../../server/registry/table/pack-zip.ts';
import { readSheets, readTable } from '../../../server/registry/table/read-table.ts';
import { readXlsxSheets } from '../../../server/registry/table/read-xlsx.ts';
import { TABLE_LIMITS } from '../../../server/registry/table/table-fault.ts';
import { createTableReader } from '../../../server/registry/table/table-reader.ts';
import { unpackZip } from '../../../server/registry/table/unpack-zip.ts';
import { deflatedZip } from './deflated-zip.ts';

const read = (bytes: Uint8Array) => readTable(bytes, TABLE_LIMITS);
const reader = createTableReader();
afterAll(() => reader.close());

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
const TEXT = 'tên;nhóm\r\nMắm nêm;food\r\n';
const ROWS = [
  ['tên', 'nhóm'],
  ['Mắm nêm', 'food'],
];

describe('CSV', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16 little endian', utf16(TEXT)],
    ['UTF-16 big endian', utf16(TEXT).swap16()],
    ['UTF-16 without a byte order mark', utf16(TEXT).subarray(2)],
    ['UTF-16 big endian without a byte order mark', utf16(TEXT).swap16().subarray(2)],
    ['commas', Buffer.from(TEXT.replaceAll(';', ','))],
    ['tabs', Buffer.from(TEXT.replaceAll(';', '\t'))],
    ['bare line feeds', Buffer.from(TEXT.replaceAll('\r', ''))],
  ])('%s', async (_, bytes) => {
    expect(await read(bytes)).toEqual({ ok: true, rows: ROWS });
  });

  test('keeps separators, quotes and line ends inside quotes', async () => {
    const bytes = Buffer.from('a,b\n"x, ""y""\nz",";;;;"\n');
    expect(await read(bytes)).toEqual({
      ok: true,
      rows: [
        ['a', 'b'],
        ['x, "y"\nz', ';;;;'],
      ],
    });
  });

  test('keeps blank rows, so that row numbers are those of the file', async () => {
    expect(await read(Buffer.from('a,b\n\nc,d\n'))).toEqual({
      ok: true,
      rows: [['a', 'b'], [''], ['c', 'd']],
    });
  });
});

describe('XLSX', () => {
  test('text, numbers, dates and gaps', async () => {
    const bytes = await writeXlsxFile([
      [{ value: 'tên' }, { value: 'sao' }, { value: 'ngày' }, { value: 'x' }],
      [
        { value: 'Mắm nêm' },
        { value: 3, type: Number },
        { value: new Date('2026-08-05T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' },
        null,
      ],
    ]).toBuffer();
    expect(await read(bytes)).toEqual({
      ok: true,
      rows: [
        ['tên', 'sao', 'ngày', 'x'],
        ['Mắm nêm', '3', '2026-08-05', ''],
      ],
    });
  });
});

describe('refuses', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'table-empty'],
    ['a header alone', Buffer.from('a,b\n'), 'table-empty'],
    ['blank rows alone', Buffer.from('a,b\n,\n \n'), 'table-empty'],
    ['Windows-1258', Buffer.from([0x61, 0x2c, 0xd0, 0xe3, 0x0a, 0x62, 0x2c, 0xfd]), 'table-encoding'],
    ['binary', Buffer.from([1, 2, 0, 4, 0, 0, 7, 8]), 'table-format'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'table-format'],
    ['PDF', Buffer.from('%PDF-1.7\n1,2'), 'table-format'],
    ['an open quotation mark', Buffer.from('a,b\n"c,d\n'), 'table-damaged'],
    ['a row without end', Buffer.from(`a,b\n"${'x'.repeat(200_000)}"\n`), 'table-damaged'],
    ['another office format', packZip([{ name: 'content.xml', bytes: Buffer.from('<a/>') }]), 'table-format'],
    ['broken XML', packZip([{ name: 'xl/workbook.xml', bytes: Buffer.from('<a') }]), 'table-damaged'],
    ['a truncated archive', Buffer.from('PK\x03\x04 and no more'), 'table-damaged'],
    ['too many rows', Buffer.from(`a\n${'b\n'.repeat(20_001)}`), 'table-rows'],
    ['too many columns', Buffer.from(`a\n${','.repeat(200)}c\n`), 'table-columns'],
  ])('%s', async (_, bytes, code) => {
    expect(await read(bytes)).toMatchObject({ ok: false, code });
  });

  test.each([
    ['XFD1048576', 'table-columns'],
    ['ZZZZZZZ2', 'table-columns'],
    ['ZZ400000', 'table-columns'],
    ['CV1048576', 'table-rows'],
  ])('a cell far out at %s, at once and without laying the grid out', async (reference, code) => {
    const bytes = packZip([
      {
        name: 'xl/workbook.xml',
        bytes: Buffer.from('<workbook><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>'),
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        bytes: Buffer.from(
          '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
        ),
      },
      {
        name: 'xl/worksheets/sheet1.xml',
        bytes: Buffer.from(
          `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row><c s="1" r="${reference}"><v>1</v></c></row></sheetData></worksheet>`,
        ),
      },
    ]);
    expect(await readXlsxSheets(bytes, TABLE_LIMITS)).toMatchObject({ ok: false, code });
  });

  test('20,000 rows are still read', async () => {
    const outcome = await read(Buffer.from(`a\n${'b\n'.repeat(20_000)}`));
    expect(outcome.ok && outcome.rows.length).toBe(20_001);
  });

  test('a zip bomb, whatever size it claims', async () => {
    const honest = deflatedZip([
      { name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(60 * 1024 * 1024, 0x20) },
    ]);
    expect(honest.byteLength).toBeLessThan(100_000);
    const liar = deflatedZip(
      [{ name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(60 * 1024 * 1024, 0x20) }],
      1,
    );
    const parts = Array.from({ length: 30 }, (_, n) => ({
      name: `xl/${n}.xml`,
      bytes: Buffer.alloc(2 * 1024 * 1024, 0x20),
    }));
    for (const bytes of [honest, liar, deflatedZip(parts)]) {
      expect(await read(bytes)).toMatchObject({ ok: false, code: 'table-inflated' });
    }
  });
});

describe('text of fonts of before Unicode', () => {
  const header = 'STT;ten;co so';
  test.each([
    ['TCVN3 (ABC)', ['1;N­íc m¾m Phan ThiÕt;Hîp t¸c x· ®¸nh b¾t', '2;ChÌ « long;C«ng ty n«ng s¶n']],
    ['VNI', ['1;Nöôùc maém Phan Thieát;Hôïp taùc xaõ ñaùnh baét', '2;Cheø oâ long;Coâng ty noâng saûn']],
  ])('%s is refused by its name, as a sheet too', async (encoding, rows) => {
    const text = [header, ...rows].join('\n');
    const refused = { ok: false, code: 'table-old-font', params: { encoding } };
    expect(await read(Buffer.from(text))).toMatchObject(refused);
    // As text that was pasted into a file of today, and as the bytes that the fonts were made for.
    for (const bytes of [Buffer.from(text), Buffer.from(text, 'latin1')]) {
      expect(await readSheets(bytes, TABLE_LIMITS)).toMatchObject(refused);
    }
  });

  test.each([
    ['Vietnamese', 'Nước mắm Phan Thiết;HTX đánh bắt xa bờ Mũi Né;khuỷu, quỳ, xoong, hoà, thuý'],
    ['Vietnamese of combining marks', 'Nước mắm cá cơm;Đắk Nông;Hợp tác xã'.normalize('NFD')],
    ['signs and foreign names', 'Trà Oolong®;lọc 5 µm;Noël Citroën;Vàng 9999 © 2026'],
  ])('%s is read', async (_, row) => {
    expect(await read(Buffer.from(`${header}\n${row}\n`))).toMatchObject({ ok: true });
  });
});

describe('a reader in a process of its own', () => {
  test('is answered even when the server was busy while the worker ended', async () => {
    const answer = reader.read(Buffer.from(TEXT));
    await new Promise((resolve) => setTimeout(resolve, 5));
    // Holds this thread and nothing else: the worker has the machine to itself.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_000);
    expect(await answer).toEqual({ ok: true, rows: ROWS });
  });

  test('reads and refuses', async () => {
    expect(await reader.read(Buffer.from(TEXT))).toEqual({ ok: true, rows: ROWS });
    expect(await reader.read(Buffer.from('%PDF-1.7'))).toEqual({ ok: false, code: 'table-format' });
  });

  test('outlives a table that needs more memory than there is', async () => {
    const line = Array.from({ length: 190 }, (_, column) => `ô ${column}`).join(',');
    const large = Buffer.from(`${line}\n`.repeat(15_000));
    const small = createTableReader({ memoryMib: 48 });
    expect(await small.read(large)).toMatchObject({ ok: false, code: 'table-inflated' });
    expect(await small.read(Buffer.from(TEXT))).toMatchObject({ ok: true });
    small.close();
  });

  test('refuses a small workbook whose cells share a long text', async () => {
    const row = Array.from({ length: 60 }, () => ({ value: 'x'.repeat(30_000) }));
    const shared = await writeXlsxFile(Array.from({ length: 40 }, () => row)).toBuffer();
    expect(shared.byteLength).toBeLessThan(500_000);
    const refused = { ok: false, code: 'table-inflated' };
    expect(await reader.readSheets(shared, TABLE_LIMITS)).toMatchObject(refused);
    expect(await reader.read(shared)).toMatchObject(refused);
  });

  test('ends a file that takes too long, and goes on with the next', async () => {
    const hasty = createTableReader({ timeoutMs: 1 });
    const slow = Buffer.from(`a\n${'b,c,d\n'.repeat(20_000)}`);
    expect(await hasty.read(slow)).toMatchObject({ ok: false, code: 'table-timeout' });
    hasty.close();
    expect(await reader.read(Buffer.from(TEXT))).toMatchObject({ ok: true });
  });

  test('refuses more files than may wait', async () => {
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => reader.read(Buffer.from(TEXT))));
    expect(outcomes.map((outcome) => (outcome.ok ? 'read' : outcome.code))).toEqual([
      ...Array.from({ length: 5 }, () => 'read'),
      ...Array.from({ length: 3 }, () => 'overloaded'),
    ]);
  });
});

test('what is packed unpacks to the same', () => {
  const entries = [
    { name: 'xl/workbook.xml', bytes: Buffer.from('<a/>') },
    { name: 'é.xml', bytes: Buffer.alloc(0) },
  ];
  const unpacked = unpackZip(packZip(entries), () => true, 100);
  expect(
    unpacked.ok && unpacked.entries.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes) })),
  ).toEqual(entries);
});

test('files that are not compressed count towards the limit too', () => {
  const archive = packZip([1, 2, 3].map((n) => ({ name: `${n}.xml`, bytes: Buffer.alloc(40, 0x20) })));
  expect(unpackZip(archive, () => true, 120)).toMatchObject({ ok: true });
  expect(unpackZip(archive, () => true, 119)).toEqual({ ok: false, fault: 'too-large' });
  expect(unpackZip(archive, (name) => name !== '1.xml', 80)).toMatchObject({ ok: true });
});
