import type { TableColumnName } from './table-columns.ts';

/** English. */
export const TABLE_COLUMNS_EN: Readonly<Record<TableColumnName, string>> = {
  product_name: 'Name of the product',
  group: 'Product group',
  producer: 'Name of the producer',
  commune: 'Commune',
  province: 'Province',
  address: 'Address',
  identifier: 'Tax code',
  stars: 'Stars',
  decision_number: 'Decision number',
  decision_date: 'Decision date',
  expires_on: 'Expires on',
  authority: 'Recognised by',
  ocop_code: 'OCOP product code',
  variant: 'Pack',
  net_content: 'Net content',
  gtin: 'Barcode (GTIN)',
  code: 'Commune code',
  name: 'Commune name',
  province_code: 'Province code',
  province_name: 'Province name',
};
