import { stampMaker } from '../../server/printing/stamp-maker.ts';
import { findBatch } from '../../server/storage/batches.ts';
import { insertCertificate } from '../../server/storage/certificates.ts';
import { insertDecision } from '../../server/storage/decisions.ts';
import { upsertCommune, upsertProvinces } from '../../server/storage/places.ts';
import { insertProducer } from '../../server/storage/producers.ts';
import { insertProduct } from '../../server/storage/products.ts';
import { insertVariant } from '../../server/storage/variants.ts';
import { addDays, civilDay } from '../../stamps/civil-day.ts';
import { type BatchCode, encodeSerial, parseBatchCode } from '../../stamps/serial/index.ts';
import type { Verdict } from '../../stamps/verdict/index.ts';
import { startTestApp, type TestApp, type TestAppOptions } from './app.ts';
import { linkTarget } from './stamp-world.ts';

/** Recognitions that stamps of the market show beside `authentic`. */
export type MarketRecognition = 'recognition-expired' | 'recognition-revoked' | 'recognition-extended';

/** A running service with products, lots and stamps in every state. */
export interface Market {
  readonly test: TestApp;
  /** Code of the batch with GTIN links; 200 stamps. */
  readonly batchCode: string;
  readonly lotId: string;
  /** The link of a stamp as printed; of {@link Market.batchCode} unless another batch is named. */
  link(index: number, batchCode?: string): Promise<string>;
  /** A link for each verdict that a stamp can have by itself, and for recognitions other than valid. */
  readonly links: Readonly<Record<Exclude<Verdict, 'claimed' | 'suspect-copy'> | MarketRecognition, string>>;
  close(): Promise<void>;
}

const GTIN = '08936012345674';
const CREATED_MS = Date.UTC(2025, 5, 1);
/** Text that would be markup, script or SQL anywhere it is not treated as text. */
export const HOSTILE = `<b onclick="x()">'"&{{7*7}}</b>`;

/** Starts a market at 10:15 on 21 November 2026 in Vietnam. */
export async function startMarket(options: TestAppOptions & { story?: string } = {}): Promise<Market> {
  const test = await startTestApp({ nowMs: Date.parse('2026-11-21T03:15:00Z'), ...options });
  await writeRegistry(test, options.story);
  const today = civilDay(test.clock.now());

  const post = async (url: string, payload: object): Promise<Record<string, string>> => {
    const response = await test.call({ method: 'POST', url, payload });
    if (response.statusCode !== 201) throw new Error(`${url}: ${response.body}`);
    return response.json();
  };
  const issue = async (variantId: string, unusedDeadlineOn?: string) =>
    String((await post('/api/v1/batches', { variantId, quantity: 200, unusedDeadlineOn })).code);
  const declare = async (productId: string, number: string) =>
    String(
      (
        await post('/api/v1/lots', {
          productId,
          number,
          producedOn: '2026-11-03',
          expiresOn: '2027-11-03',
          declaredQuantity: 1000,
          stages: [
            {
              name: 'Thu hoạch',
              nameEn: 'Harvest',
              on: '2026-10-20',
              place: 'Vườn Quảng Trực',
              locationCode: 'PUC-68-0021',
            },
            {
              name: 'Đóng gói',
              nameEn: 'Packing',
              on: '2026-11-03',
              place: 'Xưởng hợp tác xã',
              productCode: GTIN,
            },
          ],
        })
      ).id,
    );
  const change = (code: string, body: object) => post(`/api/v1/batches/${code}/ranges`, body);

  const batchCode = await issue('nuts-box');
  const lotId = await declare('nuts', 'MC-2026-11');
  const recalledLot = await declare('nuts', 'MC-2026-10');
  await change(batchCode, { action: 'print', first: 0, last: 199 });
  await change(batchCode, { action: 'activate', first: 0, last: 99, lotId });
  await change(batchCode, { action: 'activate', first: 100, last: 109, lotId: recalledLot });
  await change(batchCode, { action: 'void', first: 90, last: 90, reason: 'stolen' });
  await change(batchCode, { action: 'suspend', first: 91, last: 91 });
  await post(`/api/v1/lots/${recalledLot}/recall`, {
    reason: 'nấm mốc',
    notice: { vi: 'Lô hàng có thể nhiễm nấm mốc.', en: 'This lot may contain mould.' },
  });
  const short = await issue('nuts-bag', addDays(today, 1));
  const products = ['expired', 'revoked', 'extended'] as const;
  const others = new Map<string, string>();
  for (const product of products) {
    const code = await issue(`${product}-bag`);
    await change(code, { action: 'print', first: 0, last: 9 });
    await change(code, { action: 'activate', first: 0, last: 9, lotId: await declare(product, 'L1') });
    others.set(product, code);
  }
  await lapse(test);
  // The short batch's deadline passes; everything else stays.
  test.clock.advance(2 * 86_400_000);

  const link = async (index: number, code = batchCode) => await stampLink(test, code, index);
  const genuine = await link(0);
  const links: Market['links'] = {
    authentic: genuine,
    'not-activated': await link(150),
    'expired-unused': await link(3, short),
    suspended: await link(91),
    withdrawn: await link(90),
    recalled: await link(105),
    forged: tamper(genuine),
    unknown: genuine.replace(/\/21\/.*/, `/21/${encodeSerial(unknownBatch(), 0, 0)}`),
    malformed: genuine.slice(0, -20),
    'foreign-host': genuine.replace('tem.example.vn', 'tem-example.vn'),
    'recognition-expired': await link(0, others.get('expired')),
    'recognition-revoked': await link(0, others.get('revoked')),
    'recognition-extended': await link(0, others.get('extended')),
  };
  return { test, batchCode, lotId, link, links, close: () => test.close() };
}

/** The path and query of a link, as a request to the service itself has them. */
export function pathOf(link: string): string {
  const { pathname, search } = new URL(link);
  return pathname + search;
}

function unknownBatch(): BatchCode {
  const code = parseBatchCode('ZZZZZZ');
  if (code === undefined) throw new TypeError('no batch code');
  return code;
}

/** The last digit of the signature changed: still below 2^512, no longer true. */
function tamper(link: string): string {
  return link.slice(0, -1) + ((Number(link.slice(-1)) + 1) % 10);
}

async function stampLink(test: TestApp, code: string, index: number): Promise<string> {
  const row = await findBatch(test.storage.db, code);
  const batchCode = parseBatchCode(code);
  if (row === undefined || batchCode === undefined) throw new TypeError(`there is no batch ${code}`);
  const { privateKey } = test.keys.issuerFor(row.kid);
  const seed = privateKey.export({ format: 'jwk' }).d;
  if (seed === undefined) throw new TypeError('the issuer key has no private part');
  const maker = stampMaker(
    { batchCode, origin: row.origin, target: linkTarget(row.gtin ?? undefined) },
    {
      tagKey: test.keys.batchTagKey(batchCode, row.tagKeyId),
      signingKey: new Uint8Array(Buffer.from(seed, 'base64url')),
    },
  );
  return maker.link(maker.make(index));
}

async function writeRegistry(test: TestApp, story?: string): Promise<void> {
  const { db } = test.storage;
  const stamped = { createdMs: CREATED_MS, updatedMs: CREATED_MS };
  await upsertProvinces(db, [
    { code: '68', name: 'Tỉnh Lâm Đồng', nameEn: 'Lam Dong Province', matchKey: 'lam dong' },
  ]);
  await upsertCommune(db, {
    code: '24763',
    name: 'Xã Quảng Trực',
    provinceCode: '68',
    matchKey: 'quang truc',
  });
  await insertProducer(db, {
    id: 'longviet',
    name: story ?? 'Hợp tác xã Nông nghiệp và Dịch vụ Long Việt',
    kind: 'cooperative',
    identifier: '6400401234',
    phone: '0261 3 123 456',
    website: 'https://longviet.example',
    address: 'Thôn 3',
    formerAddress: 'Thôn 3, xã Quảng Trực, huyện Tuy Đức, tỉnh Đắk Nông',
    communeCode: '24763',
    provinceCode: '68',
    matchKey: 'longviet',
    searchKey: 'longviet',
    aboutJson: null,
    buyLinksJson: null,
    logoMediaId: null,
    withdrawnMs: null,
    ...stamped,
  });
  for (const id of ['nuts', 'expired', 'revoked', 'extended']) {
    await insertProduct(db, {
      id,
      producerId: 'longviet',
      name: story ?? 'Mắc ca Lê Anh Tuy Đức',
      nameEn: null,
      productGroup: 'food',
      ocopCode: '68-24763-12-2025',
      storyJson: JSON.stringify([
        { text: { vi: story ?? 'Cây mắc ca bén rễ trên đất bazan Tuy Đức.' }, photos: [] },
      ]),
      ingredientsJson: JSON.stringify({ vi: 'Hạt mắc ca 100 %.', en: 'Macadamia nuts 100 %.' }),
      warningsJson: JSON.stringify({ vi: 'Có hạt cây.', en: 'Contains tree nuts.' }),
      standardsJson: JSON.stringify([{ name: 'HACCP', number: 'HC-118/2025', validUntil: '2028-03-31' }]),
      externalIdsJson: JSON.stringify([{ system: 'Cổng truy xuất quốc gia', id: '000118' }]),
      annualQuantity: null,
      annualQuantityUnit: null,
      matchKey: id,
      searchKey: id,
      instructionsJson: null,
      storageJson: null,
      buyLinksJson: null,
      withdrawnMs: null,
      ...stamped,
    });
    for (const kind of ['box', 'bag']) {
      const gtin = id === 'nuts' && kind === 'box' ? GTIN : null;
      await insertVariant(db, {
        id: `${id}-${kind}`,
        productId: id,
        name: story ?? `Hộp 500 g (${kind})`,
        netContent: '500 g',
        gtin,
        mediaId: null,
        ...stamped,
      });
    }
    await insertDecision(db, {
      id: `decision-${id}`,
      number: `${id}/QĐ-UBND`,
      signedOn: '2025-06-19',
      authority: story ?? 'UBND tỉnh Đắk Nông',
      authorityLevel: 'province',
      kind: 'recognition',
      authorityKey: 'province',
      supersededMs: null,
      supersededById: null,
      matchKey: `decision-${id}`,
      createdMs: CREATED_MS,
    });
    await insertCertificate(db, {
      id: `certificate-${id}`,
      productId: id,
      decisionId: `decision-${id}`,
      stars: 4,
      issuedOn: '2025-06-19',
      startsOn: '2025-06-19',
      expiresOn: '2028-06-19',
      extendedUntil: null,
      extensionDecisionId: null,
      revokedOn: null,
      revocationGround: null,
      revocationConclusion: null,
      revocationDecisionId: null,
      followsId: null,
      followsAs: null,
      withdrawnMs: null,
      version: 1,
      ...stamped,
    });
  }
}

/** What happened to the three other products' certificates after their stamps were issued. */
async function lapse(test: TestApp): Promise<void> {
  const { db } = test.storage;
  const set = (id: string, values: object) =>
    db.updateTable('certificate').set(values).where('id', '=', `certificate-${id}`).execute();
  await set('expired', { expiresOn: '2026-11-21' });
  await set('revoked', { revokedOn: '2026-11-21', revocationGround: 'c' });
  await set('extended', { expiresOn: '2026-11-21', extendedUntil: '2027-03-01' });
}
