import type { ConfigTexts } from './texts.en.ts';

/** What is wrong with a setting, in Vietnamese; the phrases of `faults` and `warnings` continue its name. */
export const CONFIG_TEXTS_VI: ConfigTexts = {
  intro: 'Không dùng được cấu hình này:',
  faults: {
    smsSecret: 'phải có ít nhất 16 ký tự',
    smtpUrl: 'phải là địa chỉ smtp:// hoặc smtps://, ví dụ smtps://user:password@mail.example.vn',
    mailFrom: (text) => `phải là địa chỉ thư điện tử, không phải "${text}"`,
    mailFromMissing: 'phải được đặt khi có SMTP_URL',
    zeroByte: 'không được chứa byte 0',
    publicUrlUnset: 'phải được đặt (giao thức và tên máy chủ, ví dụ https://tem.example.vn)',
    wrappingKeyUnset: 'hoặc WRAPPING_KEY_FILE phải được đặt (32 byte, viết dạng base64 hoặc thập lục phân)',
    bothSet: (name) => `và ${name}_FILE cùng được đặt: chỉ giữ một trong hai`,
    readFrom: (fault, file, name) => `${fault} (đọc từ ${file}, tệp mà ${name}_FILE chỉ đến)`,
    fileTooLarge: (file, name) => `lấy từ ${file}, tệp mà ${name}_FILE chỉ đến và quá lớn để là một bí mật`,
    fileUnreadable: (file, name, reason) =>
      `lấy từ ${file}, tệp mà ${name}_FILE chỉ đến và không đọc được (${reason})`,
    notASetting: (meant) => `không phải là một thiết lập; có lẽ ý bạn là ${meant}`,
    listenAddress: (text) => `phải là địa chỉ để lắng nghe, không phải "${text}"`,
    portInUse: (port, host) => `${port} trên ${host} đang được chương trình khác dùng`,
    portForbidden: (port) => `${port} không dành cho người dùng này`,
    hostElsewhere: (host) => `${host} không phải địa chỉ của máy này`,
    proxyCount: (limit, text) => `phải là số proxy từ 1 đến ${limit}, hoặc "off", không phải "${text}"`,
    proxyRange: (text) =>
      `phải là "off", một số proxy, hoặc các địa chỉ như 10.0.0.0/8; "${text}" không thuộc dạng nào`,
    proxyEverybody: (text) => `không được tin mọi địa chỉ (${text}): khi đó ai cũng mạo danh được người khác`,
    origin: {
      noAddress: (text) => `phải là địa chỉ web như https://tem.example.vn, không phải "${text}"`,
      credentials: 'không được chứa tên người dùng hay mật khẩu',
      path: (text) =>
        `không được có đường dẫn: liên kết trên tem bắt đầu ngay sau tên máy chủ, nên không dùng được "${text}"`,
      ipv6: 'phải là tên máy chủ hoặc địa chỉ IPv4: "[" và "]" không viết gọn được vào mã QR',
      characters: (host) => `có tên máy chủ không viết gọn được vào mã QR: "${host}"`,
      tooLong: (length, limit) =>
        `có tên máy chủ dài ${length} ký tự; quá ${limit} ký tự thì mã QR vượt 49×49 ô và không nhãn thông dụng nào chứa được`,
      plainHttp: 'phải bắt đầu bằng https:// (http:// chỉ dành cho máy này và mạng nội bộ)',
      entry: (entry, fault) => `có mục "${entry}" ${fault}`,
      tooMany: (limit) => `được có nhiều nhất ${limit} tên máy chủ`,
    },
  },
  warnings: {
    fileOpen: (name, file) =>
      `${name}_FILE chỉ đến ${file}, tệp mà người dùng khác trên máy này truy cập được: hãy chạy chmod 600`,
    symbolSize: (length, modules, level) =>
      `có tên máy chủ dài ${length} ký tự: mã QR cần ${modules} ô ở mức ${level}`,
  },
};
