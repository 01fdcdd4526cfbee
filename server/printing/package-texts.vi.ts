/** What the print house reads in the package. */
export interface PackageTexts {
  readonly title: string;
  readonly decimalPoint: ',' | '.';
  readonly batch: (code: string, product: string) => string;
  readonly stamps: (first: number, last: number, count: number) => string;
  readonly stock: (name: string, sheets: number) => string;
  readonly files: (pdf: string, csv: string) => readonly string[];
  /** Where the scratch layer goes on each label; lengths in mm as texts. */
  readonly scratch: (width: string, height: string, left: string, top: string) => readonly string[];
  readonly care: readonly string[];
}

/** The package's read-me in Vietnamese. */
export const PACKAGE_VI: PackageTexts = {
  decimalPoint: ',',
  title: 'TEM ĐIỆN TỬ: BỘ TỆP GỬI NHÀ IN',
  batch: (code, product) => `Đợt tem ${code}: ${product}`,
  stamps: (first, last, count) => `Tem số ${first} đến ${last}: ${count} tem, mỗi tem một mã riêng`,
  stock: (name, sheets) => `Khổ giấy: ${name}, ${sheets} tờ`,
  files: (pdf, csv) => [
    `${pdf}: tờ tem dàn sẵn, in đúng cỡ 100 %, mực đen thuần (K 100).`,
    `${csv}: một dòng một tem (số thứ tự, số tem, đường dẫn), dùng khi nhà in tự dàn trang.`,
  ],
  scratch: (width, height, left, top) => [
    `Vùng cào: ${width} × ${height} mm, cách mép trái nhãn ${left} mm và mép trên nhãn ${top} mm, có viền mảnh trên tờ.`,
    'Trong viền là mã 8 số (cột hidden_code), mỗi tem một mã. Phủ lớp cào kín cả viền, sau khi mực đã khô; không để lộ mã.',
  ],
  care: [
    'Nếu tự tạo mã QR: mã hóa nguyên văn cột uri, mức sửa lỗi L trở lên, vùng trống 4 mô-đun, mô-đun từ 0,29 mm.',
    'Không in một mã hai lần. Tem hỏng, tem thử phải hủy và báo lại số lượng hoặc số tờ, vị trí.',
    'Xóa bộ tệp này sau khi giao hàng: ai có tệp đều in được tem.',
  ],
};
