import type { MailTexts } from './mail.ts';

/** Vietnamese. */
export const MAIL_VI: MailTexts = {
  title: 'Thư điện tử',
  lead: 'Thư mời, thư đặt mật khẩu và thư báo giấy chứng nhận sắp hết hạn: đã gửi đi chưa, vì sao chưa.',
  columns: { to: 'Gửi cho', what: 'Thư', state: 'Tình trạng', next: 'Làm gì tiếp' },
  kinds: {
    invitation: 'Thư mời nhận tài khoản',
    reset: 'Thư đặt mật khẩu mới',
    'certificate-expiry': 'Báo giấy chứng nhận sắp hết hạn',
  },
  states: { queued: 'Đang chờ gửi', sent: 'Đã gửi', failed: 'Không gửi được', dropped: 'Đã bỏ' },
  anyState: 'Mọi tình trạng',
  written: (time) => `Viết lúc ${time}`,
  sent: (time) => `Gửi lúc ${time}`,
  tries: (count) => `Đã thử ${count} lần không được`,
  nextTry: (time) => `Thử lại lúc ${time}`,
  errors: {
    EENVELOPE: 'Máy chủ thư không nhận địa chỉ người nhận hoặc người gửi.',
    EMESSAGE: 'Máy chủ thư không nhận nội dung thư.',
    EAUTH: 'Máy chủ thư không nhận tên và mật khẩu trong SMTP_URL.',
    ECONNECTION: 'Không nối được tới máy chủ thư.',
    ESOCKET: 'Không nối được tới máy chủ thư.',
    ETIMEDOUT: 'Máy chủ thư không trả lời.',
    EDNS: 'Không tìm thấy máy chủ thư ghi trong SMTP_URL.',
    ETLS: 'Không nối an toàn được tới máy chủ thư.',
    EPROTOCOL: 'Máy chủ thư trả lời không hiểu được.',
  },
  otherError: (code) => `Máy chủ thư từ chối (${code}).`,
  retry: 'Thử gửi ngay',
  again: 'Gửi lại',
  newLink: 'Tạo đường dẫn mới',
  retried: 'Thư sẽ đi trong vòng nửa phút. Tải lại trang để xem kết quả.',
  off: 'Chưa bật gửi thư. Thư mời và đường dẫn đặt mật khẩu hiện ra trên màn hình để người quản trị tự chuyển; không ai được báo qua thư khi giấy chứng nhận sắp hết hạn.',
  offHow: 'Để bật, người vận hành đặt hai khóa cấu hình này rồi khởi động lại máy chủ:',
  offEmpty: 'Chưa có thư nào, vì chưa bật gửi thư.',
  empty:
    'Chưa có thư nào. Thư được viết khi bạn mời người dùng, tạo đường dẫn đặt mật khẩu, hoặc khi giấy chứng nhận sắp hết hạn.',
  emptyState: 'Không có thư nào ở tình trạng này.',
};
