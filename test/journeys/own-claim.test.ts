import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WEB_ROOT } from '../../server/http/web-files.ts';
import { codeAt, hiddenBatch } from '../claims/hidden-batch.ts';
import {
  accessibilityFaults,
  horizontalOverflowPx,
  launchBrowser,
  type TestBrowser,
} from '../support/browser.ts';
import { type Market, pathOf, startMarket } from '../support/market.ts';

let market: Market;
let browser: TestBrowser;
let origin: string;
let batch: string;

beforeAll(async () => {
  market = await startMarket({ webRoot: WEB_ROOT, config: { publicUrl: 'http://tem.example.vn' } });
  batch = await hiddenBatch(market);
  origin = await market.test.app.listen({ host: '127.0.0.1', port: 0 });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await market.close();
});

const OWN = '[data-own-claim]';
const stampOf = async (index: number) => pathOf(await market.link(index, batch));

async function use(page: Page, index: number): Promise<void> {
  await page.goto(await stampOf(index));
  await page.locator('#claim-code').fill(await codeAt(market, batch, index));
  await page.getByRole('button', { name: 'Kiểm tra mã cào' }).click();
  await page.waitForSelector('[data-claim]');
}

describe('a phone that used a hidden code', () => {
  it('is told so whenever the stamp is opened again, in every tab, until it forgets', async () => {
    const page = await browser.openPage({ baseUrl: origin });
    const other = await page.context().newPage();
    await other.goto(origin + (await stampOf(0)));
    await use(page, 0);
    expect(await page.locator('[data-claim]').getAttribute('data-claim')).toBe('first');
    expect(await page.locator(OWN).count()).toBe(0);

    await page.goto(`${await stampOf(0)}&lang=en`);
    expect(await page.locator('.verdict').getAttribute('data-verdict')).toBe('claimed');
    expect(await page.locator(OWN).isVisible()).toBe(true);
    expect(await page.locator(OWN).textContent()).toContain('You used this code on this device');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await horizontalOverflowPx(page)).toBe(0);

    // The other tab still has the form, with a key of its own.
    await other.locator('#claim-code').fill(await codeAt(market, batch, 0));
    await other.getByRole('button', { name: 'Kiểm tra mã cào' }).click();
    await other.waitForSelector('[data-claim="earlier"]');
    expect(await other.locator(OWN).isVisible()).toBe(true);

    await page.evaluate(() => localStorage.removeItem('temque.claims'));
    await page.reload();
    expect(await page.locator('.verdict').getAttribute('data-verdict')).toBe('claimed');
    expect(await page.locator(OWN).isVisible()).toBe(false);
    await page.context().close();
  });

  it('is told nothing of the claim of another phone, or of another stamp', async () => {
    const page = await browser.openPage({ baseUrl: origin });
    await use(page, 1);
    const stranger = await browser.openPage({ baseUrl: origin });
    await use(stranger, 2);
    await stranger.goto(await stampOf(1));
    expect(await stranger.locator('.verdict').getAttribute('data-verdict')).toBe('claimed');
    expect(await stranger.locator(OWN).isVisible()).toBe(false);
    // As if it remembered another claim of this stamp.
    await page.evaluate(() => {
      const [[serial, claimedMs]] = JSON.parse(localStorage.getItem('temque.claims') ?? '[]');
      localStorage.setItem('temque.claims', JSON.stringify([[serial, claimedMs - 1]]));
    });
    await page.goto(await stampOf(1));
    expect(await page.locator(OWN).isVisible()).toBe(false);
    await page.context().close();
    await stranger.context().close();
  });

  it('without script sees the plain verdict', async () => {
    const page = await browser.openPage({ baseUrl: origin, javaScript: false });
    await use(page, 3);
    await page.goto(await stampOf(3));
    expect(await page.locator('.verdict').getAttribute('data-verdict')).toBe('claimed');
    expect(await page.locator(OWN).isVisible()).toBe(false);
    await page.context().close();
  });
});
