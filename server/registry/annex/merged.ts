import { cleanLine } from '../../domain/spelling.ts';
import type { MergedRange, Sheet } from '../table/sheet.ts';

/** The text of a cell, or of the merged range that it belongs to if that begins at `fromRow` or below. */
export function mergedText(sheet: Sheet, row: number, column: number, fromRow = 0): string {
  const own = ownText(sheet, row, column);
  if (own !== '') return own;
  const range = rangeAt(sheet, row, column);
  return range === undefined || range[0] < fromRow ? '' : ownText(sheet, range[0], range[1]);
}

/** The text of a cell itself, in one line. */
export function ownText(sheet: Sheet, row: number, column: number): string {
  const rows = cleaned.get(sheet) ?? [];
  cleaned.set(sheet, rows);
  const texts = rows[row] ?? (sheet.rows[row] ?? []).map(cleanLine);
  rows[row] = texts;
  return texts[column] ?? '';
}

const cleaned = new WeakMap<Sheet, string[][]>();

const byRow = new WeakMap<Sheet, ReadonlyMap<number, readonly MergedRange[]>>();

function rangeAt(sheet: Sheet, row: number, column: number): MergedRange | undefined {
  return rangesOf(sheet)
    .get(row)
    ?.find(([, firstColumn, , lastColumn]) => column >= firstColumn && column <= lastColumn);
}

/** Rows of all ranges together; more would be drawn by nobody. */
const RANGE_ROWS_LIMIT = 100_000;

function rangesOf(sheet: Sheet): ReadonlyMap<number, readonly MergedRange[]> {
  const known = byRow.get(sheet);
  if (known !== undefined) return known;
  const ranges = new Map<number, MergedRange[]>();
  let left = RANGE_ROWS_LIMIT;
  for (const range of sheet.merges) {
    const [first, , last] = range;
    for (let row = first; row <= last && row < sheet.rows.length && left > 0; row += 1, left -= 1) {
      const ofRow = ranges.get(row);
      if (ofRow === undefined) ranges.set(row, [range]);
      else ofRow.push(range);
    }
  }
  byRow.set(sheet, ranges);
  return ranges;
}
