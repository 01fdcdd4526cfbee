import type { ProblemCode } from './problems.ts';

/** One Vietnamese sentence per problem code; `{name}` is filled from the problem's `params`, `{field}` and `{row}`. */
export const PROBLEM_TEXTS_VI: Record<ProblemCode, string> = {
  // The request itself
  'path-malformed': 'Địa chỉ chứa chuỗi mã hóa không đọc được.',
  'path-too-long': 'Địa chỉ dài hơn mức máy chủ đọc được.',
  'headers-too-large': 'Phần đầu của yêu cầu lớn hơn mức máy chủ đọc được.',
  'request-malformed': 'Yêu cầu không đúng giao thức HTTP.',
  'request-timeout': 'Yêu cầu không đến kịp thời gian cho phép.',
  'not-found': 'Không có gì ở địa chỉ này, hoặc bạn không được xem.',
  'method-not-allowed': 'Địa chỉ này không nhận {method}; chỉ nhận {allowed}.',
  'body-too-large': 'Nội dung gửi lên lớn hơn {limit} byte.',
  'body-malformed': 'Nội dung gửi lên không phải JSON hợp lệ.',
  'body-encoding': 'Nội dung gửi lên không phải văn bản UTF-8.',
  'body-missing': 'Yêu cầu cần có nội dung.',
  'media-type-unsupported': 'Địa chỉ này không đọc loại nội dung đã gửi.',
  'field-missing': 'Thiếu trường {field}.',
  'field-unknown': 'Không có trường nào tên là {field} ở đây.',
  'field-invalid': 'Giá trị của {field} không hợp lệ: {rule}.',
  'cursor-invalid': 'Con trỏ trang này không phải do danh sách này cấp.',
  'rate-limited': 'Thử quá nhiều lần; hãy thử lại sau {seconds} giây.',
  overloaded: 'Máy chủ đang bận; hãy thử lại sau {seconds} giây.',
  'not-ready': 'Máy chủ chưa sẵn sàng: {reason}.',
  internal: 'Máy chủ gặp lỗi; người vận hành tìm nguyên nhân trong nhật ký theo mã {requestId}.',

  // Idempotency
  'idempotency-key-invalid': 'Idempotency-Key gồm 1 đến 128 ký tự ASCII nhìn thấy được.',
  'idempotency-conflict': 'Idempotency-Key này đã dùng cho một yêu cầu khác.',
  'idempotency-in-progress': 'Yêu cầu với Idempotency-Key này đang được xử lý; hãy thử lại.',

  // Identity
  unauthenticated: 'Cần đăng nhập: gửi mã truy cập trong "Authorization: Bearer …".',
  'token-invalid': 'Mã truy cập này không do hệ thống này cấp.',
  'token-expired': 'Mã truy cập đã hết hạn.',
  'token-revoked': 'Mã truy cập đã bị thu hồi.',
  forbidden: 'Vai trò của bạn không được làm việc này.',
  'token-binding-invalid': 'Ràng buộc của mã truy cập không hợp với vai trò: {rule}.',

  // Registry

  // Certificates

  // Issuance

  // Printing

  // Verification and scanning

  // Keys

  // Backup
};
