import type { HandoverTexts } from './handover.ts';

/** Vietnamese. */
export const HANDOVER_VI: HandoverTexts = {
  title: 'Bộ tệp tem gửi nhà in',
  lead: (producer) => `${producer} gửi bạn một bộ tệp để in tem điện tử. Bạn không cần tài khoản.`,
  facts: {
    product: 'Sản phẩm',
    batch: 'Đợt tem',
    stamps: 'Số tem',
    stock: 'Khổ giấy',
    sheets: 'Số tờ',
    expires: 'Tải trước',
  },
  contents: [
    'Tệp PDF: các tờ tem dàn sẵn, in đúng cỡ 100 %.',
    'Tệp CSV: mỗi dòng một tem, dùng khi nhà in tự dàn trang.',
    'Tệp hướng dẫn ngắn bằng tiếng Việt và tiếng Anh.',
  ],
  once: (minutes) =>
    `Đường dẫn này chỉ tải được một lần. Nếu đứt giữa chừng, bấm tải lại trong vòng ${minutes} phút.`,
  download: 'Tải bộ tệp (ZIP)',
  downloadAgain: 'Tải lại bộ tệp (ZIP)',
  brokenOff: (until) => `Lần tải trước chưa xong. Bạn tải lại được đến ${until}.`,
  careTitle: 'Nhà in cần giữ',
  care: [
    'Mỗi tem một mã: không in một mã hai lần.',
    'Tem hỏng, tem thử: hủy và báo lại số lượng hoặc tờ số mấy, nhãn số mấy.',
    'Xóa bộ tệp sau khi giao hàng: ai có tệp đều in được tem.',
  ],
  ended: {
    unknown: {
      word: 'Không có đường dẫn này',
      meaning: 'Địa chỉ bị gõ sai hoặc bị cắt bớt khi gửi.',
    },
    used: {
      word: 'Bộ tệp đã được tải',
      meaning: (when) => `Đường dẫn này đã dùng lúc ${when} và không dùng lại được.`,
    },
    expired: {
      word: 'Đường dẫn đã hết hạn',
      meaning: (when) => `Hạn tải là ${when}. Chưa ai tải bộ tệp bằng đường dẫn này.`,
    },
    revoked: {
      word: 'Đường dẫn đã bị hủy',
      meaning: 'Người gửi đã hủy đường dẫn này.',
    },
  },
  askSender: 'Hãy xin người gửi một đường dẫn mới. Nếu không phải bạn đã tải, hãy báo ngay cho họ.',
};
