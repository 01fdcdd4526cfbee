import {
  IMPORT_COLUMNS,
  type ImportColumn,
} from '../../../scanner-web/views/console/imports/import-columns.ts';
import { searchText } from '../../domain/spelling.ts';
import { REGISTRY_COLUMNS, type RegistryColumn } from '../import/columns.ts';

/** What a column of an annex may mean; the decision itself is entered once, beside the file. */
export const ANNEX_COLUMNS = IMPORT_COLUMNS satisfies readonly RegistryColumn[];

/** One of {@link ANNEX_COLUMNS}. */
export type AnnexColumn = ImportColumn;

/** For every column of a sheet what it means; null: nothing that is imported. */
export type ColumnMapping = readonly (AnnexColumn | null)[];

/** How a spreadsheet names a column: 0 is `A`, 26 `AA`. */
export function letterOf(column: number): string {
  const rest = column % 26;
  const letter = String.fromCharCode(65 + rest);
  return column < 26 ? letter : letterOf((column - rest) / 26 - 1) + letter;
}

/** How surely a label means a column. */
const EXACT = 2;
const BEGINNING = 1;

/** Shorter names begin too many labels that mean something else. */
const BEGINNING_LENGTH_MIN = 6;

/**
 * What the columns of a header mean, each column of the registry at most once.
 * @param labels for each column its texts from the top of the header to its bottom
 * @returns the mapping, and how much of the header was understood
 */
export function guessMapping(labels: readonly (readonly string[])[]): {
  readonly mapping: ColumnMapping;
  readonly score: number;
} {
  const guesses = labels
    .flatMap((texts, at) => ANNEX_COLUMNS.map((column) => ({ at, column, fit: fitOf(texts, column) })))
    .filter(({ fit }) => fit > 0)
    .toSorted((a, b) => b.fit - a.fit || a.at - b.at);
  const mapping: (AnnexColumn | null)[] = labels.map(() => null);
  let score = 0;
  for (const { at, column, fit } of guesses) {
    if (mapping[at] !== null || mapping.includes(column)) continue;
    mapping[at] = column;
    score += fit;
  }
  return { mapping, score };
}

/** Whether a column numbers the rows. */
export function isNumbering(texts: readonly string[]): boolean {
  return texts.some((text) => /^(?:stt|tt|so tt|so thu tu|no)$/.test(searchText(text)));
}

/** The same for every header that reads the same, whatever its spelling. */
export function headerKey(labels: readonly (readonly string[])[]): string {
  return labels.map((texts) => searchText(texts.join(' '))).join('|');
}

function fitOf(texts: readonly string[], column: AnnexColumn): number {
  const folded = texts.map(searchText).filter((text) => text !== '');
  const top = folded[0];
  const bottom = folded.at(-1);
  if (top === undefined || bottom === undefined) return 0;
  // Below "Chủ thể" a column "Tên" is the producer's name; a column "Địa chỉ" stands for itself.
  const readings = [folded.join(' '), /^ten(?: goi)?$/.test(bottom) ? top : bottom];
  const names: readonly string[] = REGISTRY_COLUMNS[column];
  if (readings.some((reading) => names.includes(reading))) return EXACT;
  const begins = (reading: string) =>
    names.some((name) => name.length >= BEGINNING_LENGTH_MIN && reading.startsWith(`${name} `));
  return readings.some(begins) ? BEGINNING : 0;
}
