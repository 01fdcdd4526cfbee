import type { Locale } from '../../model.ts';
import { TABLE_COLUMNS_EN } from './table-columns.en.ts';
import { TABLE_COLUMNS_VI } from './table-columns.vi.ts';

/** Columns that imported tables may have, by the names that the API gives them. */
export type TableColumnName =
  | 'product_name'
  | 'group'
  | 'producer'
  | 'commune'
  | 'province'
  | 'address'
  | 'identifier'
  | 'stars'
  | 'decision_number'
  | 'decision_date'
  | 'expires_on'
  | 'authority'
  | 'ocop_code'
  | 'variant'
  | 'net_content'
  | 'gtin'
  | 'code'
  | 'name'
  | 'province_code'
  | 'province_name';

/** What people call the columns of imported tables; a header of these words is understood. */
export const TABLE_COLUMNS: Readonly<Record<Locale, Readonly<Record<TableColumnName, string>>>> = {
  vi: TABLE_COLUMNS_VI,
  en: TABLE_COLUMNS_EN,
};

/** A column in words; the text itself when it is none of ours. */
export function tableColumnName(column: string, locale: Locale): string {
  const names: Readonly<Record<string, string>> = TABLE_COLUMNS[locale];
  return Object.hasOwn(names, column) ? (names[column] ?? column) : column;
}
