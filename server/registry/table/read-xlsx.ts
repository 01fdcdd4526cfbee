import { readSheet } from 'read-excel-file/node';
import { packZip } from './pack-zip.ts';
import type { TableLimits, TableOutcome } from './table-fault.ts';
import { unpackZip } from './unpack-zip.ts';

/**
 * Reads the first sheet of a workbook. Dates become `YYYY-MM-DD`.
 *
 * The workbook is unpacked here, under a limit, and handed on uncompressed: the library that reads it inflates without
 * any.
 */
export async function readXlsx(bytes: Uint8Array, limits: TableLimits): Promise<TableOutcome> {
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
  try {
    const sheet = await readSheet(packZip(unpacked.entries));
    return { ok: true, rows: sheet.map((row) => row.map(cellText)) };
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
