import { TABLE_COLUMNS } from '../../../scanner-web/views/console/texts/table-columns.ts';
import type { Language } from '../../domain/language.ts';
import { KIND_COLUMNS, type KnownColumn, type TableKind } from './kinds.ts';
import { TABLE_TEXTS } from './texts.ts';

/** Rows of an example: real communes, and products that are made up. */
const ROWS: Readonly<Record<TableKind, readonly Readonly<Partial<Record<KnownColumn, string>>>[]>> = {
  communes: [
    { code: '24730', name: 'Xã Trường Xuân', province_code: '68', province_name: 'Tỉnh Lâm Đồng' },
    { code: '22945', name: 'Phường Phan Thiết', province_code: '68', province_name: 'Tỉnh Lâm Đồng' },
  ],
  registry: [
    {
      product_name: 'Trà ví dụ',
      group: 'Đồ uống',
      producer: 'Hợp tác xã Ví Dụ',
      commune: 'Xã Trường Xuân',
      province: 'Lâm Đồng',
      address: 'Thôn 3',
      stars: '3',
      decision_number: '3981/QĐ-UBND',
      decision_date: '05/08/2026',
      authority: 'UBND tỉnh Lâm Đồng',
      variant: 'Hộp 200 g',
      net_content: '200 g',
    },
    {
      product_name: 'Nước mắm ví dụ',
      group: 'Thực phẩm',
      producer: 'Công ty TNHH Ví Dụ',
      commune: 'Phường Phan Thiết',
      province: 'Lâm Đồng',
    },
  ],
};

/** One column of a kind of table, as people read of it. */
export interface ToldColumn {
  readonly name: KnownColumn;
  readonly header: string;
  readonly isRequired: boolean;
  readonly note: string;
  readonly example: string;
}

/** The columns of a kind of table in words. */
export function toldColumns(kind: TableKind, language: Language): ToldColumn[] {
  const { columns, required } = KIND_COLUMNS[kind];
  const [first = {}] = ROWS[kind];
  return columns.map((name) => ({
    name,
    header: TABLE_COLUMNS[language][name],
    isRequired: required.includes(name),
    note: TABLE_TEXTS[language].notes[name],
    example: first[name] ?? '',
  }));
}

/** A table of this kind to begin with; it can be imported as it is, the communes first. */
export function sampleTable(kind: TableKind, language: Language) {
  const { columns } = KIND_COLUMNS[kind];
  return {
    name: `temque-${kind}`,
    sheet: TABLE_TEXTS[language].sheets[kind],
    columns: columns.map((column) => ({
      header: TABLE_COLUMNS[language][column],
      kind: 'text' as const,
      value: (row: Readonly<Partial<Record<KnownColumn, string>>>) => row[column] ?? null,
    })),
    count: ROWS[kind].length,
    rows: ROWS[kind],
  };
}
