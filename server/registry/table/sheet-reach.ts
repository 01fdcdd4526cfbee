import type { ZipEntry } from './unpack-zip.ts';

/** How far the cells of a sheet reach: its last row and its last column, counted from 1. */
export interface SheetReach {
  readonly rows: number;
  readonly columns: number;
}

/** The reference of a cell. Source: ECMA-376 part 1, 18.3.1.4. */
const CELL = /<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Z]{1,7})(\d{1,9})["']/g;

/** How far each sheet of a workbook reaches, told before anything is laid out as a grid. */
export function sheetReaches(entries: readonly ZipEntry[]): SheetReach[] {
  return entries
    .filter(({ name }) => name.startsWith('xl/worksheets/'))
    .map(({ bytes }) => {
      let rows = 0;
      let columns = 0;
      for (const [, letters = '', digits = ''] of new TextDecoder().decode(bytes).matchAll(CELL)) {
        rows = Math.max(rows, Number(digits));
        columns = Math.max(columns, columnOf(letters));
      }
      return { rows, columns };
    });
}

/** `A` is 1, `XFD` 16384. */
function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + (letter.charCodeAt(0) - 64), 0);
}
