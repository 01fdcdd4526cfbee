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
  'variant-unknown': 'Không có quy cách sản phẩm này.',
  'product-unknown': 'Không có sản phẩm này.',
  'certificate-missing': 'Sản phẩm chưa có giấy chứng nhận từ 3 sao trở lên nên không được cấp tem.',
  'certificate-lapsed':
    'Giấy chứng nhận của sản phẩm không còn hiệu lực vào ngày {day}; chỉ được cấp và kích hoạt tem khi giấy còn hiệu lực.',
  'certificate-revoked': 'Sản phẩm đã bị thu hồi công nhận; không được cấp hay kích hoạt tem.',
  'deadline-invalid': 'Ngày cuối được kích hoạt tem phải từ {earliest} đến {latest}.',
  'range-order': 'Dải tem không thể kết thúc ở {last}, trước số đầu {first}.',
  'range-outside-batch': 'Các số {first} đến {last} không thuộc lô tem; lô tem kết thúc ở {limit}.',
  'serial-invalid': '{serial} không phải là số sê-ri đúng dạng: có ký tự bị nhập sai.',
  'serial-not-issued': 'Số sê-ri {serial} không được cấp trong lô tem này.',
  'serial-repeated': 'Số sê-ri {serial} có trong danh sách nhiều hơn một lần.',
  'stamp-already-printed': 'Các tem {first} đến {last} đã được in.',
  'stamp-already-activated': 'Các tem {first} đến {last} đã được kích hoạt.',
  'stamp-not-printed': 'Các tem {first} đến {last} chưa được in.',
  'stamp-voided': 'Các tem {first} đến {last} đã bị hủy.',
  'stamp-suspended': 'Các tem {first} đến {last} đang bị tạm dừng để cơ quan quản lý kiểm tra.',
  'stamp-not-suspended': 'Các tem {first} đến {last} không bị tạm dừng.',
  'unused-deadline-passed': 'Ngày cuối được kích hoạt tem của lô này là {day}.',
  'lot-missing': 'Kích hoạt tem cần lô hàng: hãy cho lotId hoặc lotNumber.',
  'lot-unknown': 'Sản phẩm không có lô hàng này.',
  'lot-of-other-product': 'Lô hàng này thuộc sản phẩm khác với sản phẩm của tem.',
  'lot-recalled': 'Lô hàng đã bị thu hồi.',
  'lot-over-declared':
    'Lô hàng khai {declared} đơn vị và đã kích hoạt {activated} tem: thêm {requested} tem là quá nhiều.',
  'lot-number-taken': 'Sản phẩm đã có lô hàng {number}.',
  'lot-number-invalid': 'Số lô có từ 1 đến 20 ký tự mà GS1 cho phép ở AI 10.',
  'lot-dates-invalid': '{field} không khớp với ngày sản xuất: {rule}.',
  'lot-below-activated': 'Đã kích hoạt {activated} tem cho lô hàng này; số lượng không thể ít hơn.',
  'date-invalid': '{field} không phải là một ngày có thật.',
  'entry-unknown': 'Lô tem không có mục nhật ký {seq}.',
  'undo-undone': 'Mục {seq} đã được hoàn tác.',
  'undo-of-undo': 'Không thể hoàn tác một lần hoàn tác.',
  'undo-stolen': 'Tem đã báo mất cắp không thể khôi phục.',
  'undo-too-late':
    'Mục {seq} đã quá {days} ngày; cán bộ quản lý có thể điều chỉnh lô hàng thay cho việc này.',
  'undo-superseded': 'Mục sau {by} có cùng tem; hãy hoàn tác mục đó trước.',
  'undo-scanned': 'Tem {first} đã được người dùng quét; mục {seq} không thể hoàn tác nữa.',
  'undo-foreign': 'Chỉ nhà sản xuất đã tạo mục {seq} hoặc cán bộ quản lý mới hoàn tác được.',
  'hidden-code-unavailable': 'Máy chủ này chưa có khóa cho mã ẩn.',

  // Printing

  // Verification and scanning

  // Keys

  // Backup
};
