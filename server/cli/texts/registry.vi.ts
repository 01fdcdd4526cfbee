import type { RegistryTexts } from './registry.en.ts';

/** What is said of the registry and of who may use it, in Vietnamese. */
export const REGISTRY_VI: RegistryTexts = {
  import: {
    description: 'bảng sản phẩm và bảng xã, phường',
    registry: 'nhập sản phẩm cùng chủ thể và quyết định công nhận; chạy lại không sao',
    communes: 'nhập danh mục xã, phường; chạy lại không sao',
    file: 'CSV hoặc XLSX, nhiều nhất 5 MB',
    dryRun: 'chỉ cho biết điều sẽ xảy ra, không lưu gì',
    uploading: 'Đang tải lên',
    importing: 'Đang nhập các dòng',
    refused: (row, column, why) => `Dòng ${row}${column === undefined ? '' : ` (${column})`}: ${why}`,
    differs: (row, columns) => `Dòng ${row}: sổ đăng ký ghi khác ở ${columns} và được giữ nguyên`,
    counts: (imported, updated, alreadyThere, refused) =>
      `${imported} dòng được nhập, ${updated} được cập nhật, ${alreadyThere} đã có sẵn, ${refused} bị từ chối.`,
    wouldBe: (counts) => `Nếu nhập thật: ${counts}`,
  },
  product: {
    description: 'sản phẩm đã đăng ký',
    list: 'liệt kê sản phẩm cùng các quy cách',
    search: 'một phần của tên, viết kiểu nào cũng được',
    titles: { variant: 'mã quy cách', product: 'mã sản phẩm', gtin: 'gtin', name: 'tên', pack: 'quy cách' },
  },
  account: {
    description: 'tài khoản đăng nhập',
    setupLink: 'đường dẫn để người quản trị đầu tiên thiết lập hệ thống; các đường dẫn trước hết hiệu lực',
    setupNote: (day) => `Mở đường dẫn này trong trình duyệt trước hết ngày ${day}. Chỉ dùng được một lần.`,
    resetLink: 'đường dẫn đặt mật khẩu mới, khi không người quản trị nào đăng nhập được',
    resetNote: (email, day) =>
      `Chỉ đưa đường dẫn này cho chủ của ${email}. Dùng được một lần, trước hết ngày ${day}.`,
    unknown: (email) => `Không có tài khoản nào có địa chỉ ${email}.`,
    list: 'liệt kê tài khoản theo tên',
    states: { invited: 'đã mời', active: 'đang dùng', ended: 'đã kết thúc' },
    titles: {
      id: 'số',
      role: 'vai trò',
      boundTo: 'phạm vi',
      state: 'trạng thái',
      email: 'thư điện tử',
      name: 'tên',
    },
  },
  token: {
    description: 'mã truy cập API',
    create: 'tạo mã truy cập; nội dung mã chỉ hiện một lần này',
    role: 'mã này được làm gì',
    name: 'ai dùng mã này',
    producer: 'chủ thể mà mã của vai trò producer thay mặt',
    province: 'hai chữ số: giới hạn officer hoặc inspector trong một tỉnh',
    commune: 'năm chữ số: giới hạn officer trong một xã, phường',
    days: 'số ngày đến khi hết hạn; không có thì không hết hạn',
    made: (id, name, role) => `Mã truy cập ${id} cho ${name} (${role}). Hãy cất giữ: mã không được lưu lại.`,
    list: 'liệt kê mã truy cập, mới nhất trước',
    titles: {
      id: 'số',
      role: 'vai trò',
      boundTo: 'phạm vi',
      created: 'ngày tạo',
      until: 'đến',
      name: 'tên',
    },
    revokedMark: 'đã thu hồi',
    revoke: 'làm mã truy cập vô hiệu từ nay',
    revoked: (id) => `Đã thu hồi mã truy cập ${id}.`,
  },
};
