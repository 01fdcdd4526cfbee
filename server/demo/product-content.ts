import type { Motif } from './photos.ts';

/** A text in both languages. */
export interface InTwoLanguages {
  readonly vi: string;
  readonly en: string;
}

/** What the demo tells of a product, as its producer would. */
export interface ProductContent {
  readonly story: InTwoLanguages;
  readonly ingredients: InTwoLanguages;
  readonly warnings: InTwoLanguages;
  readonly pack: { readonly name: string; readonly netContent: string };
  readonly motif: Motif;
  readonly accent: string;
  readonly stages: readonly { readonly vi: string; readonly en: string; readonly daysBefore: number }[];
}

/** Texts for a product of which the demo knows nothing but its group. */
export function contentFor(product: {
  readonly name: string;
  readonly productGroup: string;
}): ProductContent {
  return CONTENT[product.productGroup] ?? FOOD;
}

const FOOD: ProductContent = {
  story: {
    vi: 'Nội dung minh họa. Nông sản được các hộ liên kết trồng trên đất đỏ bazan, thu hái bằng tay khi vừa chín và sấy ngay trong ngày. Mỗi mẻ sấy có sổ ghi ngày thu hoạch, người thu mua và kết quả kiểm tra độ ẩm.',
    en: 'Illustrative text. Partner households grow the crop on red basalt soil, pick it by hand when it is just ripe and dry it the same day. Every drying run has a record of the day of harvest, the buyer and the moisture measured.',
  },
  ingredients: {
    vi: 'Nông sản tươi 100 %, không chất bảo quản.',
    en: '100 % fresh produce, no preservatives.',
  },
  warnings: {
    vi: 'Bảo quản nơi khô ráo, tránh ánh nắng. Dùng trong 15 ngày sau khi mở gói.',
    en: 'Keep dry and out of the sun. Use within 15 days of opening.',
  },
  pack: { name: 'Túi 250 g', netContent: '250 g' },
  motif: 'bag',
  accent: '#b5622d',
  stages: [
    { vi: 'Thu hoạch', en: 'Harvest', daysBefore: 9 },
    { vi: 'Sơ chế và sấy', en: 'Cleaning and drying', daysBefore: 7 },
    { vi: 'Đóng gói', en: 'Packing', daysBefore: 0 },
  ],
};

const BEVERAGE: ProductContent = {
  ...FOOD,
  story: {
    vi: 'Nội dung minh họa. Nguyên liệu đến từ vùng trồng trên 900 m, được chọn quả chín, phơi trên giàn và rang từng mẻ nhỏ tại xưởng của hợp tác xã. Nhãn ghi đúng vụ thu hoạch và ngày rang.',
    en: 'Illustrative text. The crop grows above 900 m; ripe fruit is chosen, dried on racks and roasted in small runs in the cooperative’s own workshop. The label names the harvest and the day of roasting.',
  },
  ingredients: { vi: 'Nguyên liệu tự nhiên 100 %, không hương liệu.', en: '100 % natural, no flavouring.' },
  warnings: {
    vi: 'Người nhạy cảm với caffeine nên dùng lượng vừa phải.',
    en: 'People sensitive to caffeine should drink it in moderation.',
  },
  pack: { name: 'Túi 500 g', netContent: '500 g' },
  accent: '#5b3a29',
  stages: [
    { vi: 'Thu hái', en: 'Picking', daysBefore: 40 },
    { vi: 'Phơi', en: 'Drying', daysBefore: 30 },
    { vi: 'Rang và đóng gói', en: 'Roasting and packing', daysBefore: 0 },
  ],
};

const MEDICINAL: ProductContent = {
  ...FOOD,
  story: {
    vi: 'Nội dung minh họa. Dược liệu được trồng và thu hái theo mùa, rửa sạch, cô đặc ở nhiệt độ thấp. Mỗi lô được lưu mẫu để đối chiếu khi cần.',
    en: 'Illustrative text. The herbs are grown and picked in season, washed and concentrated at low temperature. A sample of each lot is kept for comparison.',
  },
  ingredients: { vi: 'Dược liệu 100 %.', en: '100 % herbs.' },
  warnings: {
    vi: 'Không phải là thuốc và không thay thế thuốc chữa bệnh. Phụ nữ mang thai hỏi ý kiến bác sĩ trước khi dùng.',
    en: 'Not a medicine and no substitute for one. Pregnant women should ask a doctor first.',
  },
  pack: { name: 'Hũ 100 g', netContent: '100 g' },
  motif: 'jar',
  accent: '#3f6b3a',
};

const CONTENT: Readonly<Record<string, ProductContent>> = {
  food: FOOD,
  beverage: BEVERAGE,
  medicinal: MEDICINAL,
};
