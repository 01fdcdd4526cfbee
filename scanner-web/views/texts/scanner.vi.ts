import type { ScannerTexts } from './scanner.ts';

/** The scanner in the page, in Vietnamese. */
export const SCANNER_VI: ScannerTexts = {
  lead: 'Máy ảnh của bạn không đọc được mã QR? Quét ngay tại đây; hình ảnh không rời khỏi máy.',
  start: 'Quét tại đây',
  stop: 'Dừng quét',
  light: 'Đèn',
  photo: 'Hoặc chọn ảnh chụp con tem',
  picture: 'Hình từ máy ảnh',
  words: {
    wait: 'Đang chuẩn bị…',
    looking: 'Đưa mã QR của con tem vào giữa khung hình, cách chừng một gang tay.',
    stopped: 'Đã dừng quét.',
    dark: 'Hơi tối: hãy đưa con tem ra chỗ sáng.',
    darkWithLight: 'Hơi tối: hãy bật đèn ở nút bên dưới hoặc ra chỗ sáng.',
    several: 'Thấy {n} con tem: hãy đưa máy lại gần một con.',
    other: 'Đây là mã QR khác, không phải tem. Hãy hướng vào mã QR của con tem.',
    otherHost: 'Đây là mã QR của {host}, không phải tem. Trang này không mở đường dẫn đó.',
    none: 'Không thấy mã QR trong ảnh. Hãy chụp gần hơn, đủ sáng và rõ nét.',
    found: 'Đã đọc được, đang mở kết quả…',
    denied:
      'Trang chưa được phép dùng máy ảnh. Hãy cho phép trong cài đặt của trình duyệt, chọn ảnh chụp con tem, hoặc gõ số tem.',
    missing: 'Không tìm thấy máy ảnh. Hãy chọn ảnh chụp con tem, hoặc gõ số tem.',
    busy: 'Máy ảnh đang được ứng dụng khác dùng. Hãy đóng ứng dụng đó rồi thử lại.',
    failed: 'Không đọc được trên máy này. Hãy gõ số tem in cạnh mã QR.',
  },
};
