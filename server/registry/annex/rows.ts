import { foldSpelling, searchText } from '../../domain/spelling.ts';
import { groupFromCell, starsFromCell } from '../import/cells.ts';
import type { Sheet } from '../table/sheet.ts';
import { ANNEX_COLUMNS, type AnnexColumn, type ColumnMapping, isNumbering } from './columns.ts';
import { type HeaderPlace, labelsOf } from './header.ts';
import { mergedText, ownText } from './merged.ts';

/** Where the text of a cell comes from. */
export type CellSource = 'file' | 'merged' | 'section' | 'above' | 'whole' | 'edit';

/** One cell of a row as it would be imported. */
export interface AnnexCell {
  readonly text: string;
  readonly from: CellSource;
}

/** One row below the header. */
export interface AnnexRow {
  /** As the spreadsheet numbers it, from 1. */
  readonly row: number;
  /** `data`: a product; `section`: a heading for the rows below; `note`: anything else, such as a signature. */
  readonly kind: 'data' | 'section' | 'note';
  /** Columns that say something. */
  readonly cells: Readonly<Partial<Record<AnnexColumn, AnnexCell>>>;
  /** What stands in the row, for who reads it. */
  readonly text: string;
}

/** What holds for every row that does not say otherwise. */
export interface WholeTable {
  readonly provinceName?: string | undefined;
  readonly stars?: number | undefined;
  readonly group?: string | undefined;
}

/** Texts that a person typed over those of a row, by column. */
export type RowEdits = Readonly<Partial<Record<AnnexColumn, string>>>;

/** What a continued row takes from the row above, as merged cells look once a spreadsheet was saved as CSV. */
const CONTINUED: readonly AnnexColumn[] = ['address', 'commune', 'province', 'identifier'];

/** Every row below the header that holds text, as it would be imported. */
export function annexRows(
  sheet: Sheet,
  header: HeaderPlace,
  mapping: ColumnMapping,
  whole: WholeTable,
  editsOf: (row: number) => RowEdits | undefined,
): AnnexRow[] {
  const first = header.first + header.rows;
  const numbering = labelsOf(sheet, header).findIndex(isNumbering);
  const rows: AnnexRow[] = [];
  let section: Section = {};
  let above: AnnexRow['cells'] = {};
  for (let at = first; at < sheet.rows.length; at += 1) {
    const texts = (sheet.rows[at] ?? []).map((_, column) => ownText(sheet, at, column));
    const edits = editsOf(at + 1);
    if (texts.every((text) => text === '') && edits === undefined) continue;
    const row = { row: at + 1, text: [...new Set(texts.filter((text) => text !== ''))].join(' · ') };
    const own = ownCells(sheet, mapping, at, first);
    const said = saidBelow(own, texts, numbering);
    if (said !== undefined && edits === undefined) {
      section = said.group === undefined ? { ...section, ...said } : said;
      rows.push({ ...row, kind: 'section', cells: {} });
      continue;
    }
    if (!isProduct(own, texts, numbering) && edits === undefined) {
      rows.push({ ...row, kind: 'note', cells: own });
      continue;
    }
    const cells = { ...completed(own, section, above, whole), ...edited(edits) };
    above = cells;
    rows.push({ ...row, kind: 'data', cells });
  }
  return rows;
}

function ownCells(sheet: Sheet, mapping: ColumnMapping, at: number, first: number): AnnexRow['cells'] {
  const cells: Partial<Record<AnnexColumn, AnnexCell>> = {};
  for (const [column, meaning] of mapping.entries()) {
    if (meaning === null) continue;
    const text = mergedText(sheet, at, column, first);
    if (text === '') continue;
    cells[meaning] = { text, from: ownText(sheet, at, column) === '' ? 'merged' : 'file' };
  }
  return cells;
}

interface Section {
  readonly group?: string;
  readonly stars?: string;
  readonly commune?: string;
}

/** What a row says of those below it, when it is a heading. */
function saidBelow(own: AnnexRow['cells'], texts: readonly string[], numbering: number): Section | undefined {
  const heading = headingOf(texts);
  if (heading === undefined) return undefined;
  // A row of a product whose other cells are merged with those above holds one text of its own, too.
  if (Object.values(own).some(({ text }) => text !== heading)) return undefined;
  const isNumbered = /^\d{1,4}[.)]?$/.test(texts[numbering] ?? '');
  if (isNumbered && !/^(?:nhom|nganh|san pham (?:dat|hang))\b/.test(searchText(heading))) return undefined;
  return sectionOf(heading);
}

/** The one text of a row that holds nothing else but perhaps its number. */
function headingOf(texts: readonly string[]): string | undefined {
  const [only, ...more] = new Set(texts.filter((text) => text !== '' && !isOrdinal(text)));
  return more.length === 0 ? only : undefined;
}

/** `1`, `2.1`, `IV`, `A.` */
function isOrdinal(text: string): boolean {
  return /^(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-H])[.)]?$/.test(text);
}

/** What a heading says of the rows below it; undefined when it says nothing of products. */
function sectionOf(heading: string): Section | undefined {
  const stars = /(?:^|[\s(])((?:0?[3-5]|ba|bốn|năm)\s+sao)(?![\p{L}])/iu.exec(heading.normalize('NFC'))?.[1];
  const bare = heading.replace(/^(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-H])[.)]\s+/, '');
  const commune =
    /^(?:xã|phường|đặc khu|thị trấn)\s+\p{Lu}/iu.test(bare) && bare.length < 60 ? bare : undefined;
  if (groupFromCell(heading) !== undefined) {
    return { group: heading, ...(stars === undefined ? {} : { stars }) };
  }
  if (stars !== undefined) return { stars };
  return commune === undefined ? undefined : { commune };
}

/** Words with which the lines below a table begin. */
const FOOTER =
  /^(?:noi nhan|tong cong|tong so|ghi chu|danh sach (?:nay|tren)|tm|kt|tl|nguoi lap|chu tich|pho chu tich|bo truong|thu truong|ky ten)\b/;

/** A row names a product when something else than the name says so, too: a maker, a rank, its number. */
function isProduct(cells: AnnexRow['cells'], texts: readonly string[], numbering: number): boolean {
  const name = cells.product_name;
  if (name === undefined || name.from !== 'file' || FOOTER.test(searchText(name.text))) return false;
  // A line "(1) (2) (3)" that counts the columns.
  const filled = texts.filter((text) => text !== '');
  if (filled.length > 2 && filled.every((text) => /^\(?\d{1,2}\)?$/.test(text))) return false;
  const hasMaker = cells.producer !== undefined && cells.producer.from === 'file';
  const hasStars = cells.stars !== undefined && starsFromCell(cells.stars.text) !== undefined;
  const isNumbered = numbering !== -1 && /^\d{1,4}[.)]?$/.test(texts[numbering] ?? '');
  return hasMaker || hasStars || isNumbered;
}

/** Fills what a row leaves open from its section, from the row that it continues, and from what holds for all. */
function completed(
  own: AnnexRow['cells'],
  section: Section,
  above: AnnexRow['cells'],
  whole: WholeTable,
): Partial<Record<AnnexColumn, AnnexCell>> {
  const cells: Partial<Record<AnnexColumn, AnnexCell>> = { ...own };
  const fill = (column: AnnexColumn, text: string | undefined, from: CellSource) => {
    if (cells[column] === undefined && text !== undefined && text !== '') cells[column] = { text, from };
  };
  const continues =
    own.producer === undefined ||
    (above.producer !== undefined && foldSpelling(own.producer.text) === foldSpelling(above.producer.text));
  fill('producer', above.producer?.text, 'above');
  fill('group', section.group, 'section');
  fill('stars', section.stars, 'section');
  fill('commune', section.commune, 'section');
  if (continues) for (const column of CONTINUED) fill(column, above[column]?.text, 'above');
  fill('group', whole.group, 'whole');
  fill('group', above.group?.text, 'above');
  fill('stars', whole.stars === undefined ? undefined : String(whole.stars), 'whole');
  fill('province', whole.provinceName, 'whole');
  return cells;
}

function edited(edits: RowEdits | undefined): Partial<Record<AnnexColumn, AnnexCell>> {
  const cells: Partial<Record<AnnexColumn, AnnexCell>> = {};
  for (const column of ANNEX_COLUMNS) {
    const text = edits?.[column];
    if (text !== undefined) cells[column] = { text, from: 'edit' };
  }
  return cells;
}
