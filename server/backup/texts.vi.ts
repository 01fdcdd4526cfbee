import type { BackupTexts } from './texts.en.ts';

/** What is said of backups, in Vietnamese. */
export const BACKUP_TEXTS_VI: BackupTexts = {
  noFullPath: (file) => `${file}: đây không phải đường dẫn đầy đủ trong một thư mục có sẵn`,
  ownFile: (file) => `${file}: chính máy chủ đang dùng tệp này`,
  noPlainFile: (file) => `${file}: đây không phải tệp thông thường`,
  exists: (file) => `${file} đã có sẵn`,
  checkFailed: (file, fault) => `${file}: ${fault}`,
  notEmpty: (dataDir, found) =>
    `${dataDir} không trống (${found}); bản sao lưu chỉ được khôi phục vào thư mục trống`,
  danglingReference: (table) => `${table}: có dòng trỏ đến một dòng không tồn tại`,
  stampDiffers: (index, batch, verdict, link) => `tem ${index} của đợt ${batch} là ${verdict} ${link}`,
  stampNotMade: (index, batch) =>
    `tem ${index} của đợt ${batch} không tạo lại được từ đợt tem, quy cách và nhật ký`,
};
