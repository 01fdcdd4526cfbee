import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import type { CellKind, CellValue } from './table-file.ts';
import type { WorkbookSheet } from './workbook.ts';

/** Runs in a worker thread: the bytes of a workbook with this sheet. */
export default async function run({ sheet, columns, cells }: WorkbookSheet): Promise<Uint8Array> {
  const header = columns.map((column): Cell => ({ ...text(column.header), fontWeight: 'bold' }));
  const rows = cells.map((row) => row.map((value, at) => cellOf(columns[at]?.kind ?? 'text', value)));
  const bytes = await writeXlsxFile([header, ...rows], {
    sheet: sheetName(sheet),
    columns: columns.map((column, at) => ({ width: widthOf(column.header, cells, at) })),
    stickyRowsCount: 1,
  }).toBuffer();
  return new Uint8Array(bytes);
}

function cellOf(kind: CellKind, value: CellValue): Cell {
  if (value === null) return null;
  if (kind === 'number') return { value: Number(value), type: Number };
  if (kind === 'day') return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' };
  // A sheet knows no time zones: the wall clock of Vietnam is written as if it were UTC.
  if (kind === 'time')
    return { value: new Date(Number(value) + 7 * 3_600_000), type: Date, format: 'dd/mm/yyyy hh:mm:ss' };
  return text(String(value));
}

function text(value: string): { value: string; type: StringConstructor } {
  return { value: cellText(value), type: String };
}

/** A cell holds 32,767 characters; the library leaves out those that XML lacks. */
function cellText(value: string): string {
  const plain = value.toWellFormed();
  return plain.length > 32_767 ? `${plain.slice(0, 32_766)}…` : plain;
}

/** Excel allows 31 characters, none of `[]:*?/\`. */
function sheetName(name: string): string {
  return name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31);
}

/** Wide enough for most cells of the first rows, in characters. */
function widthOf(name: string, cells: WorkbookSheet['cells'], at: number): number {
  const lengths = cells.slice(0, 200).map((row) => String(row[at] ?? '').length);
  return Math.min(48, Math.max(12, name.length + 2, ...lengths.map((length) => length + 1)));
}
