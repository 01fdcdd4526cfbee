import { addDays, type CivilDay, civilDay, parseCivilDay } from '../../../stamps/civil-day.ts';
import type { ProductGroup } from '../../domain/ocop-terms.ts';
import { searchText } from '../../domain/spelling.ts';

/**
 * A day written `2026-08-05`, `05/08/2026`, `5-8-2026` or `05.08.2026`: the day comes before the month; or as Excel counts
 * days when a cell lost its format, `46239`.
 */
export function dayFromCell(text: string): CivilDay | undefined {
  const plain = text.trim();
  if (/^[2-7]\d{4}(?:\.0+)?$/.test(plain)) return addDays(EXCEL_DAY_0, Number.parseInt(plain, 10));
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(plain);
  if (match === null) return parseCivilDay(plain);
  const [, date = '', month = '', year = ''] = match;
  return parseCivilDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
}

/** The day before Excel's day 1, counted so that every day since March 1900 is right. */
const EXCEL_DAY_0 = civilDay(Date.UTC(1899, 11, 30));

/** Stars written `3`, `03 sao`, `đạt 3 sao`, `ba sao`, `3 stars`, `3*` or `★★★`. */
export function starsFromCell(text: string): number | undefined {
  const plain = text.trim().normalize('NFC').toLowerCase();
  if (/^[★⭐*]{1,5}$/u.test(plain)) return [...plain].length;
  const match =
    /^(?:ocop\s+)?(?:đạt\s+)?(?:hạng\s+)?(?:0?(\d)(?:[.,]0)?|(một|hai|ba|bốn|năm)(?=\s*sao))\s*(?:sao|stars?|\*|★|⭐)?(?:\s*\(.*\))?$/u.exec(
      plain,
    );
  if (match === null) return undefined;
  const [, digit, word = ''] = match;
  return digit === undefined ? STAR_WORDS.indexOf(word) + 1 : Number(digit);
}

const STAR_WORDS = ['một', 'hai', 'ba', 'bốn', 'năm'];

/** A product group by its code or its Vietnamese name, numbered or not, or by the name of a set within it. */
export function groupFromCell(text: string): ProductGroup | undefined {
  const folded = searchText(text)
    .replace(/^(?:[ivx]+|[a-h]|\d+) (?=\D)/, '')
    .replace(/^(?:nganh hang|nganh|nhom san pham|nhom hang|nhom)(?: \d+| [ivx]+)? /, '');
  const exact = GROUPS.find(([, names]) => names.includes(folded));
  return (exact ?? SETS.find(([, names]) => names.some((name) => folded.startsWith(`${name} `))))?.[0];
}

const GROUPS: readonly (readonly [ProductGroup, readonly string[]])[] = [
  ['food', ['food', 'thuc pham']],
  ['beverage', ['beverage', 'beverages', 'do uong']],
  [
    'medicinal',
    ['medicinal', 'medicinal plants', 'duoc lieu', 'duoc lieu va san pham tu duoc lieu', 'thao duoc'],
  ],
  [
    'handicraft',
    [
      'handicraft',
      'handicrafts',
      'thu cong my nghe',
      'hang thu cong my nghe',
      'do thu cong my nghe',
      'vai va may mac',
    ],
  ],
  ['ornamental', ['ornamental', 'ornamental plants and animals', 'sinh vat canh']],
  [
    'tourism',
    [
      'tourism',
      'community tourism',
      'du lich cong dong',
      'dich vu du lich cong dong',
      'dich vu du lich cong dong du lich sinh thai va diem du lich',
      'du lich cong dong du lich sinh thai va diem du lich',
    ],
  ],
];

/** Beginnings of the names of sets of products, such as `Thực phẩm chế biến`; the first that fits counts. */
const SETS: readonly (readonly [ProductGroup, readonly string[]])[] = [
  ['medicinal', ['thuc pham chuc nang', 'duoc lieu', 'thao duoc', 'san pham tu duoc lieu']],
  ['food', ['thuc pham', 'gia vi']],
  ['beverage', ['do uong']],
  ['handicraft', ['thu cong my nghe', 'hang thu cong', 'do thu cong', 'vai']],
  ['ornamental', ['sinh vat canh']],
  ['tourism', ['du lich', 'dich vu du lich']],
];

/** A decision written with its day in one cell, `3981/QĐ-UBND ngày 05/08/2026`, taken apart. */
export function decisionFromCell(text: string): { readonly number: string; readonly day: string } {
  const match = /^(.+?),?\s+ngày\s+(\S+)$/iu.exec(text.trim().normalize('NFC'));
  return { number: match?.[1] ?? text, day: match?.[2] ?? '' };
}
