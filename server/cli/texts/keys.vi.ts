import type { KeysTexts } from './keys.en.ts';

/** What is said of the keys of a service, in Vietnamese. */
export const KEYS_VI: KeysTexts = {
  description: 'các khóa của dịch vụ; trừ lệnh cuối, không lệnh nào cho xem bí mật',
  list: 'liệt kê khóa, cũ nhất trước',
  titles: { kind: 'loại', state: 'trạng thái', since: 'từ ngày', made: 'ngày tạo', id: 'số' },
  wrappedUnder: (id) => `Được bọc bằng khóa bọc ${id}.`,
  rotate: 'tạo khóa mới đang dùng của một loại; khóa cũ nghỉ',
  kind: 'loại nào',
  rotated: (kind, active, former, state) => `Khóa ${active} (${kind}) đang dùng; ${former} là ${state}.`,
  compromise: 'khai báo một khóa bị lộ; khóa đang dùng được thay, và không rút lại được',
  compromised: (id, active) => `Đã ghi nhận khóa ${id} bị lộ; khóa ${active} đang dùng.`,
  rewrap: 'bọc lại mọi khóa bằng một khóa bọc khác',
  newKeyFile: 'tệp chứa khóa bọc mới',
  keyInvalid: (file, fault) => `Khóa trong ${file} ${fault}`,
  fromNowOn: (file) =>
    `Từ lần chạy sau, WRAPPING_KEY_FILE phải chỉ đến ${file}. Hãy giữ khóa cũ cho các bản sao lưu cũ.`,
  rewrapped: (keys, id) => `${keys} khóa nay được bọc bằng ${id}.`,
  newWrappingKey: 'in một khóa bọc mới; không lưu gì',
};
