import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WEB_ROOT } from '../../server/http/web-files.ts';
import {
  accessibilityFaults,
  horizontalOverflowPx,
  launchBrowser,
  type PageOptions,
  type TestBrowser,
} from '../support/browser.ts';
import { type Market, pathOf, startMarket } from '../support/market.ts';

let market: Market;
let browser: TestBrowser;
let origin: string;

beforeAll(async () => {
  // A page of an https service would ask the browser to upgrade its requests.
  market = await startMarket({ webRoot: WEB_ROOT, config: { publicUrl: 'http://tem.example.vn' } });
  market.test.clock.set(Date.now());
  origin = await market.test.app.listen({ host: '127.0.0.1', port: 0 });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await market.close();
});

async function open(link: string, options: PageOptions = {}): Promise<Page> {
  const page = await browser.openPage({ baseUrl: origin, ...options });
  await page.goto(pathOf(link));
  return page;
}
const withLanguage = (path: string, language: string) =>
  `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;
const totalOf = async (index: number) =>
  (
    await market.test.storage.db
      .selectFrom('scanTotal')
      .select('scans')
      .where('batchCode', '=', market.batchCode)
      .where('stampIndex', '=', index)
      .executeTakeFirst()
  )?.scans ?? 0;
const countLine = (page: Page) => page.locator('#count').textContent();

const PAGES = [
  'authentic',
  'not-activated',
  'expired-unused',
  'suspended',
  'withdrawn',
  'recalled',
  'forged',
  'unknown',
  'malformed',
  'recognition-expired',
  'recognition-revoked',
] as const;

describe('every page', () => {
  const SCHEMES = [
    ['vi', 'light'],
    ['en', 'dark'],
  ] as const;

  it.each(PAGES)(
    '%s is accessible in both languages and colour schemes, and does not scroll sideways',
    async (name) => {
      const page = await open(market.links[name]);
      for (const [language, colorScheme] of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        await page.goto(withLanguage(pathOf(market.links[name]), language));
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        // Folded parts count too.
        await page.evaluate(() => {
          for (const fold of document.querySelectorAll('details')) fold.open = true;
        });
        expect(await accessibilityFaults(page)).toEqual([]);
        expect(await horizontalOverflowPx(page)).toBe(0);
      }
      await page.context().close();
    },
  );

  it.each(['phone', 'desk'] as const)('the home page is accessible and fits on a %s', async (viewport) => {
    const page = await browser.openPage({ baseUrl: origin, viewport });
    for (const [language, colorScheme] of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      await page.goto(`/?lang=${language}`);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await horizontalOverflowPx(page)).toBe(0);
    }
    await page.context().close();
  });
});

describe('the verdict', () => {
  it.each(PAGES)('%s is the first thing on a phone, without script too', async (name) => {
    const page = await open(market.links[name], { javaScript: false });
    const box = await page.locator('#verdict').boundingBox();
    expect(box?.y ?? 999).toBeLessThan(200);
    expect(await page.locator('.verdict header svg').isVisible()).toBe(true);
    const styled = await page.locator('.verdict').evaluate((card) => getComputedStyle(card).borderLeftWidth);
    expect(styled).toBe('8px');
    await page.context().close();
  });

  it('keeps its stamp when the language is switched with one tap', async () => {
    const page = await open(market.links.recalled);
    await page.getByRole('link', { name: 'English' }).click();
    expect(await page.locator('h1').textContent()).toBe('This lot is being recalled');
    expect(page.url()).toContain('?s=');
    await page.getByRole('link', { name: 'Tiếng Việt' }).click();
    expect(await page.locator('h1').textContent()).toBe('Lô hàng này đang bị thu hồi');
    expect(await page.context().cookies()).toEqual([]);
    await page.context().close();
  });
});

describe('counting', () => {
  it('happens once for a page that is seen, and the page says so', async () => {
    const page = await open(await market.link(40));
    await page.waitForFunction(() => document.getElementById('count')?.textContent?.includes('đầu tiên'));
    expect(await totalOf(40)).toBe(1);
    await page.reload();
    await page.waitForFunction(() => document.getElementById('count')?.textContent?.includes('lần thứ 2'));
    expect(await page.locator('#seen').textContent()).toMatch(/Máy này đã kiểm tra tem này/);
    expect(await totalOf(40)).toBe(2);
    const seen = await market.test.storage.db
      .selectFrom('scanEvent')
      .select('seenBefore')
      .where('stampIndex', '=', 40)
      .execute();
    expect(seen.map(({ seenBefore }) => seenBefore).sort()).toEqual(['no', 'today']);
    await page.context().close();
  });

  it('waits until a hidden page is looked at', async () => {
    const page = await browser.openPage({ baseUrl: origin });
    await page.addInitScript(() => {
      let state = 'hidden';
      Object.defineProperty(document, 'visibilityState', { get: () => state });
      Object.assign(window, {
        show: () => {
          state = 'visible';
          document.dispatchEvent(new Event('visibilitychange'));
        },
      });
    });
    await page.goto(pathOf(await market.link(41)));
    await page.waitForTimeout(400);
    expect([await totalOf(41), await countLine(page)]).toEqual([0, 'Chưa ai kiểm tra tem này trước đây.']);
    await page.evaluate('window.show()');
    await page.waitForFunction(() => document.getElementById('count')?.textContent?.includes('đầu tiên'));
    await page.evaluate('window.show()');
    await page.waitForTimeout(200);
    expect(await totalOf(41)).toBe(1);
    await page.context().close();
  });

  it('adds the province that the reader chooses to the same check, and remembers the choice', async () => {
    const page = await open(await market.link(42));
    await page.waitForFunction(() => document.getElementById('count')?.textContent?.includes('đầu tiên'));
    const posted = page.waitForResponse('**/api/v1/scans**');
    await page.getByLabel(/tỉnh, thành phố nào/).selectOption('68');
    await posted;
    const events = await market.test.storage.db
      .selectFrom('scanEvent')
      .selectAll()
      .where('stampIndex', '=', 42)
      .execute();
    expect(events.map(({ provinceCode }) => provinceCode)).toEqual(['68']);
    await page.goto(pathOf(await market.link(43)));
    expect(await page.getByLabel(/tỉnh, thành phố nào/).inputValue()).toBe('68');
    await page.context().close();
  });

  it('takes a tap without script, and a reload of its answer counts nothing', async () => {
    const page = await open(await market.link(44), { javaScript: false });
    expect(await countLine(page)).toBe('Chưa ai kiểm tra tem này trước đây.');
    expect(await totalOf(44)).toBe(0);
    await page.getByRole('button', { name: 'Tính lần kiểm tra này' }).click();
    expect(await countLine(page)).toBe('Đây là lần kiểm tra đầu tiên.');
    await page.reload();
    expect(await countLine(page)).toBe('Đây là lần kiểm tra đầu tiên.');
    expect(await totalOf(44)).toBe(1);
    await page.context().close();
  });

  it('breaks nothing when it cannot be done', async () => {
    const page = await browser.openPage({ baseUrl: origin });
    await page.route('**/api/v1/scans**', (route) => route.fulfill({ status: 422, body: '{}' }));
    await page.goto(pathOf(await market.link(45)));
    await page.waitForFunction(() =>
      document.getElementById('count')?.textContent?.includes('Chưa đếm được'),
    );
    expect(await page.locator('h1').textContent()).toBe('Tem do hệ thống này cấp');
    await page.context().close();
  });

  it('runs under its own policy without a single violation', async () => {
    const page = await browser.openPage({ baseUrl: origin });
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.goto(pathOf(await market.link(46)));
    await page.waitForFunction(() => document.getElementById('count')?.textContent?.includes('đầu tiên'));
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe('typing a serial', () => {
  const serialOf = async (index: number) => /\/21\/(\w+)/.exec(await market.link(index))?.[1] ?? '';

  it('is helped along and ends on the page of the stamp', async () => {
    const page = await browser.openPage({ baseUrl: origin });
    await page.goto('/');
    const serial = await serialOf(50);
    const field = page.getByLabel(/Số tem/);
    const hint = page.locator('#serial-hint');
    await field.pressSequentially(serial.slice(0, 6).toLowerCase());
    expect(await hint.textContent()).toBe('Đã gõ 6 trên 16 ký tự.');
    await field.pressSequentially('u');
    expect(await hint.textContent()).toContain('không có trong số tem');
    await field.press('Backspace');
    const wrong = serial.endsWith('Z') ? '0' : 'Z';
    await field.pressSequentially(serial.slice(6, 15) + wrong);
    expect(await hint.textContent()).toContain('chưa đúng');
    await field.press('Backspace');
    await field.pressSequentially(serial.slice(15));
    expect(await hint.textContent()).toContain('gõ đúng');
    expect(await field.inputValue()).toMatch(/^\w{4}-\w{4}-\w{4}-\w{4}$/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await field.press('Enter');
    expect(await page.locator('h1').textContent()).toBe('Tem do hệ thống này cấp');
    await page.context().close();
  });

  it('works without script, forgives, and helps to mend', async () => {
    const page = await browser.openPage({ baseUrl: origin, javaScript: false, locale: 'en-US' });
    const serial = await serialOf(51);
    await page.goto('/');
    await page.getByLabel(/Stamp number/).fill(`${serial.slice(0, 13)} u${serial.slice(14)}`);
    await page.getByRole('button', { name: 'Check' }).click();
    expect(await page.locator('.verdict').textContent()).toContain('fourth group');
    await page.getByLabel(/Stamp number/).fill(serial.toLowerCase().replace(/(.{4})/g, '$1 '));
    await page.getByRole('button', { name: 'Check' }).click();
    expect(await page.locator('h1').textContent()).toBe('This stamp was issued here');
    await page.context().close();
  });
});
