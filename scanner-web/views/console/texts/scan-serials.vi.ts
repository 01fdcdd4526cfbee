import type { ScanSerialsTexts } from './scan-serials.ts';

/** Vietnamese. */
export const SCAN_SERIALS_VI: ScanSerialsTexts = {
  camera: 'Quét bằng máy ảnh',
  stop: 'Dừng quét',
  photos: 'Hoặc đọc từ ảnh chụp tem',
  words: {
    wait: 'Đang chuẩn bị…',
    looking: 'Đưa mã QR của tem vào khung hình.',
    added: 'Đã đọc {serial}. Có {n} số tem.',
    known: '{serial} đã có trong danh sách. Có {n} số tem.',
    foreign: 'Mã này không phải mã của tem.',
    full: 'Đã đủ 200 số tem cho một lần. Gửi rồi quét tiếp.',
    none: 'Không thấy mã QR nào trong ảnh. Chụp lại gần hơn, đủ sáng.',
    remove: 'Bỏ',
    removed: 'Đã bỏ {serial}. Còn {n} số tem.',
    stopped: 'Đã dừng quét. Có {n} số tem.',
    refused: 'Không mở được máy ảnh. Cho phép trang dùng máy ảnh, hoặc đọc từ ảnh chụp bên dưới.',
    failed: 'Không đọc được. Thử lại, hoặc gõ số tem vào ô trên.',
  },
};
