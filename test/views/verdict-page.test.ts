import { describe, expect, it } from 'vitest';
import {
  type Locale,
  renderHomePage,
  renderNoticePage,
  renderVerdictPage,
  TEXTS,
  type VerdictPage,
} from '../../scanner-web/views/index.ts';
import { LINK_DAMAGES } from '../../stamps/link/index.ts';
import { STAMP_FAULTS, VERDICTS } from '../../stamps/verdict/index.ts';
import { frame, RECOGNITIONS, verdictPage } from './pages.ts';

const LOCALES: readonly Locale[] = ['vi', 'en'];
const STATUSES = ['valid', 'extended', 'expired', 'revoked', 'none'] as const;

/** The page without its style sheet and script. */
function textOf(page: VerdictPage): string {
  return renderVerdictPage(page).replace(/<style>[\s\S]*?<\/style>/, '');
}

const CASES = LOCALES.flatMap((locale) =>
  VERDICTS.flatMap((verdict) => STATUSES.map((status) => [verdict, status, locale] as const)),
);

describe('the page of a verdict', () => {
  it.each(CASES)('%s with recognition %s in %s is complete', (verdict, status, locale) => {
    const page = verdictPage(verdict, locale, status);
    const html = textOf(page);
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html).toContain(`data-severity="${page.severity}" data-verdict="${verdict}"`);
    for (const missing of [
      'undefined',
      'null',
      '[object',
      'NaN',
      '{at}',
      '<p></p>',
      '<h1 id="verdict"></h1>',
    ]) {
      expect(html.replace('{at}', '')).not.toContain(missing);
    }
    expect(html).toContain('<meta name="robots" content="noindex,nofollow">');
  });

  it.each(CASES)('%s with recognition %s in %s never says that goods are fake', (verdict, status, locale) => {
    expect(textOf(verdictPage(verdict, locale, status))).not.toMatch(
      /hàng giả|giả mạo|\bfake\b|counterfeit/i,
    );
  });

  it.each(CASES)(
    '%s with recognition %s in %s draws stars only while they may be shown',
    (verdict, status, locale) => {
      const html = textOf(verdictPage(verdict, locale, status));
      const told = !['forged', 'unknown', 'foreign-host', 'malformed'].includes(verdict);
      expect(html.includes('class="stars"')).toBe(told && (status === 'valid' || status === 'extended'));
    },
  );

  it('draws no stars for an expired certificate, even when it still names them', () => {
    const page = verdictPage('authentic', 'vi', 'expired');
    const html = textOf({ ...page, recognition: { ...RECOGNITIONS.expired, stars: 4 } });
    expect(html).not.toContain('class="stars"');
  });

  it('says in its words what makes it worse than the stamp', () => {
    const headline = (status: (typeof STATUSES)[number], locale: Locale) =>
      /<h1 id="verdict">([^<]*)/.exec(textOf(verdictPage('authentic', locale, status)))?.[1];
    expect(headline('revoked', 'en')).toBe(
      'This stamp was issued here, but the OCOP recognition was revoked',
    );
    expect(headline('expired', 'vi')).toBe('Tem do hệ thống này cấp, nhưng công nhận OCOP đã hết hạn');
    expect(headline('valid', 'en')).toBe('This stamp was issued here');
  });

  it('is never green when the recognition was revoked or the goods are past their date', () => {
    expect(verdictPage('authentic', 'vi', 'revoked').severity).toBe('danger');
    const past = textOf(verdictPage('authentic', 'vi', 'valid', 'past'));
    expect(past).toContain('data-severity="warning" data-verdict="authentic"');
    expect(past).toContain('nhưng sản phẩm đã quá hạn sử dụng');
    expect(textOf(verdictPage('authentic', 'vi', 'revoked', 'past'))).toContain(
      'Sản phẩm đã quá hạn sử dụng.',
    );
  });

  it.each(LOCALES)('shows in %s every field that a look-up must show', (locale) => {
    const html = textOf(verdictPage('authentic', locale));
    const expected = [
      'Mắc ca Lê Anh Tuy Đức',
      '08936012345674',
      'Hợp tác xã Nông nghiệp và Dịch vụ Long Việt',
      '6400401234',
      'Thôn 3, Xã Quảng Trực, tỉnh Lâm Đồng',
      'huyện Tuy Đức, tỉnh Đắk Nông',
      locale === 'vi' ? 'Tỉnh Lâm Đồng, Việt Nam' : 'Lam Dong, Viet Nam',
      'PUC-68-0021',
      '8936012340006',
      locale === 'vi' ? '03/11/2026, 09:30' : '3 Nov 2026, 09:30',
      locale === 'vi' ? '03/11/2027' : '3 Nov 2027',
      'MC-2026-11',
      'K7M2-QX00-042F-3K9B',
      'https://tem.lamdong.example/01/08936012345674/21/K7M2QX00042F3K9B',
      '(01)08936012345674(21)K7M2QX00042F3K9B',
      'HACCP',
      'HC-118/2025',
      '858/QĐ-UBND',
      'UBND tỉnh Đắk Nông',
      locale === 'vi' ? 'người dị ứng với hạt' : 'Contains tree nuts',
      '893601234567-000118',
      '68-24763-12-2025',
      'p_Xk2v9QmT',
    ];
    for (const text of expected) expect(html).toContain(text);
    const way = /<ol class="trace">(.*?)<\/ol>/s.exec(html)?.[1];
    expect(way).toContain('Vườn Quảng Trực');
    expect(way).not.toContain('PUC-68-0021');
  });

  it('says nothing about the product of a stamp that is not ours', () => {
    for (const verdict of ['forged', 'unknown', 'foreign-host', 'malformed'] as const) {
      expect(textOf(verdictPage(verdict))).not.toContain('Mắc ca');
    }
  });

  it('counts for the reader, and says so when it could not', () => {
    const counted = {
      ...verdictPage('authentic'),
      counts: { scans: 2, firstMs: frame('vi').nowMs - 3_780_000 },
    };
    const counting = { token: '', link: '/S/K7M2QX00042F3K9B' };
    const done = textOf({ ...counted, counting: { ...counting, state: 'done' } });
    expect(done).toContain('Được kiểm tra lần thứ 2 · lần đầu hôm nay, 09:12.');
    expect(done).not.toContain('action="/api/v1/scans');
    const failed = textOf({ ...counted, counting: { ...counting, state: 'failed' } });
    expect(failed).toContain('Chưa đếm được lần kiểm tra này');
    expect(failed).toContain('action="/api/v1/scans');
  });

  it('keeps the stamp when the language is switched', () => {
    expect(textOf(verdictPage('authentic'))).toContain(`${'7'.repeat(155)}&#38;lang&#61;en"`);
  });
});

describe('what is wrong with a text', () => {
  it.each(LOCALES.flatMap((locale) => STAMP_FAULTS.map((fault) => [fault, locale] as const)))(
    '%s is explained in %s without accusing anybody',
    (code, locale) => {
      const html = textOf({ ...verdictPage('malformed', locale), fault: { code } });
      expect(html).toContain('data-severity="notice"');
      expect(html).not.toMatch(/undefined|null/);
    },
  );

  it('names the group, the length, the damage and the foreign site', () => {
    const said = (fault: VerdictPage['fault']) => textOf({ ...verdictPage('malformed', 'en'), fault });
    expect(said({ code: 'serial-character', group: 3 })).toContain('third group');
    expect(said({ code: 'serial-length', length: 15 })).toContain('you typed 15');
    expect(said({ code: 'foreign-code', host: 'pay.example' })).toContain('pay.example');
    const damages = new Set(LINK_DAMAGES.map((damage) => said({ code: 'damaged-link', damage })));
    expect(damages.size).toBe(LINK_DAMAGES.length);
  });
});

const HOSTILE = `<img src=x onerror="alert(1)">'"&</style><script>`;

/** The same value with every text replaced by hostile text. */
function hostile<T>(value: T): T {
  if (typeof value === 'string') return HOSTILE as T;
  if (Array.isArray(value)) return value.map(hostile) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, hostile(part)])) as T;
}

describe('hostile text', () => {
  it.each(LOCALES)('stays text in every field of a page in %s', (locale) => {
    const page = verdictPage('recalled', locale);
    const { product, producer, lot } = page;
    if (product === null || producer === null || lot === null) throw new TypeError('the page has goods');
    const html = textOf({
      ...page,
      typed: HOSTILE,
      frame: {
        ...page.frame,
        selfPath: `/S/${HOSTILE}`,
        host: HOSTILE,
        origin: HOSTILE,
        scriptHref: HOSTILE,
      },
      stamp: {
        ...page.stamp,
        ...hostile(page.stamp),
        ...{ claimedMs: null, activatedMs: 0, index: 1 },
      } as VerdictPage['stamp'],
      recognition: {
        ...RECOGNITIONS.revoked,
        ...hostile({ decisionNumber: '', authority: '', decidedOn: '', revokedOn: '' }),
      },
      product: {
        ...hostile(product),
        group: product.group,
        image: { src: HOSTILE, alt: HOSTILE, widthPx: 1, heightPx: 1 },
      },
      producer: { ...hostile(producer), kind: producer.kind },
      lot: { ...hostile(lot), recall: { atMs: 0, notice: { vi: HOSTILE, en: HOSTILE } } },
    });
    expect(html).not.toContain('<img src=x');
    expect(html).not.toContain('<script>');
    expect(html).not.toMatch(/onerror="/);
    expect(html.match(/&#60;img src&#61;x/g)?.length).toBeGreaterThan(30);
  });

  it('makes a link of a website only when it is a web address', () => {
    const page = verdictPage('authentic');
    const siteOf = (website: string) => {
      const { producer, product } = page;
      if (producer === null || product === null) throw new TypeError('the page has a product');
      return textOf({
        ...page,
        product: { ...product, buyLinks: [] },
        producer: { ...producer, website },
      });
    };
    expect(siteOf('longviet.example')).toContain('href="https://longviet.example/"');
    expect(siteOf('javascript:alert(1)')).not.toContain('href="javascript');
    expect(siteOf('chưa có')).not.toContain('rel="nofollow');
    expect(siteOf('data:text/html,x')).not.toContain('href="data');
  });
});

describe('the other pages', () => {
  it.each(LOCALES)('the home page in %s has a form that works without script', (locale) => {
    const html = renderHomePage({ frame: frame(locale) });
    expect(html).toMatch(/<form action="\/" method="get"[\s\S]*name="serial"/);
    expect(html).not.toContain('noindex');
    expect(html).not.toMatch(/undefined|null|\[object/);
  });

  it.each(LOCALES)('a throttled network is told in %s how long to wait', (locale) => {
    const notice = { code: 'throttled', retryAfterSeconds: 40 } as const;
    const html = renderNoticePage({ frame: frame(locale), severity: 'notice', notice });
    expect(html).toContain(`40 ${locale === 'vi' ? 'giây' : 'seconds'}`);
    expect(html).toContain('name="serial"');
  });

  it('writes large numbers as each language does', () => {
    expect(TEXTS.vi.counts.soFar(12_345, 'x')).toContain('12.345');
    expect(TEXTS.en.counts.soFar(12_345, 'x')).toContain('12,345');
  });
});
