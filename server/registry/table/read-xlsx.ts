import readWorkbook, { readSheet } from 'read-excel-file/node';
import { packZip } from './pack-zip.ts';
import type { SheetsOutcome } from './sheet.ts';
import { sheetReaches } from './sheet-reach.ts';
import type { TableLimits, TableOutcome, TableRefused } from './table-fault.ts';
import { unpackZip, type ZipEntry } from './unpack-zip.ts';
import { readSheetParts } from './workbook-parts.ts';

/** Cells of the rectangle that holds a sheet: 20,000 rows of 200 columns. */
const GRID_CELLS_LIMIT = 4_000_000;

/** Reads the first sheet of a workbook. Dates become `YYYY-MM-DD`. */
export async function readXlsx(bytes: Uint8Array, limits: TableLimits): Promise<TableOutcome> {
  return await readUnpacked(bytes, limits, async (entries) => {
    const sheet = await readSheet(packZip(entries));
    return { ok: true, rows: sheet.map((row) => row.map(cellText)) };
  });
}

/** Reads every sheet of a workbook that is not hidden, with its merged cells. Dates become `YYYY-MM-DD`. */
export async function readXlsxSheets(bytes: Uint8Array, limits: TableLimits): Promise<SheetsOutcome> {
  return await readUnpacked(bytes, limits, async (entries) => {
    const parts = readSheetParts(entries);
    const read = await readWorkbook(packZip(entries));
    const sheets = read.flatMap(({ sheet, data }) => {
      const part = parts.find(({ name }) => name === sheet);
      if (part?.isHidden === true) return [];
      return [{ name: sheet, rows: data.map((row) => row.map(cellText)), merges: part?.merges ?? [] }];
    });
    return { ok: true, sheets };
  });
}

/**
 * Unpacks a workbook under a limit and hands its files on, to be packed again uncompressed: the library that reads them
 * inflates without any limit.
 */
async function readUnpacked<T>(
  bytes: Uint8Array,
  limits: TableLimits,
  read: (entries: readonly ZipEntry[]) => Promise<T>,
): Promise<T | TableRefused> {
  const unpacked = unpackZip(bytes, (name) => /\.xml(?:\.rels)?$/.test(name), limits.inflatedBytes);
  if (!unpacked.ok) {
    return unpacked.fault === 'too-large'
      ? { ok: false, code: 'table-inflated', params: { limit: limits.inflatedBytes } }
      : { ok: false, code: 'table-damaged' };
  }
  // Other office formats are ZIP archives too.
  if (!unpacked.entries.some(({ name }) => name === 'xl/workbook.xml')) {
    return { ok: false, code: 'table-format' };
  }
  const far = sheetReaches(unpacked.entries).find(({ rows, columns }) => rows * columns > GRID_CELLS_LIMIT);
  if (far !== undefined) {
    // One cell far out: the library would fill everything up to it.
    return far.columns > limits.columns
      ? { ok: false, code: 'table-columns', params: { limit: limits.columns } }
      : { ok: false, code: 'table-rows', params: { limit: limits.rows } };
  }
  try {
    return await read(unpacked.entries);
  } catch {
    // What the library throws at broken XML is of no particular type.
    return { ok: false, code: 'table-damaged' };
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell);
}
