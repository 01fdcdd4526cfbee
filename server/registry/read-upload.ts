import { type Problem, problem } from '../http/problems.ts';
import type { Sheet } from './table/sheet.ts';
import { TABLE_LIMITS, type TableRefused } from './table/table-fault.ts';
import type { TableReader } from './table/table-reader.ts';

/** The rows of an uploaded table, its header first. @throws table-* */
export async function readTableOf(reader: TableReader, bytes: Uint8Array) {
  const outcome = await reader.read(bytes);
  if (!outcome.ok) throw refusalOf(outcome);
  return outcome.rows;
}

/** The sheets of an uploaded file, with at most `rows` rows together. @throws table-* */
export async function readSheetsOf(
  reader: TableReader,
  bytes: Uint8Array,
  rows: number,
): Promise<readonly Sheet[]> {
  const outcome = await reader.readSheets(bytes, { ...TABLE_LIMITS, rows });
  if (!outcome.ok) throw refusalOf(outcome);
  return outcome.sheets;
}

function refusalOf({ code, params }: TableRefused): Problem {
  return problem(code, {
    field: 'file',
    ...(params === undefined ? {} : { params }),
    ...(code === 'overloaded' && typeof params?.seconds === 'number'
      ? { retryAfterSeconds: params.seconds }
      : {}),
  });
}
