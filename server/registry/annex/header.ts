import { starsFromCell } from '../import/cells.ts';
import type { Sheet } from '../table/sheet.ts';
import { type ColumnMapping, guessMapping } from './columns.ts';
import { mergedText } from './merged.ts';

/** Where the header of a table stands in a sheet. */
export interface HeaderPlace {
  /** Index of its first row, from 0. */
  readonly first: number;
  /** 1 to {@link HEADER_ROWS_LIMIT} */
  readonly rows: number;
}

/** A header over more rows than this is none. */
export const HEADER_ROWS_LIMIT = 3;

/** Rows among which the header is looked for; what stands above it is a title. */
const ROWS_LOOKED_AT = 60;

/** Less than a product's name and one more column is no header. */
const SCORE_MIN = 3;

/** The header of a sheet, as far as one can be told, with what its columns mean. */
export function findHeader(
  sheet: Sheet,
): { readonly place: HeaderPlace; readonly mapping: ColumnMapping } | undefined {
  let best: { place: HeaderPlace; mapping: ColumnMapping; score: number } | undefined;
  for (let first = 0; first < Math.min(sheet.rows.length, ROWS_LOOKED_AT); first += 1) {
    for (let rows = 1; rows <= HEADER_ROWS_LIMIT; rows += 1) {
      const place = { first, rows };
      const { mapping, score } = guessMapping(labelsOf(sheet, place));
      if (!mapping.includes('product_name') || score < SCORE_MIN) continue;
      // A title above, or a row of data below, adds nothing to what is understood.
      const isBetter =
        best === undefined || score > best.score || (score === best.score && rows < best.place.rows);
      if (isBetter) best = { place, mapping, score };
    }
  }
  return best && { place: best.place, mapping: best.mapping };
}

/** For each column the texts of its header from top to bottom, without repetitions. */
export function labelsOf(sheet: Sheet, { first, rows }: HeaderPlace): string[][] {
  const places = Array.from({ length: rows }, (_, offset) => first + offset);
  const columns = Math.max(0, ...places.map((row) => sheet.rows[row]?.length ?? 0));
  return Array.from({ length: columns }, (_, column) => [
    ...new Set(places.map((row) => mergedText(sheet, row, column)).filter((text) => text !== '')),
  ]);
}

/** The stars that the title above the header promises to every row, when it names one rank alone. */
export function starsOfTitle(sheet: Sheet, { first }: HeaderPlace): number | undefined {
  const titles = sheet.rows.slice(0, first).flat().join(' ');
  const named = [...titles.normalize('NFC').matchAll(/(?:0?[3-5]|ba|bốn|năm)\s+sao(?![\p{L}])/giu)];
  const ranks = new Set(named.map(([text]) => starsFromCell(text)));
  const [only, ...others] = ranks;
  return others.length === 0 ? only : undefined;
}
