import {
  type Freshness,
  LANGUAGES,
  type Locale,
  type LotView,
  type PageFrame,
  type ProducerView,
  type ProductView,
  type RecognitionView,
  type StampView,
  TEXTS,
  type Texts,
  type VerdictPage,
} from '../../scanner-web/views/index.ts';
import { styleSheet } from '../../server/http/style-sheet.ts';
import type { Severity, Verdict } from '../../stamps/verdict/index.ts';
import { pageSeverity, VERDICT_SEVERITY } from '../../stamps/verdict/index.ts';

/** 10:15 on 21 November 2026 in Vietnam. */
export const NOW_MS = Date.parse('2026-11-21T03:15:00Z');

/** The style sheet of the public pages. */
export const CSS = styleSheet('page');

/** The frame of a page in one language. */
export function frame(language: Locale | Texts): PageFrame {
  const texts = typeof language === 'string' ? TEXTS[language] : language;
  return {
    texts,
    others: LANGUAGES.filter(({ code }) => code !== texts.code),
    host: 'tem.lamdong.example',
    origin: 'https://tem.lamdong.example',
    selfPath: `/01/08936012345674/21/K7M2QX00042F3K9B?s=${'7'.repeat(155)}`,
    css: CSS,
    scriptHref: '/assets/scan.js',
    retentionDays: 365,
    reportDays: 365,
    nowMs: NOW_MS,
  };
}

/** A product with every field filled. */
export const PRODUCT: ProductView = {
  id: 'p_Xk2v9QmT',
  name: 'Mắc ca Lê Anh Tuy Đức',
  nameEn: 'Le Anh Tuy Duc macadamia nuts',
  group: 'food',
  pack: 'Hộp 500 g',
  netContent: '500 g',
  gtin: '08936012345674',
  ocopCode: '68-24763-12-2025',
  image: null,
  story: [
    {
      heading: { vi: 'Từ đất bazan', en: 'From basalt soil' },
      text: {
        vi: 'Cây mắc ca bén rễ trên đất bazan Tuy Đức từ những năm 2010.\n\nHợp tác xã thu mua hạt rụng tự nhiên, sấy chậm và tách vỏ tại xưởng.',
        en: 'Macadamia trees took root in the basalt soil of Tuy Duc in the 2010s.',
      },
      photos: [
        {
          src: `/media/${'c'.repeat(64)}.webp`,
          alt: 'Vườn mắc ca ba năm tuổi',
          altEn: 'Macadamia trees three years old',
          caption: { vi: 'Vườn ở thôn 3', en: 'The grove at hamlet 3' },
          widthPx: 1280,
          heightPx: 853,
        },
      ],
    },
  ],
  ingredients: { vi: 'Hạt mắc ca 100 %.', en: 'Macadamia nuts 100 %.' },
  instructions: { vi: 'Ăn liền sau khi mở hộp.', en: 'Ready to eat.' },
  storage: { vi: 'Để nơi khô, mát.', en: 'Keep dry and cool.' },
  warnings: { vi: 'Có hạt cây: người dị ứng với hạt không dùng.', en: 'Contains tree nuts.' },
  standards: [
    { name: 'HACCP', number: 'HC-118/2025', issuer: 'Quacert', validUntil: '2028-03-31' },
    { name: 'TCVN 11923:2017' },
  ],
  externalIds: [{ system: 'Cổng truy xuất quốc gia', id: '893601234567-000118' }],
  buyLinks: [{ label: 'Gian hàng của hợp tác xã', url: 'https://shop.longviet.example/mac-ca' }],
};

/** A producer with every field filled. */
export const PRODUCER: ProducerView = {
  name: 'Hợp tác xã Nông nghiệp và Dịch vụ Long Việt',
  kind: 'cooperative',
  identifier: '6400401234',
  phone: '0261 3 123 456',
  website: 'longviet.example',
  address: 'Thôn 3, Xã Quảng Trực, tỉnh Lâm Đồng',
  formerAddress: 'Thôn 3, xã Quảng Trực, huyện Tuy Đức, tỉnh Đắk Nông',
  provinceCode: '68',
  province: 'Tỉnh Lâm Đồng',
  provinceEn: 'Lam Dong',
  about: { vi: 'Hợp tác xã của 42 hộ trồng mắc ca.', en: 'A cooperative of 42 macadamia growers.' },
  logo: null,
  photos: [],
};

/** A lot with every field filled. */
export const LOT: LotView = {
  number: 'MC-2026-11',
  producedOn: '2026-11-03',
  expiresOn: '2027-11-03',
  stages: [
    {
      name: 'Thu hoạch',
      nameEn: 'Harvest',
      on: '2026-10-20',
      place: 'Vườn Quảng Trực',
      locationCode: 'PUC-68-0021',
    },
    {
      name: 'Sấy, tách vỏ, đóng gói',
      nameEn: 'Drying, cracking, packing',
      on: '2026-11-03T02:30:00Z',
      place: 'Xưởng hợp tác xã',
      locationCode: '8936012340006',
      productCode: '08936012345674',
    },
  ],
  recall: null,
};

/** A stamp as it is shown. */
export const STAMP: StampView = {
  serial: 'K7M2-QX00-042F-3K9B',
  batchCode: 'K7M2QX',
  index: 132,
  link: 'https://tem.lamdong.example/01/08936012345674/21/K7M2QX00042F3K9B',
  activatedMs: Date.parse('2026-11-04T01:00:00Z'),
  unusedDeadlineOn: '2027-11-01',
  voidReason: null,
  claimedMs: null,
};

/** One recognition of each status. */
export const RECOGNITIONS: Readonly<Record<RecognitionView['status'], RecognitionView>> = {
  valid: recognition('valid', 'ok', { stars: 4, validUntil: '2028-06-19' }),
  extended: recognition('extended', 'ok', { stars: 4, validUntil: '2027-02-10' }),
  expired: recognition('expired', 'warning', { validUntil: '2026-06-19' }),
  revoked: recognition('revoked', 'danger', {
    validUntil: '2028-06-19',
    revokedOn: '2026-09-12',
    revocationGround: 'c',
  }),
  none: {
    ...recognition('none', 'notice', {}),
    decisionNumber: null,
    decidedOn: null,
    authority: null,
  },
};

function recognition(
  status: RecognitionView['status'],
  severity: Severity,
  rest: Partial<RecognitionView>,
): RecognitionView {
  return {
    status,
    severity,
    stars: null,
    decisionNumber: '858/QĐ-UBND',
    decidedOn: '2025-06-19',
    authority: 'UBND tỉnh Đắk Nông',
    validUntil: null,
    revokedOn: null,
    revocationGround: null,
    ...rest,
  };
}

const WITHOUT_FACTS: readonly Verdict[] = ['forged', 'foreign-host', 'unknown', 'malformed'];

/** The page of a verdict as the server would make it, with everything that such a page can show. */
export function verdictPage(
  verdict: Verdict,
  language: Locale | Texts = 'vi',
  status: RecognitionView['status'] = 'valid',
  freshness: Freshness = 'fresh',
): VerdictPage {
  const bare = WITHOUT_FACTS.includes(verdict);
  const unassigned = verdict === 'not-activated' || verdict === 'expired-unused';
  const severity = VERDICT_SEVERITY[verdict];
  const shownRecognition = bare ? null : RECOGNITIONS[status];
  const lot: LotView = {
    ...LOT,
    expiresOn: freshness === 'past' ? '2026-11-20' : LOT.expiresOn,
    recall:
      verdict === 'recalled'
        ? {
            atMs: NOW_MS - 86_400_000,
            notice: { vi: 'Lô hàng có thể nhiễm nấm mốc.', en: 'This lot may contain mould.' },
          }
        : null,
  };
  return {
    frame: frame(language),
    verdict,
    verdictSeverity: severity,
    severity: pageSeverity(
      severity,
      shownRecognition?.severity,
      freshness === 'past' && !bare && !unassigned ? 'warning' : 'ok',
    ),
    proof: bare ? 'none' : 'signature',
    otherVerdicts: verdict === 'withdrawn' ? ['suspended'] : [],
    copyReasons: verdict === 'suspect-copy' ? ['many-visitors', 'far-places'] : [],
    fault: verdict === 'malformed' ? { code: 'serial-character', group: 3 } : null,
    typed: verdict === 'malformed' ? 'K7M2-QX00-U42F-3K9B' : null,
    stamp:
      verdict === 'malformed'
        ? null
        : {
            ...STAMP,
            activatedMs: bare || unassigned ? null : STAMP.activatedMs,
            voidReason: verdict === 'withdrawn' ? 'stolen' : null,
            claimedMs: verdict === 'claimed' ? NOW_MS - 3_600_000 : null,
            link: verdict === 'unknown' ? null : STAMP.link,
          },
    counts: bare ? null : { scans: 1, firstMs: NOW_MS - 3_780_000 },
    claim: null,
    counting: bare ? null : { token: 'token', link: '/S/K7M2QX00042F3K9B', state: 'open' },
    recognition: shownRecognition,
    freshness: bare || unassigned ? null : freshness,
    product: bare ? null : PRODUCT,
    producer: bare ? null : PRODUCER,
    lot: bare || unassigned ? null : lot,
    provinces: [
      { code: '01', name: 'Thành phố Hà Nội' },
      { code: '68', name: 'Tỉnh Lâm Đồng' },
    ],
  };
}
