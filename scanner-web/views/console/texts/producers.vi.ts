import type { ProducersTexts } from './producers.ts';

/** Vietnamese. */
export const PRODUCERS_VI: ProducersTexts = {
  title: 'Cơ sở sản xuất',
  lead: 'Các cơ sở đã đăng ký và những gì họ có.',
  search: 'Tên cơ sở',
  searchHint: 'Gõ có dấu hay không dấu đều được',
  province: 'Tỉnh, thành phố',
  commune: 'Xã, phường',
  group: 'Có sản phẩm thuộc nhóm',
  all: 'Tất cả',
  name: 'Tên',
  place: 'Địa bàn',
  products: 'Sản phẩm',
  certificates: 'Giấy chứng nhận',
  stamps: 'Tem đã cấp',
  empty: 'Chưa có cơ sở nào. Hãy nhập phụ lục của một quyết định, hoặc duyệt hồ sơ đăng ký.',
  emptyFiltered: 'Không có cơ sở nào hợp với bộ lọc này.',
  importAction: 'Nhập phụ lục quyết định',
};
