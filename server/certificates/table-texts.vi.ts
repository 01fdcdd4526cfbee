import type { RegisterTableTexts } from './table-texts.ts';

/** Vietnamese. */
export const REGISTER_TABLE_VI: RegisterTableTexts = {
  sheet: 'Giấy chứng nhận',
  product: 'Sản phẩm',
  group: 'Nhóm',
  producer: 'Chủ thể',
  commune: 'Xã, phường',
  province: 'Mã tỉnh',
  stars: 'Hạng sao',
  status: 'Tình trạng',
  number: 'Số quyết định',
  signedOn: 'Ngày ký',
  authority: 'Cơ quan',
  issuedOn: 'Ngày cấp',
  startsOn: 'Hiệu lực từ',
  expiresOn: 'Hết hạn',
  extendedUntil: 'Gia hạn đến',
  revokedOn: 'Thu hồi từ',
  ground: 'Căn cứ thu hồi',
  revocation: 'Quyết định thu hồi',
  id: 'Mã',
  decisions: 'Quyết định',
  kind: 'Loại',
  recognised: 'Số giấy công nhận',
  extended: 'Số giấy gia hạn',
  revoked: 'Số giấy thu hồi',
};
