import { CsvError, parse } from 'csv-parse/sync';
import { decodeText } from './decode-text.ts';
import type { TableLimits, TableOutcome } from './table-fault.ts';

/** Characters of one row; a stray quotation mark would otherwise swallow the whole file into one cell. */
const ROW_CHARACTERS_LIMIT = 100_000;

/** Reads a CSV file; the separator (`,` `;` or tab) is the one that the header has most of. */
export function readCsv(bytes: Uint8Array, limits: TableLimits): TableOutcome {
  const text = decodeText(bytes);
  if (text === undefined) return { ok: false, code: 'table-encoding' };
  if (text.includes('\0')) return { ok: false, code: 'table-format' };
  try {
    const rows = parse(text, {
      delimiter: separatorOf(text),
      relaxColumnCount: true,
      skipEmptyLines: false,
      maxRecordSize: ROW_CHARACTERS_LIMIT,
      // One row beyond the limit tells that there are more.
      to: limits.rows + 2,
    });
    return { ok: true, rows };
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, code: 'table-damaged' };
    throw error;
  }
}

function separatorOf(text: string): string {
  const [header = ''] = text.split(/\r?\n|\r/, 1);
  const unquoted = header.replaceAll(/"[^"]*"/g, '');
  const count = (separator: string) => unquoted.split(separator).length;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}
