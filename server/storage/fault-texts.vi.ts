import type { StorageTexts } from './fault-texts.en.ts';

/** What is wrong with the database or its folder, in Vietnamese; those of `disk` come after the file and a colon. */
export const STORAGE_TEXTS_VI: StorageTexts = {
  disk: {
    full: 'đĩa đã đầy; không phần nào của thay đổi này được giữ lại',
    quota: 'đã hết hạn mức đĩa; không phần nào của thay đổi này được giữ lại',
    readOnly: 'không ghi được vào cơ sở dữ liệu hoặc thư mục của nó',
    mountedReadOnly: 'hệ thống tệp chỉ được gắn để đọc',
    forbidden: 'người dùng này không được ghi vào đó',
    busy: 'một tiến trình khác đang khóa cơ sở dữ liệu',
    foreign: 'tệp này không phải cơ sở dữ liệu của Tem Quê',
    corrupt: 'tệp cơ sở dữ liệu bị hỏng; hãy khôi phục từ bản sao lưu',
    cannotOpen: 'không mở được tệp cơ sở dữ liệu',
    failed: 'đĩa không đọc hoặc ghi được',
    missing: 'không có tệp này',
    noFolder: 'một phần của đường dẫn không phải thư mục',
  },
  locked: (dataDir, who) =>
    `${dataDir} đang được ${who} dùng. Mỗi thư mục dữ liệu chỉ có một máy chủ làm việc; hãy dừng máy chủ đó trước.`,
  lockHolder: (pid, since) => `tiến trình ${pid} (từ ${since})`,
  someProcess: 'một tiến trình khác',
  exposed: (dataDir) =>
    `${dataDir}: người dùng khác vào được thư mục này và trong đó có tệp khác; hãy chọn một thư mục riêng (quyền 700)`,
  newer: (file, version, known) =>
    `${file}: cơ sở dữ liệu có phiên bản cấu trúc ${version}, bản phần mềm này chỉ biết đến ${known}; hãy chạy bản đã ghi nó, hoặc khôi phục bản sao lưu có từ trước khi nâng cấp`,
};
