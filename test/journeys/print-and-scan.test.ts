import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FoundCode, readCodes } from '../../server/cli/codes/read-codes.ts';
import {
  accessibilityFaults,
  horizontalOverflowPx,
  launchBrowser,
  type TestBrowser,
} from '../support/browser.ts';
import { type RunningDemo, startDemo } from '../support/demo.ts';

/** A consumer's way: from the printed sheet to the verdict on a phone. */
describe('from a printed sheet to a verdict', () => {
  let demo: RunningDemo;
  let browser: TestBrowser;
  let codes: FoundCode[];
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
    codes = await readCodes(demo.summary.sheetPdf);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await demo.stop();
    await demo.remove();
  });

  it('reads every symbol of the sheet and opens one of them on a phone', async () => {
    expect(codes).toHaveLength(65);
    const scanned = codes[37]?.text ?? '';
    // As a camera reads it: the scheme in lower case, the host and the path in upper case.
    expect(scanned).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/01\/\d{14}\/21\/[0-9A-Z]{16}\?s=\d{155}$/);
    const page = await browser.openPage();
    const response = await page.goto(scanned);
    expect(response?.status()).toBe(200);
    const product = demo.summary.products[0]?.name ?? '';
    expect(await page.locator('main').innerText()).toContain(product);
    expect(await page.locator('html').getAttribute('lang')).toBe('vi');
    expect(await horizontalOverflowPx(page)).toBe(0);
  });

  it('shows every verdict at 360 px, without a fault of accessibility and without scrolling sideways', async () => {
    const page = await browser.openPage();
    const broken: string[] = [];
    for (const [name, link] of Object.entries(demo.summary.links)) {
      if (name === 'foreign-host') continue;
      await page.goto(link);
      for (const fault of await accessibilityFaults(page))
        broken.push(`${name}: ${fault.rule} ${fault.targets}`);
      if ((await horizontalOverflowPx(page)) > 0) broken.push(`${name}: scrolls sideways`);
    }
    expect(broken).toEqual([]);
  }, 120_000);

  it('shows the verdict without script, in the dark', async () => {
    const page = await browser.openPage({ javaScript: false, colorScheme: 'dark' });
    await page.goto(demo.summary.links.recalled ?? '');
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect(await page.locator('main').innerText()).toContain('Thông báo minh họa');
  });

  it('counts a visit that is seen; asking alone does not count', async () => {
    // A stamp of the sheet that no other case opens.
    const link = codes[50]?.text ?? '';
    const scans = async (): Promise<unknown> =>
      Object(await (await fetch(link, { headers: { accept: 'application/json' } })).json()).counts?.scans;
    expect([await scans(), await scans()]).toEqual([0, 0]);
    const page = await browser.openPage();
    await page.goto(link);
    await expect.poll(scans, { timeout: 10_000 }).toBe(1);
  });

  it('opens every symbol of the sheet on a phone, and each is authentic', async () => {
    const page = await browser.openPage();
    const wrong: string[] = [];
    for (const { text } of codes) {
      const response = await page.goto(text, { waitUntil: 'domcontentloaded' });
      const word = await page.locator('h1').innerText();
      if (response?.status() !== 200 || word !== 'Tem do hệ thống này cấp') wrong.push(`${text}: ${word}`);
      if ((await horizontalOverflowPx(page)) > 0) wrong.push(`${text}: scrolls sideways`);
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});
