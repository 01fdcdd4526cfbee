import type { ClaimTexts } from './claim.ts';

/** Vietnamese. */
export const CLAIM_VI: ClaimTexts = {
  title: 'Mã dưới lớp cào',
  lead: 'Đã mua hàng? Cào lớp phủ trên tem và nhập 8 số. Mã chỉ dùng được một lần: nếu có người nhập trước bạn, tem có thể đã bị sao chép.',
  label: '8 số dưới lớp cào',
  hint: 'Chưa mua thì đừng cào. Không lưu danh tính của bạn.',
  button: 'Kiểm tra mã cào',
  first: (at) => `Mã đúng. Bạn là người đầu tiên nhập mã này, vào ${at}.`,
  earlier: (at) => `Mã đúng, nhưng đã có người nhập trước, vào ${at}. Nếu không phải bạn, hãy hỏi người bán.`,
  own: (at) =>
    `Bạn đã nhập mã cào này trên chính máy này, vào ${at}. Nếu vẫn là món hàng đó thì không có gì lạ; nếu là món khác, tem có thể đã bị sao chép.`,
  refused: {
    form: 'Mã cào có đúng 8 chữ số. Hãy xem lại và nhập lại.',
    wrong: 'Mã không khớp với tem này. Hãy xem kỹ từng số rồi nhập lại.',
    limited: 'Đã có nhiều lần nhập sai từ mạng này. Hãy thử lại sau ít phút, hoặc dùng mạng khác.',
    'not-activated': 'Tem chưa được kích hoạt hoặc đã bị hủy nên chưa nhập mã cào được.',
    failed: 'Chưa ghi nhận được mã cào. Hãy mở lại trang của tem rồi thử lại.',
  },
};
