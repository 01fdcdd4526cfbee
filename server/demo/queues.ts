import { randomBytes } from 'node:crypto';
import { Type } from 'typebox';
import { addDays, civilDay } from '../../stamps/civil-day.ts';
import type { ApiClient } from '../cli/api-client.ts';
import { uploadBody } from '../cli/upload.ts';
import type { DemoApi, Product } from './demo-api.ts';
import type { Asking } from './person.ts';
import { packOf } from './stories.ts';

/** What waits for the officer today, and who asks for it. */
export interface Queues {
  readonly client: ApiClient;
  readonly api: DemoApi;
  /** The producer's own software. */
  readonly software: Asking;
  readonly producerId: string;
  /** A product of which more is ordered than was declared. */
  readonly product: Product;
  /** What decides in the province, as decisions name it. */
  readonly authority: string;
  readonly nowMs: number;
  /** Link of the stamp that somebody copied. */
  readonly copied: string;
}

const Anything = Type.Unknown();

/** Stamps of the product that its producer declares to need in a year, and those ordered beyond them. */
const DECLARED = 10_000;
const ORDERED = 12_000;

/** The secret of an applicant's link. */
const SECRET_BYTES = 32;

/** A commune of the sample. */
const COMMUNE = { provinceCode: '68', commune: '22924' };

/** Fills every queue of the officer: a new producer, a new product, an entry's edit, an order, the annex of a decision. */
export async function fillQueues(queues: Queues): Promise<void> {
  const { client, api, software, producerId, product, copied } = queues;
  await client.json({ method: 'POST', path: '/api/v1/applications', body: application() }, Anything);
  for (const body of reportsOf(copied))
    await client.json({ method: 'POST', path: '/api/v1/reports', body }, Anything);
  await software.send('POST', 'products', Anything, {
    producerId,
    name: 'Mứt dâu tây sấy dẻo (sản phẩm minh họa)',
    productGroup: 'food',
    story: [{ text: { vi: 'Dâu hái sáng sớm, sấy ở nhiệt độ thấp (minh họa).' } }],
  });
  await software.send('PATCH', `producers/${producerId}`, Anything, {
    website: 'https://moi.minh-hoa.example',
  });
  await api.describe(product.id, { annualQuantity: DECLARED, annualQuantityUnit: 'túi' });
  await software.send('POST', 'batches', Anything, { variantId: packOf(product).id, quantity: ORDERED });
  const raw = await uploadBody(annex(), {
    number: '06/QĐ-MINHHOA',
    signedOn: addDays(civilDay(queues.nowMs), -2),
    authority: queues.authority,
    provinceCode: COMMUNE.provinceCode,
  });
  await client.json({ method: 'POST', path: '/api/v1/imports/annexes', raw }, Anything);
}

/** What buyers told of the copied stamp, and of one that was never issued. */
function reportsOf(copied: string): readonly object[] {
  return [
    {
      stamp: copied,
      kind: 'copied',
      text: 'Hai hũ trên cùng một kệ có cùng một mã tem (minh họa).',
      provinceCode: '79',
      place: 'Cửa hàng đặc sản (minh họa)',
      contact: { name: 'Người báo minh họa', phone: '0900 000 000' },
    },
    {
      stamp: copied,
      kind: 'damaged-or-reused-stamp',
      text: 'Tem bong một góc, như bóc ra dán lại (minh họa).',
    },
    { stamp: 'Tem in mờ, không đọc được số', kind: 'other', provinceCode: '68' },
  ];
}

function application(): object {
  return {
    ...COMMUNE,
    secret: randomBytes(SECRET_BYTES).toString('base64url'),
    name: 'Hộ kinh doanh Mật ong Đồi Thông (minh họa)',
    kind: 'household',
    address: 'Thôn 3 (địa chỉ minh họa)',
    products: ['Mật ong hoa cà phê (sản phẩm minh họa)'],
    contact: { name: 'Người nộp (minh họa)', email: 'dang-ky@minh-hoa.example', locale: 'vi' },
  };
}

/** Two products of a producer that is not registered yet, one of them with fewer stars than get a certificate. */
function annex() {
  const rows = [
    'STT;Tên sản phẩm;Nhóm sản phẩm;Chủ thể;Hạng sao',
    '1;Cà phê rang mộc (sản phẩm minh họa);Đồ uống;Tổ hợp tác Sương Sớm (minh họa);03 sao',
    '2;Hồng treo gió (sản phẩm minh họa);Thực phẩm;Tổ hợp tác Sương Sớm (minh họa);02 sao',
  ];
  return {
    name: 'phu-luc-minh-hoa.csv',
    bytes: Buffer.from(`\uFEFF${rows.join('\r\n')}\r\n`),
    mediaType: 'text/csv',
  };
}
