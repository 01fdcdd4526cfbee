import type { ParsedTexts } from './parsed-texts.en.ts';

/** What is wrong with a value, in Vietnamese; each phrase continues the name of the value. */
export const PARSED_TEXTS_VI: ParsedTexts = {
  wholeNumber: (min, max, text) => `phải là số nguyên từ ${min} đến ${max}, không phải "${text}"`,
  choice: (choices, text) => `phải là một trong ${choices}, không phải "${text}"`,
  keyForm: (length) =>
    `phải là 32 byte ngẫu nhiên, viết bằng 64 chữ số thập lục phân hoặc 43 ký tự base64; ở đây có ${length} ký tự`,
  keyLength: (bytes) => `phải dài ${bytes} byte`,
  keyPlaceholder: 'phải là byte ngẫu nhiên; đây chỉ là giá trị thế chỗ',
};
