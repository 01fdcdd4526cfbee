import { oldFontOf } from './old-font.ts';
import { readCsv, readCsvSheet } from './read-csv.ts';
import type { SheetsOutcome } from './sheet.ts';
import type { TableLimits, TableOutcome, TableRefused } from './table-fault.ts';

/** Reads a CSV or XLSX file; which of them it is, its first bytes say, not its name. */
export async function readTable(bytes: Uint8Array, limits: TableLimits): Promise<TableOutcome> {
  const kind = kindOf(bytes);
  // Only workbooks need the library for them.
  const outcome =
    kind === 'csv'
      ? readCsv(bytes, limits)
      : kind === 'xlsx'
        ? await (await import('./read-xlsx.ts')).readXlsx(bytes, limits)
        : kind;
  if (!outcome.ok) return outcome;
  const { rows } = outcome;
  const refused = tooLarge(rows, limits) ?? inOldFont(rows);
  if (refused !== undefined) return refused;
  return rows.slice(1).some(hasText) ? outcome : { ok: false, code: 'table-empty' };
}

/** Reads every sheet of a CSV or XLSX file; a sheet with less than a header and a row below it is left out. */
export async function readSheets(bytes: Uint8Array, limits: TableLimits): Promise<SheetsOutcome> {
  const kind = kindOf(bytes);
  const outcome =
    kind === 'csv'
      ? readCsvSheet(bytes, limits)
      : kind === 'xlsx'
        ? await (await import('./read-xlsx.ts')).readXlsxSheets(bytes, limits)
        : kind;
  if (!outcome.ok) return outcome;
  const sheets = outcome.sheets.filter(({ rows }) => rows.filter(hasText).length > 1);
  const all = sheets.flatMap(({ rows }) => rows);
  const refused = tooLarge(all, limits) ?? inOldFont(all);
  if (refused !== undefined) return refused;
  return sheets.length === 0 ? { ok: false, code: 'table-empty' } : { ok: true, sheets };
}

function kindOf(bytes: Uint8Array): 'csv' | 'xlsx' | TableRefused {
  if (bytes.byteLength === 0) return { ok: false, code: 'table-empty' };
  const starts = (...signature: readonly number[]) => signature.every((byte, at) => bytes[at] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04)) return 'xlsx';
  // Excel 97 to 2003, and PDF.
  if (starts(0xd0, 0xcf, 0x11, 0xe0) || starts(0x25, 0x50, 0x44, 0x46)) {
    return { ok: false, code: 'table-format' };
  }
  return 'csv';
}

function tooLarge(rows: readonly (readonly string[])[], limits: TableLimits): TableRefused | undefined {
  if (rows.length > limits.rows + 1) return { ok: false, code: 'table-rows', params: { limit: limits.rows } };
  if (rows.some((row) => row.length > limits.columns))
    return { ok: false, code: 'table-columns', params: { limit: limits.columns } };
  // A workbook keeps a text once for all cells that hold it; whoever is sent the cells gets it as often as it stands there.
  let characters = 0;
  for (const row of rows) for (const cell of row) characters += cell.length;
  return characters > limits.inflatedBytes
    ? { ok: false, code: 'table-inflated', params: { limit: limits.inflatedBytes } }
    : undefined;
}

function inOldFont(rows: readonly (readonly string[])[]): TableRefused | undefined {
  const font = oldFontOf(rows);
  return font && { ok: false, code: 'table-old-font', params: { ...font } };
}

function hasText(row: readonly string[]): boolean {
  return row.some((cell) => cell.trim() !== '');
}
