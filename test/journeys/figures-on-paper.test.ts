import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  consolePage,
  type FiguresPage,
  figuresBody,
  figuresLead,
  SHELL_TEXTS,
} from '../../scanner-web/views/console/index.ts';
import { PROVINCES } from '../../server/domain/province-names.ts';
import { styleSheet } from '../../server/http/style-sheet.ts';
import { addDays, type CivilDay, parseCivilDay } from '../../stamps/civil-day.ts';
import { VERDICTS } from '../../stamps/verdict/index.ts';
import { launchBrowser, type TestBrowser } from '../support/browser.ts';
import { drawPage } from '../support/pdf.ts';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const FIRST = parseCivilDay('2026-10-01') as CivilDay;
const DAYS = Array.from({ length: 30 }, (_, place) => addDays(FIRST, place));
const stamps = { ordered: 41_000, printed: 40_500, activated: 39_777, voided: 12, claimed: 3 };
const byVerdict = Object.fromEntries(VERDICTS.map((verdict, place) => [verdict, 700 - place]));

/** A country in full: every province, every verdict, a month day by day. */
const FIGURES: FiguresPage = {
  span: '30d',
  recognised: {
    products: 12_345,
    byGroup: ['food', 'beverage', 'medicinal', 'handicraft', 'ornamental', 'tourism'].map((productGroup) => ({
      productGroup,
      products: 2_000,
    })),
    byStars: [5, 4, 3].map((stars) => ({ stars, products: stars * 1_000 })),
    byProvince: PROVINCES.map(([provinceCode], place) => ({ provinceCode, products: 900 - place })),
    byCommune: null,
    byYear: [2023, 2024, 2025, 2026].flatMap((year) =>
      [5, 4, 3].map((stars) => ({ year, stars, products: stars * 10 })),
    ),
    expiring: [180, 120, 30].map((withinDays) => ({ withinDays, products: withinDays })),
  },
  stamps: { total: stamps, steps: DAYS.map((day) => ({ from: day, to: day, ...stamps })) },
  scans: {
    total: 8_334,
    byVerdict: VERDICTS.map((verdict) => ({ verdict, scans: byVerdict[verdict] ?? 0 })),
    byProvince: PROVINCES.map(([provinceCode], place) => ({ provinceCode, scans: 300 - place })),
    steps: DAYS.map((day) => ({ from: day, to: day, scans: 8_334, byVerdict })),
  },
  byProduct: null,
  provinces: { codes: PROVINCES.map(([code]) => code), chosen: '' },
};

it('the figures of a whole country are four pages at most, each drawing whole with its numbers', async () => {
  const lead = figuresLead({ scope: null, from: '2026-10-01', to: '2026-10-30' }, FIGURES, 'vi');
  const names = new Map(PROVINCES.map(([code, name]) => [code, name]));
  const frame = {
    locale: 'vi',
    step: 'day',
    provinceName: (code: string) => names.get(code) ?? code,
  } as const;
  const document = consolePage(
    {
      locale: 'vi',
      host: 'tem.example.vn',
      path: '/console/statistics',
      selfHref: '/console/statistics',
      styleHref: '/none.css',
      scriptHref: null,
      csrf: 'csrf',
      who: { role: 'officer', name: 'Nguyễn Thị Hoa' },
      nav: [{ key: 'audit', href: '/console/audit', isCurrent: false }],
    },
    {
      title: 'Số liệu',
      lead,
      body: figuresBody(FIGURES, frame),
      actions: [{ label: 'Tải XLSX', href: '/x' }],
      crumbs: [{ label: 'Trang đầu', href: '/console' }],
    },
    SHELL_TEXTS.vi,
  );
  const page = await browser.openPage({ viewport: 'desk', javaScript: false });
  await page.setContent(document.replace('</head>', `<style>${styleSheet('console')}</style></head>`));
  const pdf = await page.pdf({ preferCSSPageSize: true });
  // Areas that are painted rather than drawn took 35 MB and half a minute.
  expect(pdf.length).toBeLessThan(1_000_000);
  const first = await drawPage(pdf, 20);
  expect(first.pageCount).toBeLessThanOrEqual(4);
  expect([first.widthPt, first.heightPt].map(Math.round)).toEqual([595, 842]);
  const rest = Array.from({ length: first.pageCount - 1 }, (_, place) => drawPage(pdf, 20, place + 1));
  const pages = [first, ...(await Promise.all(rest))].map(({ text }) => text.replace(/\s+/g, ' '));

  expect(pages[0]).toContain('Tem Quê tem.example.vn Số liệu Cả nước, ngày 30/10/2026: 12.345 sản phẩm');
  expect(pages[0]).toContain('Từ 01/10/2026 đến 30/10/2026, 41.000 tem được cấp và 39.777 tem');
  for (const unwanted of [
    'Đăng xuất',
    'Nguyễn Thị Hoa',
    SHELL_TEXTS.vi.nav.audit,
    'Tải XLSX',
    'Trang đầu',
    'English',
  ])
    expect(pages.join(' ')).not.toContain(unwanted);
  const together = [
    ['Lượt kiểm tra theo thời gian', '01/10/2026', '15/10/2026', '30/10/2026', '8.334'],
    ['Lượt kiểm tra theo kết luận', '700', '699', '690', '689'],
    ['Nơi kiểm tra', '300', '278', '267'],
    ['Tem theo thời gian', '01/10/2026', '30/10/2026', '40.500'],
    ['Sản phẩm theo nhóm', 'Du lịch cộng đồng', '2.000'],
    ['Sản phẩm theo tỉnh, thành', '900', '881', '867'],
    ['Sản phẩm theo năm công nhận', '2023', '2026'],
    ['Công nhận sắp hết hạn', 'Trong 30 ngày tới', '180'],
  ];
  for (const words of together) {
    const on = words.map((word) => pages.findIndex((text) => text.includes(word)));
    expect([words[0], pages.some((text) => words.every((word) => text.includes(word))), on]).toEqual([
      words[0],
      true,
      on,
    ]);
  }
});
