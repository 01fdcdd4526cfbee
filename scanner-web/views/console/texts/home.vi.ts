import type { HomeTexts, TodoValues } from './home.ts';
import { REVIEW_VI } from './review.vi.ts';

/** Vietnamese. */
export const HOME_VI: HomeTexts = {
  waiting: (count) => `${count} việc đang chờ bạn`,
  nothing: 'Không có việc gì đang chờ.',
  todosTitle: 'Việc cần làm',
  more: (count) => `và ${count} việc nữa`,
  seeAll: 'Xem tất cả việc loại này',
  recentTitle: 'Đợt tem gần đây',
  firstTitle: 'Bắt đầu',
  firstText: 'Đặt đợt tem đầu tiên cho một sản phẩm đã được công nhận, in ra, rồi kích hoạt cho lô hàng.',
  tiles: {
    toPrint: 'Tem chưa in',
    stock: 'Tem đã in, chưa kích hoạt',
    activated: 'Tem đã kích hoạt',
    checks: 'Lượt kiểm tra, 30 ngày',
    alerts: 'Cảnh báo đang mở',
    queue: 'Đề nghị chờ duyệt',
    recognised: 'Sản phẩm đang được công nhận',
    ending: (days) => `Hết hạn trong ${days} ngày`,
  },
  endingTitle: 'Giấy chứng nhận sắp hết hạn',
  endingLead:
    'Hồ sơ công nhận lại nộp từ 180 đến 120 ngày trước khi hết hạn. Nhắc cơ sở trước khi quá hạn nộp.',
  endingNone: 'Không có sản phẩm nào hết hạn công nhận trong 180 ngày tới.',
  within: (days) => `Trong ${days} ngày tới`,
  products: (count) => `${count} sản phẩm`,
  emptyRegister:
    'Chưa có sản phẩm nào được công nhận. Nhập phụ lục của một quyết định: hệ thống tạo cơ sở, sản phẩm và giấy chứng nhận.',
  importAnnex: 'Nhập phụ lục quyết định',
  inviteTitle: 'Mời người dùng',
  inviteText: 'Mỗi cán bộ và mỗi cơ sở có tài khoản riêng; nhật ký ghi rõ ai làm gì.',
  invite: 'Mời người dùng',
  inspectorLead:
    'Nhập số ghi trên tem để xem mọi việc đã xảy ra với con tem đó: thuộc đợt và lô nào, đã được kiểm tra ở đâu, có vụ việc nào không.',
  todos: {
    'certificate-lapsed': {
      title: (value) => `Giấy chứng nhận của ${value('product')} không còn hiệu lực`,
      detail: (value) => `${value('stamps')} tem đã in không kích hoạt được cho đến khi được công nhận lại.`,
      action: 'Xem giấy chứng nhận',
    },
    'certificate-window': {
      title: (value) => `Giấy chứng nhận còn ${value('days')} ngày`,
      detail: (value) =>
        `${value('product')}: nộp hồ sơ công nhận lại từ bây giờ đến ${value('closesOn')}.${lapsing(value('stamps'))}`,
      action: 'Xem giấy chứng nhận',
    },
    'certificate-late': {
      title: (value) => `Giấy chứng nhận chỉ còn ${value('days')} ngày`,
      detail: (value) =>
        `${value('product')}: hạn nộp hồ sơ công nhận lại là ${value('closesOn')}, đã qua. Hỏi cán bộ OCOP về việc gia hạn.${lapsing(value('stamps'))}`,
      action: 'Xem giấy chứng nhận',
    },
    'batch-deadline': {
      title: (value) => `${value('unused')} tem phải kích hoạt trong ${value('days')} ngày`,
      detail: (value) => `Đợt ${value('batch')}, ${value('product')}. Ngày cuối: ${value('deadlineOn')}.`,
      action: 'Mở đợt tem',
    },
    'batch-to-activate': {
      title: (value) => `${value('stamps')} tem chưa kích hoạt`,
      detail: (value) => `Đợt ${value('batch')}, ${value('product')}. Tem đã in, chưa gắn với lô hàng nào.`,
      action: 'Kích hoạt',
    },
    'batch-to-print': {
      title: (value) => `${value('stamps')} tem chưa in`,
      detail: (value) => `Đợt ${value('batch')}, ${value('product')}.`,
      action: 'In tem',
    },
    'print-stopped': {
      title: (value) => `Tệp in của đợt ${value('batch')} bị ngắt giữa chừng`,
      detail: (value) =>
        `${value('product')}, ${value('stamps')} tem. Tải lại tệp này; tem không bị tính hai lần.`,
      action: 'Tải lại',
    },
    'lot-nearly-full': {
      title: (value) => `Lô ${value('lot')} gần đủ số lượng`,
      detail: (value) =>
        `${value('product')}: đã kích hoạt ${value('stamps')} trên ${value('declared')} đã khai.`,
      action: 'Xem lô hàng',
    },
    'lot-recalled': {
      title: (value) => `Lô ${value('lot')} đã bị thu hồi`,
      detail: (value) => `${value('product')}: ${value('stamps')} tem đang hiện thông báo thu hồi.`,
      action: 'Xem lô hàng',
    },
    'review-queue': {
      title: (value) => `${value('count')} đề nghị chờ duyệt`,
      detail: (value) => `${byKind(value)}. Đề nghị lâu nhất đã chờ ${value('days')} ngày.`,
      action: 'Xem và duyệt',
    },
    applications: {
      title: (value) => `${value('count')} cơ sở mới xin đăng ký`,
      detail: (value) => `Hồ sơ lâu nhất đã chờ ${value('days')} ngày.`,
      action: 'Xem hồ sơ',
    },
    cases: {
      title: (value) => `${value('count')} vụ việc nghi vấn đang mở`,
      detail: (value) =>
        `${Number(value('high')) > 0 ? `${value('high')} vụ việc cần xem ngay. ` : ''}Vụ việc lâu nhất đã mở ${value('days')} ngày.`,
      action: 'Xem vụ việc',
    },
    'submission-returned': {
      title: (value) => `Đề nghị số ${value('number')} bị trả lại: ${value('title')}`,
      detail: () => 'Xem lý do, sửa rồi gửi lại.',
      action: 'Xem lý do',
    },
    'submissions-waiting': {
      title: (value) => `${value('count')} đề nghị của bạn đang chờ duyệt`,
      detail: () => 'Nội dung đang công bố giữ nguyên cho đến khi được duyệt.',
      action: 'Xem',
    },
  },
};

function lapsing(stamps: string): string {
  return stamps === '0' ? '' : ` ${stamps} tem đã in sẽ không kích hoạt được sau khi giấy hết hạn.`;
}

/** `3 … · 1 …`: how many of each kind wait. */
function byKind(value: TodoValues): string {
  return Object.entries(REVIEW_VI.kinds)
    .flatMap(([kind, name]) => (value(kind) === '' ? [] : `${value(kind)} ${name.toLocaleLowerCase('vi')}`))
    .join(' · ');
}
