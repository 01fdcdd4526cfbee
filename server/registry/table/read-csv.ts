import { CsvError, parse } from 'csv-parse/sync';
import { decodeAnyText, decodeText } from './decode-text.ts';
import type { SheetsOutcome } from './sheet.ts';
import type { TableLimits, TableOutcome } from './table-fault.ts';

/** Characters of one row; a stray quotation mark would otherwise swallow the whole file into one cell. */
const ROW_CHARACTERS_LIMIT = 100_000;

const SEPARATORS = [',', ';', '\t'] as const;

/** Reads a CSV file; the separator (`,` `;` or tab) is the one that the header has most of. */
export function readCsv(bytes: Uint8Array, limits: TableLimits): TableOutcome {
  return readRows(decodeText(bytes), limits, separatorOfHeader);
}

/**
 * Reads a CSV file whose header may stand below a title, also in the encoding of old Vietnamese Windows: whoever shows
 * it lets a person look at every row. The separator is the one of which most lines have the same number.
 */
export function readCsvSheet(bytes: Uint8Array, limits: TableLimits): SheetsOutcome {
  const read = readRows(decodeAnyText(bytes), limits, separatorOfTable);
  return read.ok ? { ok: true, sheets: [{ name: '', rows: read.rows, merges: [] }] } : read;
}

function readRows(
  text: string | undefined,
  limits: TableLimits,
  separatorOf: (text: string) => string,
): TableOutcome {
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

function separatorOfHeader(text: string): string {
  const [header = ''] = text.split(LINE_END, 1);
  const count = (separator: string) => fieldsOf(header, separator);
  return SEPARATORS.reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** Lines from which the separator is told. */
const LINES_LOOKED_AT = 60;

function separatorOfTable(text: string): string {
  const lines = text.split(LINE_END, LINES_LOOKED_AT);
  const score = (separator: string) => {
    const alike = new Map<number, number>();
    for (const line of lines) {
      const fields = fieldsOf(line, separator);
      if (fields > 1) alike.set(fields, (alike.get(fields) ?? 0) + 1);
    }
    // A few more fields outweigh a line that strays: a comma within an address makes many lines alike, too.
    return Math.max(0, ...[...alike].map(([fields, count]) => count * Math.min(fields, 8)));
  };
  return SEPARATORS.reduce((best, next) => (score(next) > score(best) ? next : best));
}

const LINE_END = /\r?\n|\r/;

function fieldsOf(line: string, separator: string): number {
  return line.replaceAll(/"[^"]*"/g, '').split(separator).length;
}
