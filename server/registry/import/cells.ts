import { type CivilDay, parseCivilDay } from '../../../stamps/civil-day.ts';
import type { ProductGroup } from '../../domain/ocop-terms.ts';
import { searchText } from '../../domain/spelling.ts';

/** A day written `2026-08-05`, `05/08/2026`, `5-8-2026` or `05.08.2026`: the day comes before the month. */
export function dayFromCell(text: string): CivilDay | undefined {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  if (match === null) return parseCivilDay(text.trim());
  const [, date = '', month = '', year = ''] = match;
  return parseCivilDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
}

/** Stars written `3`, `03 sao`, `3 stars`, `3*` or `★★★`. */
export function starsFromCell(text: string): number | undefined {
  const drawn = /^[★⭐*]{1,5}$/u.exec(text.trim());
  if (drawn !== null) return [...drawn[0]].length;
  const match = /^0?(\d)(?:[.,]0)?\s*(?:sao|stars?|\*|★|⭐)?$/iu.exec(text.trim().normalize('NFC'));
  return match === null ? undefined : Number(match[1]);
}

/** A product group by its code or its Vietnamese name. */
export function groupFromCell(text: string): ProductGroup | undefined {
  const folded = searchText(text).replace(/^(?:nhom (?:san pham )?|\d+ )/, '');
  return GROUPS.find(([, names]) => names.includes(folded))?.[0];
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

/** A decision written with its day in one cell, `3981/QĐ-UBND ngày 05/08/2026`, taken apart. */
export function decisionFromCell(text: string): { readonly number: string; readonly day: string } {
  const match = /^(.+?),?\s+ngày\s+(\S+)$/iu.exec(text.trim().normalize('NFC'));
  return { number: match?.[1] ?? text, day: match?.[2] ?? '' };
}
