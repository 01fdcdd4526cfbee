import type { LinkDamage } from '../../../stamps/link/index.ts';
import type { StampFault } from '../../../stamps/verdict/index.ts';
import type { Statement, StatementFacts } from './texts.ts';

const GROUPS = ['thứ nhất', 'thứ hai', 'thứ ba', 'thứ tư'];

const SCAN_AGAIN = 'Hãy quét lại mã QR, hoặc gõ 16 ký tự in cạnh mã vào ô dưới đây.';

const DAMAGES: Readonly<Record<LinkDamage, string>> = {
  truncated: 'Đường dẫn bị cắt mất phần cuối, thường do ứng dụng nhắn tin hoặc do chép thiếu.',
  doubled: 'Chữ ký trong đường dẫn bị lặp lại, thường do dán hai lần.',
  overlong: 'Chữ ký trong đường dẫn bị thừa ký tự.',
  'not-digits': 'Chữ ký trong đường dẫn có ký tự không phải chữ số.',
  'out-of-range': 'Chữ ký trong đường dẫn đã bị biến đổi trên đường truyền.',
  gtin: 'Mã sản phẩm (GTIN) trong đường dẫn bị sai một chữ số.',
  'no-serial': 'Đường dẫn thiếu số tem.',
  encoding: 'Đường dẫn có đoạn mã hóa không đọc được.',
};

/** What each kind of unreadable text is, in Vietnamese; none accuses anybody. */
export const FAULTS_VI: Readonly<Record<StampFault, (facts: StatementFacts) => Statement>> = {
  empty: () => ({
    word: 'Chưa có số tem',
    meaning: 'Ô số tem đang để trống.',
    action: 'Hãy gõ 16 ký tự in cạnh mã QR trên tem.',
  }),
  'too-long': () => ({
    word: 'Nội dung quá dài',
    meaning: 'Nội dung nhận được dài hơn mọi đường dẫn tem, nên không phải là tem.',
    action: SCAN_AGAIN,
  }),
  'serial-length': ({ fault }) => ({
    word: (fault?.length ?? 0) > 16 ? 'Số tem thừa ký tự' : 'Số tem chưa đủ ký tự',
    meaning: `Số tem có 16 ký tự, chia bốn nhóm${fault?.length === undefined ? '' : `; bạn đã gõ ${fault.length} ký tự`}.`,
    action: 'Hãy so lại từng nhóm bốn ký tự với số in trên tem.',
  }),
  'serial-character': ({ fault }) => ({
    word: 'Có một ký tự không có trong số tem',
    meaning:
      fault?.group === undefined
        ? 'Số tem chỉ gồm chữ số và chữ cái không dấu, không có chữ U và dấu câu.'
        : `Hãy xem lại nhóm ${GROUPS[fault.group - 1] ?? ''}: số tem chỉ gồm chữ số và chữ cái không dấu, không có chữ U.`,
    action: 'Sửa ký tự đó ở ô dưới đây rồi kiểm tra lại.',
  }),
  'serial-check': () => ({
    word: 'Có lẽ gõ nhầm một ký tự',
    meaning: 'Ký tự cuối dùng để phát hiện gõ nhầm, và nó không khớp với các ký tự trước.',
    action: 'Hãy so lại từng nhóm bốn ký tự với số in trên tem, nhất là 8 và B, 5 và S, 2 và Z.',
  }),
  'damaged-link': ({ fault }) => ({
    word: 'Đường dẫn của tem bị hỏng',
    meaning: fault?.damage === undefined ? 'Đường dẫn không còn nguyên vẹn.' : DAMAGES[fault.damage],
    action: SCAN_AGAIN,
  }),
  'foreign-code': ({ fault, host }) => ({
    word: 'Đây không phải là mã của tem',
    meaning:
      fault?.host === undefined
        ? 'Mã vừa nhận là một loại mã khác, ví dụ mã vạch hàng hóa hay mã thanh toán.'
        : `Mã vừa nhận dẫn tới ${fault.host}, không phải một con tem.`,
    action: `Hãy tìm mã QR trên con tem; đường dẫn của tem bắt đầu bằng ${host}.`,
  }),
  'signature-needed': () => ({
    word: 'Chỉ riêng số tem này không còn đủ để xác nhận',
    meaning:
      'Bản thân con tem không bị nghi ngờ: số tem của đợt này nay chỉ xác nhận được cùng chữ ký trong mã QR.',
    action: 'Hãy quét mã QR trên tem. Nếu mã QR vẫn dẫn tới trang này, hãy hỏi người bán hoặc nhà sản xuất.',
  }),
};
