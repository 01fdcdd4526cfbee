import type { Language } from '../domain/language.ts';
import type { PROBLEMS } from './problems.ts';

/** An HTTP status that some problem travels with. */
export type ProblemStatus = (typeof PROBLEMS)[keyof typeof PROBLEMS]['status'];

/** Short titles of the statuses that problems travel with. */
export const STATUS_TITLES: Record<Language, Readonly<Record<ProblemStatus, string>>> = {
  vi: {
    400: 'Yêu cầu không đọc được',
    401: 'Chưa đăng nhập',
    403: 'Không được phép',
    404: 'Không tìm thấy',
    405: 'Không nhận phương thức này',
    408: 'Quá thời gian chờ',
    409: 'Trái với trạng thái hiện tại',
    410: 'Không còn nữa',
    412: 'Đã thay đổi trong lúc đó',
    413: 'Nội dung quá lớn',
    414: 'Địa chỉ quá dài',
    415: 'Không đọc loại nội dung này',
    422: 'Không thể thực hiện',
    429: 'Quá nhiều lần thử',
    431: 'Phần tiêu đề quá lớn',
    500: 'Lỗi máy chủ',
    503: 'Tạm thời không phục vụ',
    507: 'Đĩa đã đầy',
  },
  en: {
    400: 'Bad request',
    401: 'Not signed in',
    403: 'Not allowed',
    404: 'Not found',
    405: 'Method not allowed',
    408: 'Request timeout',
    409: 'In conflict with the current state',
    410: 'Gone',
    412: 'Changed in the meantime',
    413: 'Body too large',
    414: 'Address too long',
    415: 'Media type not supported',
    422: 'Cannot be done',
    429: 'Too many attempts',
    431: 'Headers too large',
    500: 'Server error',
    503: 'Temporarily unavailable',
    507: 'Disk full',
  },
};
