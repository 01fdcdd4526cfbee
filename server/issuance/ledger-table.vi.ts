/** Headers of the stamp ledger. */
export const LEDGER_TABLE_VI = {
  sheet: 'Sổ tem',
  producer: 'Cơ sở',
  product: 'Sản phẩm',
  month: 'Tháng',
  opening: 'Tồn đầu tháng',
  ordered: 'Đặt mới',
  printed: 'In lần đầu',
  reprinted: 'In lại',
  activated: 'Kích hoạt',
  damaged: 'Hỏng',
  lost: 'Mất',
  stolen: 'Mất cắp',
  expired: 'Hết hạn kích hoạt',
  withdrawn: 'Hủy sau kích hoạt',
  closing: 'Tồn cuối tháng',
};
