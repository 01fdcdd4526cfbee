import type { ExternalId, Standard } from '../domain/product-facts.ts';
import type { Motif } from './photos.ts';

/** A text in both languages. */
export interface InTwoLanguages {
  readonly vi: string;
  readonly en: string;
}

/** What the demo tells of a made-up product, as its producer would. */
export interface ProductContent {
  readonly story: InTwoLanguages;
  readonly ingredients: InTwoLanguages;
  readonly warnings: InTwoLanguages;
  readonly standards: readonly Standard[];
  readonly externalIds: readonly ExternalId[];
  readonly pack: { readonly name: string; readonly netContent: string };
  readonly motif: Motif;
  readonly accent: string;
  readonly stages: readonly { readonly vi: string; readonly en: string; readonly daysBefore: number }[];
}

/** Content of a made-up product by its group. */
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
    vi: 'Nông sản tươi 100 %, không chất bảo quản (thông tin minh họa).',
    en: '100 % fresh produce, no preservatives (illustrative).',
  },
  warnings: {
    vi: 'Bảo quản nơi khô ráo, tránh ánh nắng. Dùng trong 15 ngày sau khi mở gói (thông tin minh họa).',
    en: 'Keep dry and out of the sun. Use within 15 days of opening (illustrative).',
  },
  standards: [
    {
      name: 'HACCP (minh họa)',
      number: 'MH-HACCP-01',
      issuer: 'Tổ chức chứng nhận minh họa',
      validUntil: '2099-12-31',
    },
    { name: 'Tiêu chuẩn cơ sở TCCS 01 (minh họa)' },
  ],
  externalIds: [
    { system: 'Cổng truy xuất nguồn gốc (minh họa)', id: 'MH-0001' },
    { system: 'Sàn thương mại (minh họa)', id: 'MH-SKU-250' },
  ],
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
  ingredients: {
    vi: 'Nguyên liệu tự nhiên 100 %, không hương liệu (thông tin minh họa).',
    en: '100 % natural, no flavouring (illustrative).',
  },
  warnings: {
    vi: 'Người nhạy cảm với caffeine nên dùng lượng vừa phải (thông tin minh họa).',
    en: 'People sensitive to caffeine should drink it in moderation (illustrative).',
  },
  pack: { name: 'Túi 500 g', netContent: '500 g' },
  accent: '#5b3a29',
  stages: [
    { vi: 'Thu hái', en: 'Picking', daysBefore: 40 },
    { vi: 'Phơi', en: 'Drying', daysBefore: 30 },
    { vi: 'Rang và đóng gói', en: 'Roasting and packing', daysBefore: 0 },
  ],
};

const CONTENT: Readonly<Record<string, ProductContent>> = {
  food: FOOD,
  beverage: BEVERAGE,
};
