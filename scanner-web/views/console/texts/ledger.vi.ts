import type { LedgerTexts } from './ledger.ts';

/** Vietnamese. */
export const LEDGER_VI: LedgerTexts = {
  title: 'Sổ tem',
  lead: 'Tem đã in còn dùng được, theo sản phẩm và tháng.',
  columns: {
    month: 'Tháng',
    opening: 'Tồn đầu',
    ordered: 'Đặt mới',
    printed: 'In lần đầu',
    reprinted: 'In lại',
    activated: 'Kích hoạt',
    damaged: 'Hỏng',
    lost: 'Mất',
    stolen: 'Mất cắp',
    expired: 'Hết hạn',
    withdrawn: 'Hủy sau kích hoạt',
    closing: 'Tồn cuối',
  },
  total: 'Cộng',
  from: 'Từ tháng',
  to: 'Đến tháng',
  monthForm: 'MM/YYYY',
  still: (count) => `${count} tháng không phát sinh`,
  empty: 'Chưa có tem nào. Sổ bắt đầu từ đợt tem đầu tiên.',
  xlsx: 'Tải XLSX',
  csv: 'Tải CSV',
  explained:
    'Tồn cuối = tồn đầu + in lần đầu − kích hoạt − hỏng − mất − mất cắp − hết hạn. Đặt mới, in lại và hủy sau kích hoạt ghi để biết, không đổi tồn. Việc hoàn tác ghi vào tháng hoàn tác, nên có thể có số âm.',
  print: 'Để in, dùng lệnh in của trình duyệt.',
};
