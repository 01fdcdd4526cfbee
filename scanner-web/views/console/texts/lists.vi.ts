import type { ListTexts } from './lists.ts';

/** Vietnamese. */
export const LISTS_VI: ListTexts = {
  title: 'Nhập xã, phường, chủ thể và sản phẩm',
  lead: 'Từ bảng tính Excel hoặc CSV. Bạn xem mọi dòng trước khi ghi vào sổ.',
  other: 'Nhập bảng khác',
  kinds: {
    communes: {
      title: 'Danh mục xã, phường',
      lead: 'Nhập trước tiên: địa chỉ của chủ thể dựa vào danh mục này.',
      begin: 'Nhập xã, phường',
    },
    registry: {
      title: 'Chủ thể và sản phẩm',
      lead: 'Mỗi dòng một sản phẩm với chủ thể của nó; có thể kèm quy cách và quyết định công nhận.',
      begin: 'Nhập chủ thể, sản phẩm',
    },
  },
  annex: {
    title: 'Phụ lục của một quyết định',
    lead: 'Bảng như cơ quan ban hành: có tiêu đề, ô gộp, chữ ký. Quyết định chỉ cần nhập một lần.',
    begin: 'Nhập phụ lục',
  },
  latest: 'Các lần nhập gần đây',
  empty: 'Chưa có bảng nào được nhập.',
  columns: { kind: 'Bảng', file: 'Tệp', state: 'Tình trạng', made: 'Lúc tải lên' },
  states: { open: 'Chưa ghi vào sổ', confirmed: 'Đã nhập' },
  upload: {
    file: 'Tệp của bạn',
    fileHint: 'XLSX hoặc CSV, tối đa 5 MB và 20.000 dòng. Dòng đầu là tên các cột; thứ tự cột tùy ý.',
    submit: 'Đọc tệp và xem các dòng',
    reading: 'Đang đọc tệp',
    sample: (format) => `Tải tệp mẫu (${format})`,
    expected: 'Các cột của bảng',
    expectedLead: 'Cột khác được bỏ qua. Dễ nhất là điền vào tệp mẫu.',
    column: 'Cột',
    needed: 'Cần có',
    isNeeded: 'Cần có',
    note: 'Ghi gì',
    example: 'Ví dụ',
  },
  rows: {
    lead: 'Chưa có gì được ghi vào sổ. Xem các dòng, rồi bấm ghi vào sổ.',
    leadDone: 'Đã ghi vào sổ.',
    row: 'Dòng',
    outcome: 'Kết quả',
    adds: {
      producer: 'chủ thể mới',
      product: 'sản phẩm mới',
      variant: 'quy cách mới',
      certificate: 'giấy chứng nhận',
    },
    differs: (columns) => `Sổ đang ghi khác ở: ${columns}. Sổ được giữ nguyên.`,
    all: 'Xem tất cả các dòng',
    none: 'Không có dòng nào như vậy.',
    gone: 'Các dòng của lần nhập này không còn được lưu. Nhật ký vẫn ghi mọi thay đổi.',
    report: (format) => `Tải kết quả (${format})`,
    product: 'Xem sản phẩm',
  },
  settle: {
    title: 'Ghi vào sổ',
    will: (imported, updated) => `Sẽ nhập ${imported} dòng mới, bổ sung ${updated} dòng.`,
    refused: (rows) =>
      `${rows} dòng không nhập được sẽ bị bỏ qua. Bạn có thể sửa chúng trong tệp rồi tải lên lại: dòng đã có trong sổ được giữ nguyên.`,
    nothing: 'Tệp này không có gì mới để ghi vào sổ.',
    confirm: 'Ghi vào sổ',
    importing: 'Đang ghi vào sổ',
    otherFile: 'Tải tệp khác',
    discard: 'Bỏ tệp này',
    done: (imported, updated) => `Đã ghi vào sổ: ${imported} dòng mới, ${updated} dòng được bổ sung.`,
    discarded: 'Đã bỏ tệp. Sổ không thay đổi.',
    expires: (time) => `Bảng này được giữ đến ${time}; có thể đóng trình duyệt và làm tiếp sau.`,
    next: {
      communes: { label: 'Tiếp: nhập chủ thể, sản phẩm', href: '/console/imports/lists/new?kind=registry' },
      registry: { label: 'Xem sản phẩm', href: '/console/products' },
    },
  },
  rowsDone: '{done} / {total} dòng',
  communesFirst: {
    text: 'Danh mục xã, phường chưa có. Hãy nhập danh mục trước, nếu không dòng nào ghi xã cũng bị từ chối.',
    ask: 'Danh mục xã, phường chưa có. Hãy nhờ quản trị viên nhập danh mục trước.',
  },
};
