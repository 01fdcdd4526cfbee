import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WEB_ROOT } from '../../server/http/web-files.ts';
import { parseStampText } from '../../stamps/link/index.ts';
import { findLabelStock, slotRect } from '../../stamps/sheet/index.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import {
  accessibilityFaults,
  horizontalOverflowPx,
  launchBrowser,
  type TestBrowser,
} from '../support/browser.ts';
import { jsqrOne, zxing } from '../support/decoders.ts';
import { cropPicture, drawPage } from '../support/pdf.ts';
import { signedIn } from '../support/sessions.ts';

/** A producer's way: from a batch to a sheet that was used before, printed from label 12 on. */
describe('printing in the studio', () => {
  let server: TestApp;
  let browser: TestBrowser;
  let owner: string;
  let baseUrl: string;
  beforeAll(async () => {
    [server, browser] = await Promise.all([
      startTestApp({ webRoot: WEB_ROOT, config: { publicUrl: 'http://tem.example.test' } }),
      launchBrowser(),
    ]);
    await writeRegistry(server.storage.db);
    owner = await server.token('producer', { producerId: 'highland' });
    baseUrl = await server.app.listen({ port: 0, host: '127.0.0.1' });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  async function openAsOwner(viewport: 'phone' | 'desk', javaScript = true): Promise<Page> {
    const page = await browser.openPage({ viewport, baseUrl, javaScript });
    const { cookie } = await signedIn(server, { role: 'producer', producerId: 'highland' });
    // At an address without encryption the cookies have their plain names.
    const cookies = cookie.split('; ').map((pair) => {
      const [name = '', value = ''] = pair.replace('__Host-', '').split('=');
      return { name, value, url: baseUrl };
    });
    await page.context().addCookies(cookies);
    return page;
  }

  async function newBatch(quantity: number): Promise<string> {
    const payload = { variantId: 'tea-bag', quantity };
    return (await server.call({ method: 'POST', url: '/api/v1/batches', payload, token: owner })).json().code;
  }

  async function download(page: Page): Promise<Buffer> {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải tệp PDF' }).click(),
    ]);
    return await readFile(await file.path());
  }

  it.each(['phone', 'desk'] as const)(
    'at the width of a %s: stock, preview, label 12, file; every symbol lies where the job says',
    async (viewport) => {
      const code = await newBatch(20);
      const page = await openAsOwner(viewport);
      await page.goto(`/console/batches/${code}/print`);
      await page.getByLabel('Khổ giấy', { exact: true }).selectOption('a4-24-70x37');
      await page.locator('svg.sheet a[data-start="24"]').waitFor();
      await page.locator('svg.sheet a[data-start="12"]').click();
      await page.locator('svg.sheet a[data-start="12"][aria-current]').waitFor();
      expect(await page.getByLabel('Bắt đầu từ nhãn', { exact: true }).inputValue()).toBe('12');
      expect(await horizontalOverflowPx(page)).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Tạo tệp in' }).click();
      await page.waitForURL(/\/console\/print-jobs\//);
      expect(await horizontalOverflowPx(page)).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
      const jobId = /print-jobs\/([\w-]{22})/.exec(page.url())?.[1];
      const pdf = await download(page);
      await expect.poll(() => page.getByText('Đã tải xong.').isVisible(), { timeout: 10_000 }).toBe(true);
      const { items } = (
        await server.call({ url: `/api/v1/print-jobs/${jobId}/slots?sheet=1`, token: owner })
      ).json();
      expect(items.map(({ slot }: { slot: number }) => slot)).toEqual([
        12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
      ]);
      const { picture } = await drawPage(pdf, 300);
      const stock = findLabelStock('a4-24-70x37');
      if (stock === undefined) throw new TypeError('no such stock');
      const perMm = 300 / 25.4;
      for (const { slot, serial } of items) {
        const { xMm, yMm, widthMm, heightMm } = slotRect(stock, slot);
        const label = cropPicture(picture, {
          x: xMm * perMm,
          y: yMm * perMm,
          width: widthMm * perMm,
          height: heightMm * perMm,
        });
        const [text = ''] = await jsqrOne(label);
        expect(await zxing(label)).toEqual([text]);
        expect([slot, parseStampText(text)]).toMatchObject([slot, { ok: true, serial }]);
      }
      const empty = cropPicture(picture, { x: 0, y: 0, width: 210 * perMm, height: 37 * perMm });
      expect(await zxing(empty)).toEqual([]);
    },
    60_000,
  );

  it('by the keyboard: arrow keys go from label to label, Enter begins there', async () => {
    const code = await newBatch(5);
    const page = await openAsOwner('desk');
    await page.goto(`/console/batches/${code}/print?stock=a4-24-70x37&output=sheet`);
    await page.locator('svg.sheet a[data-start="1"]').focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowLeft']) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
    await page.locator('svg.sheet a[data-start="7"][aria-current]').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-start'))).toBe('7');
  });

  it('without script: the button shows the preview, the number says where to begin', async () => {
    const code = await newBatch(5);
    const page = await openAsOwner('phone', false);
    await page.goto(`/console/batches/${code}/print`);
    await page.getByLabel('Khổ giấy', { exact: true }).selectOption('a4-24-70x37');
    await page.getByLabel('Bắt đầu từ nhãn', { exact: true }).fill('3');
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.locator('svg.sheet a[data-start="3"][aria-current]').waitFor();
    await page.getByRole('button', { name: 'Tạo tệp in' }).click();
    await page.waitForURL(/\/console\/print-jobs\//);
    const { picture } = await drawPage(await download(page), 300);
    expect(await zxing(picture)).toHaveLength(5);
    const third = cropPicture(picture, { x: (140 / 25.4) * 300, y: 0, width: picture.width, height: 440 });
    expect(await zxing(third)).toHaveLength(1);
  });
});
