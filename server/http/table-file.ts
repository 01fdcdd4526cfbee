import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { civilDay } from '../../stamps/civil-day.ts';
import { csvField } from './csv-field.ts';
import { problem } from './problems.ts';
import { writeWorkbook } from './workbook.ts';

/** The kinds of files that tables are handed out as. */
export const TABLE_FORMATS = ['xlsx', 'csv'] as const;

/** One of {@link TABLE_FORMATS}. */
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** Rows of one file, its header not counted. A workbook is made as a whole, a CSV file while it is being sent. */
export const TABLE_ROWS_LIMIT: Readonly<Record<TableFormat, number>> = { xlsx: 50_000, csv: 1_000_000 };

/**
 * What the cells of a column hold: `text`; `number`; `day`, a Vietnamese civil day as `YYYY-MM-DD`; `time`, Unix
 * milliseconds, shown as Vietnamese wall-clock time.
 */
export type CellKind = 'text' | 'number' | 'day' | 'time';

/** What one cell holds; null leaves it empty. */
export type CellValue = string | number | null;

/** One column of a table that is handed out. */
export interface TableColumn<R> {
  readonly header: string;
  readonly kind: CellKind;
  /** `day`: `YYYY-MM-DD`; `time`: Unix milliseconds. */
  readonly value: (row: R) => CellValue;
}

/** A table that is handed out. */
export interface TableFile<R> {
  /** Name of the file without its extension: lower-case letters, digits and hyphens. */
  readonly name: string;
  /** Title of the sheet. */
  readonly sheet: string;
  readonly columns: readonly TableColumn<R>[];
  /** How many rows there are; decides whether the file is made at all. */
  readonly count: number;
  readonly rows: Iterable<R> | AsyncIterable<R>;
  /** Tells the audit log of the file, before anything of it goes out. */
  readonly tell: (taken: { readonly format: TableFormat; readonly rows: number }) => Promise<void>;
}

/**
 * Answers with a table as a file: XLSX with typed numbers and days, or CSV in UTF-8 with a byte order mark, in which no
 * text can be run as a formula.
 *
 * @throws export-rows when it has more rows than a file of this format may, overloaded while others are being made
 */
export async function sendTable<R>(
  reply: FastifyReply,
  file: TableFile<R>,
  format: TableFormat,
): Promise<FastifyReply> {
  const limit = TABLE_ROWS_LIMIT[format];
  if (file.count > limit) throw problem('export-rows', { params: { count: file.count, limit, format } });
  const body = format === 'csv' ? Readable.from(csvOf(file)) : await workbookOf(file, limit);
  await file.tell({ format, rows: file.count });
  return reply
    .header('content-disposition', `attachment; filename="${file.name}.${format}"`)
    .header('cache-control', 'no-store')
    .type(MEDIA_TYPES[format])
    .send(body);
}

const MEDIA_TYPES: Readonly<Record<TableFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** Rows that go out together. */
const ROWS_PER_CHUNK = 200;

/** The file in chunks, its byte order mark first; rows are read no faster than the client takes them. */
async function* csvOf<R>({ columns, rows }: TableFile<R>): AsyncGenerator<string> {
  let text = `\ufeff${columns.map(({ header }) => csvField(header)).join(',')}\r\n`;
  let held = 0;
  for await (const row of rows) {
    text += `${columns.map((column) => csvCell(column.kind, column.value(row))).join(',')}\r\n`;
    held += 1;
    if (held < ROWS_PER_CHUNK) continue;
    yield text;
    text = '';
    held = 0;
  }
  if (text !== '') yield text;
}

function csvCell(kind: CellKind, value: CellValue): string {
  if (value === null) return '';
  if (kind === 'number') return String(Number(value));
  if (kind === 'time') return wallClock(Number(value));
  return csvField(String(value));
}

async function workbookOf<R>({ sheet, columns, rows }: TableFile<R>, limit: number): Promise<Uint8Array> {
  const cells: CellValue[][] = [];
  for await (const row of rows) {
    cells.push(columns.map((column) => column.value(row)));
    // Rows may have been added since they were counted.
    if (cells.length === limit) break;
  }
  return await writeWorkbook({
    sheet,
    columns: columns.map(({ header, kind }) => ({ header, kind })),
    cells,
  });
}

const UTC_PLUS_7_MS = 7 * 3_600_000;

/** `2026-11-21 12:00:00` in Vietnam. */
function wallClock(timeMs: number): string {
  return `${civilDay(timeMs)} ${new Date(timeMs + UTC_PLUS_7_MS).toISOString().slice(11, 19)}`;
}
