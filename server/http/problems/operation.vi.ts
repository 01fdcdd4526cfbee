import type { OPERATION_PROBLEMS } from './operation.ts';

/** The Vietnamese sentences of the problem codes of exports, keys, backup and storage. */
export const OPERATION_PROBLEMS_VI: Record<keyof typeof OPERATION_PROBLEMS, string> = {
  // Exports
  'export-rows': 'Bảng có {count} dòng; một tệp {format} có tối đa {limit} dòng. Hãy lọc bớt.',
  'span-invalid': 'Ngày cuối không được trước ngày đầu, và mỗi lần chỉ tính nhiều nhất {limit} ngày.',
  // Keys
  'key-unknown': 'Không có khóa này.',
  'key-state-final': 'Khóa này đã được đánh dấu là lộ; trạng thái đó không đổi lại được.',
  'wrapping-key-invalid':
    'Khóa bọc phải là 32 byte ngẫu nhiên: 64 chữ số thập lục phân hoặc 43 ký tự base64.',
  'wrapping-key-same': 'Các khóa đã được bọc bằng chính khóa bọc này.',
  'local-only': 'Chỉ làm được việc này từ chính máy chủ, bằng lệnh temque.',
  // Backup and storage
  'backup-exists': 'Tệp {file} đã có; hãy chọn tên khác, hoặc cho phép ghi đè.',
  'backup-path-invalid':
    'Không thể ghi bản sao lưu vào {file}: cần một đường dẫn đầy đủ, ngoài các tệp của máy chủ.',
  'storage-full': 'Đĩa của máy chủ đã đầy; không có thay đổi nào được lưu.',
  'storage-unavailable': 'Máy chủ không ghi được dữ liệu; không có thay đổi nào được lưu.',
};
