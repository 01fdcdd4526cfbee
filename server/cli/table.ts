import { civilDay } from '../../stamps/civil-day.ts';

/**
 * Rows as lines with aligned columns under their titles; numbers to the right.
 *
 * @param rows values in the order of `titles`; null shows as `-`
 */
export function tableLines(
  titles: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string[] {
  const cells = rows.map((row) => row.map((value) => (value === null ? '-' : String(value))));
  const widths = titles.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const isNumber = titles.map(
    (_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        isNumber[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [line(titles), ...cells.map(line)];
}

/** The Vietnamese civil day of a moment; null stays null. */
export function dayText(ms: number | null): string | null {
  return ms === null ? null : civilDay(ms);
}
