import type { ServiceTexts } from './service.en.ts';

/** What is said of the service, its demo and its backups, in Vietnamese. */
export const SERVICE_VI: ServiceTexts = {
  serve: {
    description: 'chạy dịch vụ đến khi nhận Ctrl-C hoặc SIGTERM (npm start cũng vậy)',
    serving: (publicUrl, url, dataDir) =>
      `Đang phục vụ ${publicUrl} tại ${url}, dữ liệu ở ${dataDir}. Nhấn Ctrl-C để dừng.`,
  },
  backup: {
    description: 'ghi bản sao lưu, gồm cả các khóa đã bọc; chạy được khi dịch vụ đang làm việc',
    file: 'tệp chưa có sẵn',
  },
  restore: {
    description: 'đưa bản sao lưu vào một thư mục dữ liệu trống, hoặc chỉ thử',
    check: 'không đổi gì: kiểm tra tệp, mở các khóa, tạo lại vài con tem từ đó',
    about: (file, bytes, counts) => `${file}: ${bytes} byte, ${counts}.`,
    counts: {
      producers: 'chủ thể',
      products: 'sản phẩm',
      certificates: 'giấy chứng nhận',
      lots: 'lô hàng',
      batches: 'đợt tem',
      stamps: 'tem',
      rangeEntries: 'mục nhật ký',
      scannedStamps: 'tem đã được quét',
    },
    remade: (keys, good, stamps) => `Mở được ${keys} khóa, tạo lại đúng ${good} trên ${stamps} tem.`,
    fault: (code, detail) => `Lỗi ${code}: ${detail}`,
    canBe: 'Bản sao lưu này khôi phục được.',
    cannotBe: 'Bản sao lưu này không khôi phục được.',
    done: (dataDir) => `Đã khôi phục vào ${dataDir}.`,
  },
  demo: {
    description: 'dựng trang web, tạo cơ sở dữ liệu mới với dữ liệu mẫu, phục vụ đến khi nhận Ctrl-C',
    lan: 'phục vụ trên địa chỉ mạng của máy này để điện thoại quét được tờ tem đã in',
    step: (what) => `${what} …`,
    steps: {
      building: 'Dựng các trang web',
      madeUp: 'Đăng ký sản phẩm minh họa, mười ba tháng trước',
      selling: 'Bán hàng, hai tháng trước',
      deciding: 'Thu hồi công nhận, thu hồi lô hàng, tạm dừng tem, tuần trước',
      real: 'Đăng ký sản phẩm thật, cấp và kích hoạt tem hôm nay',
      printing: 'In một tờ tem',
    },
    links: {
      authentic: 'tem thật, đang dùng (authentic)',
      'not-activated': 'chưa kích hoạt (not-activated)',
      'expired-unused': 'quá hạn kích hoạt (expired-unused)',
      suspended: 'đang được kiểm tra (suspended)',
      withdrawn: 'đã bị loại bỏ (withdrawn)',
      recalled: 'lô bị thu hồi (recalled)',
      forged: 'không do hệ thống cấp (forged)',
      unknown: 'không có số này (unknown)',
      malformed: 'không đọc được (malformed)',
      'foreign-host': 'tên miền khác (foreign-host)',
      'recognition-expired': 'công nhận hết hạn (recognition-expired)',
      'recognition-revoked': 'công nhận bị thu hồi (recognition-revoked)',
    },
    runsAt: (baseUrl) => `Tem Quê đang chạy tại ${baseUrl}`,
    foreignHost: (baseUrl) => `hãy dán dòng này vào ${baseUrl} (tự nó không dẫn đến đâu):`,
    sheet: (file) => `Tờ tem để in: ${file}`,
    summary: (batches) => `${batches} đợt tem, một mã truy cập API và mọi đường dẫn: tệp demo.json bên cạnh`,
    api: (url) => `Tài liệu API: ${url}`,
    howToStop: 'Nhấn Ctrl-C để dừng; lần chạy sau bắt đầu lại từ đầu.',
    stopped: 'Đã dừng.',
    stoppedEarly: 'Đã dừng khi bản demo chưa sẵn sàng.',
    folderForeign: (dataDir) =>
      `${dataDir} không trống và không do bản demo tạo ra nên được giữ nguyên. Hãy đặt DATA_DIR là thư mục khác.`,
    noNetwork: 'Máy này không có địa chỉ trong mạng nội bộ; hãy bỏ --lan.',
    portInUse: (port, host, other) =>
      `Cổng ${port} của ${host} đang được dùng. Hãy dừng chương trình đang dùng, hoặc chọn cổng khác: PORT=${other} npm run demo`,
    portUnavailable: (address, reason) => `Không lắng nghe được ở ${address}: ${reason}`,
    importRefused: (file, row, why) => `Danh sách mẫu bị từ chối: ${file}, dòng ${row}: ${why}`,
  },
};
