import type { TableTexts } from './texts.ts';

/** Vietnamese. */
export const TABLE_TEXTS_VI: TableTexts = {
  notes: {
    product_name: 'Như ghi trong quyết định.',
    group: 'Thực phẩm, đồ uống, dược liệu, thủ công mỹ nghệ, sinh vật cảnh hoặc du lịch cộng đồng.',
    producer: 'Hợp tác xã, công ty, tổ hợp tác, hộ kinh doanh. Không ghi tên riêng của cá nhân.',
    commune: 'Xã, phường hiện nay; có hoặc không có chữ "Xã", "Phường". Cần nhập danh mục xã trước.',
    province: 'Tên hoặc mã của một trong 34 tỉnh, thành phố.',
    address: 'Thôn, số nhà, đường.',
    identifier: 'Mã số thuế hoặc mã số doanh nghiệp.',
    stars: '3, 4 hoặc 5; cũng hiểu "03 sao". Cần có khi ghi quyết định.',
    decision_number: 'Để trống nếu chưa có: sản phẩm được ghi vào sổ nhưng chưa được cấp tem.',
    decision_date: 'Ngày ký, ví dụ 05/08/2026. Cần có khi ghi quyết định.',
    authority: 'Cơ quan ký quyết định, ví dụ UBND tỉnh Lâm Đồng. Cần có khi ghi quyết định.',
    expires_on: 'Để trống thì là 36 tháng sau ngày quyết định.',
    ocop_code: 'Ví dụ 68.24688.12.2026.',
    variant: 'Một sản phẩm có nhiều quy cách thì mỗi quy cách một dòng.',
    net_content: 'Như in trên bao bì.',
    gtin: '8, 12, 13 hoặc 14 chữ số. Định dạng cột là chữ để không mất số 0 ở đầu.',
    code: 'Năm chữ số, theo Quyết định 19/2025/QĐ-TTg.',
    name: 'Có chữ "Xã", "Phường" hoặc "Đặc khu" ở đầu.',
    province_code: 'Hai chữ số, ví dụ 68. Định dạng cột là chữ để không mất số 0 ở đầu.',
    province_name: 'Chỉ để dễ đọc; hệ thống dùng mã tỉnh.',
  },
  sheets: { communes: 'Xã, phường', registry: 'Sản phẩm' },
  report: {
    sheet: 'Kết quả nhập',
    row: 'Dòng',
    outcome: 'Kết quả',
    added: 'Thêm vào sổ',
    faults: 'Lỗi',
    differs: 'Sổ ghi khác ở',
    adds: { producer: 'chủ thể', product: 'sản phẩm', variant: 'quy cách', certificate: 'giấy chứng nhận' },
  },
};
