import type { KeyTexts } from './fault-texts.en.ts';

/** What is wrong with the keys, in Vietnamese. */
export const KEY_TEXTS_VI: KeyTexts = {
  key: (id, kind) => `khóa ${id} (${kind})`,
  noActiveKey: (kind) => `Không có khóa nào thuộc loại ${kind} đang dùng.`,
  unknown: (id) => `Không có khóa ${id}.`,
  unknownOfKind: (id, kind) => `Không có khóa ${id} thuộc loại ${kind}.`,
  noteMissing:
    'Cơ sở dữ liệu này có đợt tem hoặc khóa, nhưng thiếu ghi chép về các khóa đã được cấp. Hãy khôi phục bản sao lưu.',
  neverGiven: 'Cơ sở dữ liệu này chưa từng được cấp khóa.',
  neededByBatches: (id) => `Các đợt tem đã cấp cần khóa ${id}, nhưng khóa này không còn.`,
  strangeRow: (id, kind, state) => `Dòng của khóa ${id} có loại "${kind}" và trạng thái "${state}".`,
  publicKeySwapped: (id) => `Khóa công khai đi cùng khóa ${id} không phải của nó.`,
  wrappingKeyWrong: (wrappedUnder, given) =>
    `Các khóa trong cơ sở dữ liệu này được bọc bằng khóa bọc ${wrappedUnder}; khóa được đưa ra là ${given}. Hãy đưa đúng khóa trong WRAPPING_KEY hoặc WRAPPING_KEY_FILE; chưa khóa nào bị thay đổi.`,
  rowHolds: (name, held) => `Dòng của ${name} lại chứa ${held}.`,
  damaged: (name) => `Dạng lưu trữ của ${name} bị hỏng.`,
  namesNoWrappingKey: (name) => `Dạng lưu trữ của ${name} không nêu khóa bọc nào.`,
  noKeyInside: (name) => `Nội dung mở ra từ ${name} không phải là khóa.`,
  compromisedAlready: (id) => `Khóa ${id} đã được khai báo là bị lộ từ trước.`,
  wrappedAlready: 'Các khóa vốn đã được bọc bằng khóa bọc này.',
};
