import { readCsv } from './read-csv.ts';
import type { TableLimits, TableOutcome } from './table-fault.ts';

/** Reads a CSV or XLSX file; which of them it is, its first bytes say, not its name. */
export async function readTable(bytes: Uint8Array, limits: TableLimits): Promise<TableOutcome> {
  const outcome = await read(bytes, limits);
  if (!outcome.ok) return outcome;
  const { rows } = outcome;
  if (rows.length > limits.rows + 1) return { ok: false, code: 'table-rows', params: { limit: limits.rows } };
  if (rows.some((row) => row.length > limits.columns)) {
    return { ok: false, code: 'table-columns', params: { limit: limits.columns } };
  }
  const hasText = (row: readonly string[]) => row.some((cell) => cell.trim() !== '');
  return rows.slice(1).some(hasText) ? outcome : { ok: false, code: 'table-empty' };
}

async function read(bytes: Uint8Array, limits: TableLimits): Promise<TableOutcome> {
  if (bytes.byteLength === 0) return { ok: false, code: 'table-empty' };
  const starts = (...signature: readonly number[]) => signature.every((byte, at) => bytes[at] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04)) {
    // Only workbooks need the library for them.
    const { readXlsx } = await import('./read-xlsx.ts');
    return await readXlsx(bytes, limits);
  }
  // Excel 97 to 2003, and PDF.
  if (starts(0xd0, 0xcf, 0x11, 0xe0) || starts(0x25, 0x50, 0x44, 0x46)) {
    return { ok: false, code: 'table-format' };
  }
  return readCsv(bytes, limits);
}
