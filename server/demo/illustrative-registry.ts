import { addDays, addMonths, type CivilDay } from '../../stamps/civil-day.ts';

/** A product made up for the demo, so that no real one is shown with a warning or with details that nobody stated. */
export interface IllustrativeProduct {
  readonly key: 'showcase' | 'expired' | 'revoked' | 'unused' | 'market';
  readonly name: string;
  readonly nameEn: string;
  readonly group: string;
  readonly stars: number;
  readonly decisionNumber: string;
  readonly decidedOn: CivilDay;
  readonly expiresOn: CivilDay;
}

/** The producer of all of them. */
export const ILLUSTRATIVE_PRODUCER = {
  name: 'Hợp tác xã Minh Họa Tem Quê',
  province: 'Lâm Đồng',
  authority: 'UBND tỉnh Lâm Đồng',
  identifier: '0000000000 (minh họa)',
} as const;

/** The made-up products, their decisions dated so that on `today` each is what its key says. */
export function illustrativeProducts(today: CivilDay): readonly IllustrativeProduct[] {
  const decided = (daysAgo: number, decisionNumber: string) => {
    const decidedOn = addDays(today, -daysAgo);
    return { decisionNumber, decidedOn, expiresOn: addMonths(decidedOn, 36) };
  };
  // 36 months are at most 1096 days: the decision of the expired one ran out three weeks ago.
  return [
    {
      key: 'showcase',
      name: 'Trà ô long (sản phẩm minh họa)',
      nameEn: 'Oolong tea (illustrative product)',
      group: 'beverage',
      stars: 4,
      ...decided(600, '06/QĐ-MINHHOA'),
    },
    {
      key: 'expired',
      name: 'Trà hoa cúc (sản phẩm minh họa)',
      nameEn: 'Chrysanthemum tea (illustrative product)',
      group: 'beverage',
      stars: 4,
      ...decided(1_117, '01/QĐ-MINHHOA'),
    },
    {
      key: 'revoked',
      name: 'Mật ong rừng (sản phẩm minh họa)',
      nameEn: 'Forest honey (illustrative product)',
      group: 'food',
      stars: 3,
      ...decided(600, '02/QĐ-MINHHOA'),
    },
    {
      key: 'unused',
      name: 'Cà phê rang xay (sản phẩm minh họa)',
      nameEn: 'Ground coffee (illustrative product)',
      group: 'beverage',
      stars: 4,
      ...decided(600, '03/QĐ-MINHHOA'),
    },
    {
      key: 'market',
      name: 'Khoai lang sấy (sản phẩm minh họa)',
      nameEn: 'Dried sweet potato (illustrative product)',
      group: 'food',
      stars: 3,
      // Its 36 months end within 180 days.
      ...decided(960, '04/QĐ-MINHHOA'),
    },
  ];
}

/** The table that `import registry` reads for them. */
export function illustrativeRegistryCsv(products: readonly IllustrativeProduct[]): string {
  const columns = [
    'product_name',
    'group',
    'producer',
    'commune',
    'province',
    'address',
    'identifier',
    'stars',
    'decision_number',
    'decision_date',
    'expires_on',
    'authority',
  ];
  const { name: producer, province, authority, identifier } = ILLUSTRATIVE_PRODUCER;
  const rows = products.map((product) => [
    product.name,
    product.group,
    producer,
    '',
    province,
    'Khu trưng bày (địa chỉ minh họa)',
    identifier,
    String(product.stars),
    product.decisionNumber,
    product.decidedOn,
    product.expiresOn,
    authority,
  ]);
  return `${[columns, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`;
}
