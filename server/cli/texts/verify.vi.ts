import type { VerifyTexts } from './verify.en.ts';

/** What is said when stamps are judged, in Vietnamese. */
export const VERIFY_VI: VerifyTexts = {
  description: 'kiểm tra tem: đường dẫn, số tem, hoặc ảnh hay PDF có mã QR',
  inputs: 'đường dẫn tem, số tem, hoặc tệp JPEG, PNG, WebP hay PDF',
  server: 'hỏi dịch vụ ở địa chỉ này thay cho dịch vụ ở đây',
  jwks: 'kiểm tra không cần mạng bằng bộ khóa (/.well-known/jwks.json)',
  reading: (file) => `Đang đọc ${file}`,
  verifying: 'Đang kiểm tra',
  proof: (code) => `bằng chứng: ${code}`,
  page: (page) => `trang ${page}`,
  offline: {
    unconfirmed: 'Có chữ ký của khóa đang dùng; từ đó đến nay tem ra sao thì chưa biết',
    'not-judged': 'Bộ khóa này không đủ để kết luận',
    'foreign-host': 'Đường dẫn nằm ở tên miền không phải của nơi cấp tem',
    malformed: 'Không đọc được đường dẫn hay số tem nào',
  },
  noSuchFile: (path) => `${path}: không có tệp này`,
  noCode: (path) => `Không thấy mã QR nào trong ${path}`,
  typeUnknown: (path) => `${path} không phải ảnh JPEG, PNG, WebP, cũng không phải PDF`,
  unreadable: (path, reason) => `Không đọc được ${path}: ${reason}`,
  tooLarge: (path, limitMb) => `${path} lớn hơn ${limitMb} MB`,
  serverInvalid: (text) => `--server cần một địa chỉ như https://tem.example.vn, không phải ${text}`,
  jwksInvalid: (path, fault) => `${path} không phải bộ khóa tin được: ${fault}`,
  jwksFaults: {
    'not-a-jwks': 'không có danh sách khóa',
    'too-many-keys': 'có quá nhiều khóa',
    'bad-origins': 'danh sách tên miền không đúng dạng',
    'bad-key': 'có một khóa không đúng dạng',
    'unknown-state': 'có một khóa ở trạng thái không biết',
    'wrong-kid': 'có một khóa không khớp với tên gọi của nó',
  },
  jwksNoJson: (path) => `${path} không phải JSON`,
  jwksNoHosts: (path) => `${path} không cho biết tên miền nào là của nơi cấp tem`,
};
