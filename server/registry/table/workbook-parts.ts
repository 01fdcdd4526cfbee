import { MERGES_LIMIT, type MergedRange } from './sheet.ts';
import type { ZipEntry } from './unpack-zip.ts';

/** What the library that reads workbooks does not tell of a sheet. */
export interface SheetPart {
  readonly name: string;
  readonly isHidden: boolean;
  readonly merges: readonly MergedRange[];
}

/**
 * The sheets of a workbook in their order, with what is hidden and which cells are merged.
 * Source: ECMA-376 part 1, 18.2.19 (sheet), 18.3.1.55 (mergeCell); part 2, 9.3 (relationships).
 */
export function readSheetParts(entries: readonly ZipEntry[]): SheetPart[] {
  const text = (name: string) => {
    const entry = entries.find((one) => one.name === name);
    return entry === undefined ? '' : new TextDecoder().decode(entry.bytes);
  };
  const targets = new Map(
    elements(text('xl/_rels/workbook.xml.rels'), 'Relationship').map((tag) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  );
  return elements(text('xl/workbook.xml'), 'sheet').map((tag) => {
    const target = targets.get(attribute(tag, 'r:id')) ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    return {
      name: attribute(tag, 'name'),
      isHidden: /^(?:hidden|veryHidden)$/.test(attribute(tag, 'state')),
      merges: elements(text(path), 'mergeCell')
        .slice(0, MERGES_LIMIT)
        .flatMap((cell) => rangeOf(attribute(cell, 'ref')) ?? []),
    };
  });
}

/** The opening tags of this name, with or without a namespace prefix. */
function elements(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g')) ?? [];
}

function attribute(tag: string, name: string): string {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return (match?.[1] ?? match?.[2] ?? '').replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, unescaped);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(whole: string, decimal?: string, hex?: string, named?: string): string {
  if (named !== undefined) return ENTITIES[named] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** `B2:D4`. */
function rangeOf(reference: string): [MergedRange] | undefined {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  if (match === null) return undefined;
  const [, fromColumn = '', fromRow = '', toColumn = '', toRow = ''] = match;
  return [[Number(fromRow) - 1, columnOf(fromColumn), Number(toRow) - 1, columnOf(toColumn)]];
}

/** `A` is 0, `Z` 25, `AA` 26. */
function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + (letter.charCodeAt(0) - 64), 0) - 1;
}
