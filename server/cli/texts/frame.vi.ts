import type { FrameTexts } from './frame.en.ts';

/** What the command line says whatever the command is, in Vietnamese. */
export const FRAME_VI: FrameTexts = {
  program: 'Phát hành, in và kiểm tra tem cho sản phẩm địa phương đã được công nhận.',
  afterHelp: `
Các thiết lập lấy từ biến môi trường (docs/configuration.md). Lệnh nói chuyện với máy chủ đang chạy qua socket nội bộ;
khi không có máy chủ nào chạy, lệnh tự giữ thư mục dữ liệu trong lúc làm việc.

Mã kết thúc: 0 xong, 1 không làm được, 2 sai cách gọi hoặc cấu hình, 3 có kết luận khác authentic, 4 bị một quy tắc
từ chối, 5 thư mục dữ liệu đang bị tiến trình khác giữ hoặc không gọi được máy chủ, 130 bị ngắt.`,
  helpHint: '(thêm --help để xem hướng dẫn)',
  help: 'xem hướng dẫn của lệnh',
  version: 'in số phiên bản',
  options: {
    json: 'in kết quả dạng JSON; lỗi cũng dạng JSON ở stderr',
    dataDir: 'thay cho thiết lập DATA_DIR',
    lang: 'ngôn ngữ của các câu; không có thì theo TEMQUE_LANG, rồi theo ngôn ngữ của cửa sổ lệnh',
  },
  helpWords: {
    usage: 'Cách gọi:',
    arguments: 'Đối số:',
    options: 'Tùy chọn:',
    commands: 'Lệnh:',
    anyOptions: '[tùy chọn]',
    anyCommand: '[lệnh]',
    choices: (list) => `(một trong: ${list})`,
  },
  usage: {
    error: (sentence) => `lỗi: ${sentence}`,
    unknownOption: (flag) => `không có tùy chọn '${flag}'`,
    unknownCommand: (name) => `không có lệnh '${name}'`,
    missingArgument: (name) => `thiếu đối số bắt buộc '${name}'`,
    missingValue: (flags) => `tùy chọn '${flags}' thiếu giá trị`,
    missingOption: (flags) => `thiếu tùy chọn bắt buộc '${flags}'`,
    conflict: (one, other) => `không dùng tùy chọn '${one}' cùng với tùy chọn '${other}'`,
    tooMany: (command, expected, got, given) =>
      `lệnh '${command}' nhận quá nhiều đối số: cần ${expected}, có ${got}: ${given}.`,
    badValue: (flags, value, why) => `giá trị '${value}' của tùy chọn '${flags}' không hợp lệ. ${why}`,
    badArgument: (value, name, why) => `giá trị '${value}' của đối số '${name}' không hợp lệ. ${why}`,
    allowed: (list) => `Hãy chọn một trong: ${list}.`,
    didYouMean: (what) => `(Có phải ý bạn là ${what}?)`,
    didYouMeanOneOf: (list) => `(Có phải ý bạn là một trong: ${list}?)`,
  },
  values: {
    give: (least, most, unit) => `Hãy ghi từ ${least} đến ${most}${unit}.`,
    run: (most, unit) => `Hãy ghi một số, hoặc hai số dạng 3-5, từ 1 đến ${most}${unit}.`,
    day: 'Hãy ghi ngày dạng 2026-11-03.',
    factor: ' (hệ số)',
    mm: ' mm',
    stamps: ' tem',
    units: ' đơn vị',
    days: ' ngày',
    sheet: ' (số tờ)',
    label: ' (số nhãn)',
    entry: ' (số mục nhật ký)',
    index: ' (số thứ tự của tem trong đợt)',
  },
  faults: {
    noInstallation: (dataDir) =>
      `${dataDir} chưa có dữ liệu của hệ thống. Hãy xem lại DATA_DIR hoặc --data-dir; chỉ serve, restore, import và token create mới bắt đầu một thư mục mới.`,
    socketForeign: (path) => `${path} thuộc người dùng khác: hãy chạy lệnh này bằng tài khoản đó`,
    unreachable: (where, reason) => `Không có dịch vụ nào trả lời ở ${where}: ${reason}`,
    answerUnexpected: (path) => `${path} trả lời một nội dung không như mong đợi`,
    answerNoProblem: (status) => `Câu trả lời có trạng thái ${status} và không phải bản mô tả lỗi`,
    noSuchFile: (path) => `${path}: không có tệp hay thư mục này`,
    forbiddenFile: (path) => `${path}: người dùng này không được mở`,
    isFolder: (path) => `${path}: đây là thư mục, không phải tệp`,
    noFolder: (path) => `${path}: một phần của đường dẫn là tệp, không phải thư mục`,
    diskFull: (path) => `${path}: đĩa đã đầy`,
  },
  wrote: (file) => `Đã ghi ${file}.`,
  wroteBytes: (file, bytes) => `Đã ghi ${file} (${bytes} byte).`,
  note: (text) => `Lưu ý: ${text}`,
};
