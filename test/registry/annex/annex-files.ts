import writeXlsxFile, { type Cell } from 'write-excel-file/node';

/** What a cell of a made-up annex holds: text, a number, a day, or nothing. */
export type MadeCell =
  | string
  | number
  | Date
  | null
  | { readonly value: string; readonly columns?: number; readonly rows?: number };

/** A workbook with these sheets; cells with `columns` or `rows` are merged. */
export async function workbook(
  ...sheets: readonly { readonly name: string; readonly rows: readonly (readonly MadeCell[])[] }[]
): Promise<Buffer> {
  return await writeXlsxFile(
    sheets.map(({ name, rows }) => ({ sheet: name, data: rows.map((row) => row.map(cellOf)) })),
  ).toBuffer();
}

function cellOf(cell: MadeCell): Cell {
  if (cell === null) return null;
  if (cell instanceof Date) return { value: cell, type: Date, format: 'dd/mm/yyyy' };
  if (typeof cell === 'number') return { value: cell, type: Number };
  if (typeof cell === 'string') return { value: cell, type: String };
  return {
    value: cell.value,
    type: String,
    ...(cell.columns === undefined ? {} : { columnSpan: cell.columns }),
    ...(cell.rows === undefined ? {} : { rowSpan: cell.rows }),
  };
}

/** A text over several columns of one row, as titles are. */
export function across(value: string, columns: number): MadeCell[] {
  return [{ value, columns }, ...Array<null>(columns - 1).fill(null)];
}

/** A text over several rows of one column; the rows below hold null there. */
export function down(value: string, rows: number): MadeCell {
  return { value, rows };
}

/** Text in Windows-1258, which has the tone of a letter as a mark of its own behind it. */
export function windows1258(text: string): Buffer {
  const bytes: number[] = [];
  for (const letter of text.normalize('NFC')) {
    const decomposed = letter.normalize('NFD');
    const tone = [...decomposed].find((mark) => TONES.has(mark));
    const base = tone === undefined ? letter : decomposed.replace(tone, '').normalize('NFC');
    bytes.push(byteOf(base), ...(tone === undefined ? [] : [TONES.get(tone) ?? 0x3f]));
  }
  return Buffer.from(bytes);
}

const TONES = new Map([
  ['\u0300', 0xcc],
  ['\u0309', 0xd2],
  ['\u0303', 0xde],
  ['\u0301', 0xec],
  ['\u0323', 0xf2],
]);

function byteOf(letter: string): number {
  const decoder = new TextDecoder('windows-1258');
  for (let byte = 0; byte < 256; byte += 1) {
    if (decoder.decode(Uint8Array.of(byte)) === letter) return byte;
  }
  throw new Error(`${letter} has no byte in Windows-1258`);
}
