import type { TableColumnName } from './table-columns.ts';

/** Vietnamese. */
export const TABLE_COLUMNS_VI: Readonly<Record<TableColumnName, string>> = {
  product_name: 'Tên sản phẩm',
  group: 'Nhóm sản phẩm',
  producer: 'Tên chủ thể',
  commune: 'Xã, phường',
  province: 'Tỉnh, thành phố',
  address: 'Địa chỉ',
  identifier: 'Mã số thuế',
  stars: 'Hạng sao',
  decision_number: 'Số quyết định',
  decision_date: 'Ngày quyết định',
  expires_on: 'Ngày hết hạn',
  authority: 'Cơ quan công nhận',
  ocop_code: 'Mã sản phẩm OCOP',
  variant: 'Quy cách',
  net_content: 'Khối lượng tịnh',
  gtin: 'Mã vạch (GTIN)',
  code: 'Mã xã',
  name: 'Tên xã',
  province_code: 'Mã tỉnh',
  province_name: 'Tên tỉnh',
};
