import { searchText } from '../../domain/spelling.ts';
import { problem } from '../../http/problems.ts';

/** Column names of one kind of table, each with the headers that mean it, folded by `searchText`. */
export type ColumnNames<C extends string> = Readonly<Record<C, readonly string[]>>;

/** Columns of a registry: what a row may say of a product, its producer and its recognition. */
export const REGISTRY_COLUMNS = {
  product_name: [
    'product name',
    'product',
    'ten san pham',
    'san pham',
    'ten san pham ocop',
    'san pham ocop',
    'ten san pham dich vu',
    'name of the product',
    'ten sp',
  ],
  group: ['group', 'product group', 'nhom', 'nhom san pham', 'nganh hang', 'nganh', 'bo san pham'],
  producer: [
    'producer',
    'name of the producer',
    'chu the',
    'ten chu the',
    'chu the ocop',
    'ten chu the ocop',
    'chu the san xuat',
    'ten chu the san xuat',
    'don vi san xuat',
    'co so san xuat',
    'ten co so',
    'ten don vi',
  ],
  commune: ['commune', 'xa', 'xa phuong', 'phuong xa', 'xa phuong dac khu', 'xa phuong thi tran'],
  province: ['province', 'tinh', 'tinh thanh pho', 'tinh thanh', 'tinh tp'],
  address: ['address', 'dia chi', 'thon', 'dia chi chu the', 'dia chi san xuat'],
  identifier: ['identifier', 'tax code', 'ma so thue', 'mst', 'ma so doanh nghiep', 'ma so thue mst'],
  stars: [
    'stars',
    'sao',
    'so sao',
    'hang sao',
    'hang',
    'phan hang',
    'ket qua phan hang',
    'xep hang',
    'hang san pham',
    'sao ocop',
    'so sao dat',
    'hang sao dat',
  ],
  decision_number: ['decision number', 'so quyet dinh', 'quyet dinh', 'so qd', 'quyet dinh so'],
  decision_date: ['decision date', 'ngay quyet dinh', 'ngay ky', 'ngay ban hanh', 'ngay qd', 'ngay cap'],
  expires_on: ['expires on', 'ngay het han', 'het han', 'hieu luc den', 'co gia tri den'],
  authority: [
    'authority',
    'recognised by',
    'co quan',
    'co quan cong nhan',
    'co quan ban hanh',
    'co quan cap',
    'co quan ky',
  ],
  ocop_code: [
    'ocop code',
    'ocop product code',
    'ma san pham',
    'ma ocop',
    'ma san pham ocop',
    'ma so san pham',
  ],
  variant: ['variant', 'pack', 'quy cach', 'quy cach dong goi'],
  net_content: ['net content', 'khoi luong tinh', 'khoi luong', 'dung tich', 'dinh luong'],
  gtin: ['gtin', 'barcode gtin', 'ma vach gtin', 'ma vach', 'ma so vach', 'barcode', 'ma gtin'],
} as const satisfies ColumnNames<string>;

/** A column of a registry. */
export type RegistryColumn = keyof typeof REGISTRY_COLUMNS;

/** Columns of the list of communes. */
export const COMMUNE_COLUMNS = {
  code: ['code', 'ma', 'ma xa', 'ma dvhc', 'commune code'],
  name: ['name', 'ten', 'ten xa phuong', 'ten xa', 'ten dvhc', 'commune name'],
  province_code: ['province code', 'ma tinh'],
  province_name: ['province name', 'ten tinh', 'tinh', 'tinh thanh pho'],
} as const satisfies ColumnNames<string>;

/** A column of the list of communes. */
export type CommuneColumn = keyof typeof COMMUNE_COLUMNS;

/** A row by column name; columns that the table lacks and cells that it leaves out are empty text. */
export type Cells<C extends string> = Readonly<Record<C, string>>;

/**
 * Finds the columns of a table by its header, in any order and spelling, ignoring those it does not know.
 * @returns a reader of rows
 * @throws table-header when a required column is missing, table-header-twice when two mean the same
 */
export function readHeader<C extends string>(
  header: readonly string[],
  names: ColumnNames<C>,
  required: readonly NoInfer<C>[],
): (row: readonly string[]) => Cells<C> {
  const columns = keysOf(names);
  const meaning = header.map((text) => meaningOf(text, names));
  const missing = required.filter((column) => !meaning.includes(column));
  if (missing.length > 0) throw problem('table-header', { params: { columns: missing.join(', ') } });
  const twice = meaning.find((column, at) => column !== undefined && meaning.indexOf(column) !== at);
  if (twice !== undefined) {
    const alike = header.filter((_, at) => meaning[at] === twice);
    throw problem('table-header-twice', { params: { columns: alike.map((text) => text.trim()).join(', ') } });
  }
  const places = columns.map((column) => [column, meaning.indexOf(column)] as const);
  return (row) => {
    const cells = blankCells(names);
    for (const [column, at] of places) cells[column] = row[at]?.trim() ?? '';
    return cells;
  };
}

/** What the header of a table itself calls the columns that it has. */
export function headersOf<C extends string>(
  header: readonly string[],
  names: ColumnNames<C>,
): ReadonlyMap<string, string> {
  return new Map(
    header.flatMap((text) => {
      const column = meaningOf(text, names);
      return column === undefined ? [] : [[column, text.trim()] as const];
    }),
  );
}

/** A row that says nothing, for others to fill. */
export function blankCells<C extends string>(names: ColumnNames<C>): Record<C, string> {
  const cells = {} as Record<C, string>;
  for (const column of keysOf(names)) cells[column] = '';
  return cells;
}

function meaningOf<C extends string>(text: string, names: ColumnNames<C>): C | undefined {
  const folded = searchText(text);
  return keysOf(names).find((column) => names[column].includes(folded));
}

function keysOf<C extends string>(names: ColumnNames<C>): C[] {
  return Object.keys(names) as C[];
}
