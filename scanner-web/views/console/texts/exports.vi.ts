import type { ExportPageTexts } from './exports.ts';

/** Vietnamese. */
export const EXPORTS_VI: ExportPageTexts = {
  title: 'Tải dữ liệu',
  lead: 'Mỗi bảng trong phạm vi bạn được xem, dạng XLSX cho Excel hoặc CSV cho phần mềm khác.',
  table: 'Bảng',
  holds: 'Nội dung',
  files: 'Tải về',
  download: (table, format) => `${table}, ${format}`,
  note: 'XLSX tối đa 50.000 dòng, CSV tối đa 1.000.000 dòng. Việc tải dữ liệu được ghi vào nhật ký, trừ giấy chứng nhận và quyết định là thứ ai ở đây cũng xem được. Muốn lọc trước khi tải giấy chứng nhận: dùng nút tải ở trang Giấy chứng nhận.',
  tables: {
    certificates: { name: 'Giấy chứng nhận', holds: 'Hạng sao, quyết định, thời hạn, gia hạn, thu hồi.' },
    decisions: { name: 'Quyết định', holds: 'Số, ngày, cơ quan, số giấy theo quyết định.' },
    producers: { name: 'Cơ sở', holds: 'Tên, mã số thuế, địa chỉ, điện thoại.' },
    products: { name: 'Sản phẩm', holds: 'Tên, nhóm, mã OCOP, sản lượng.' },
    variants: { name: 'Quy cách', holds: 'Khối lượng tịnh, mã vạch.' },
    lots: { name: 'Lô hàng', holds: 'Số lô, ngày sản xuất, hạn dùng, số lượng.' },
    batches: { name: 'Đợt tem', holds: 'Mã đợt, sản phẩm, số tem, hạn kích hoạt.' },
    'range-entries': { name: 'Nhật ký tem', holds: 'Từng lần in, kích hoạt, báo hỏng, hoàn tác.' },
    'print-jobs': { name: 'Lần in', holds: 'Dải tem, lý do in lại.' },
    refusals: { name: 'Yêu cầu bị từ chối', holds: 'Yêu cầu cấp, kích hoạt tem không hợp lệ và lý do.' },
    scans: { name: 'Lượt kiểm tra theo ngày', holds: 'Số lượt theo sản phẩm, ngày, kết luận.' },
    audit: { name: 'Nhật ký', holds: 'Ai đã thay đổi gì, lúc nào, vì sao.' },
  },
};
