import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Request } from 'playwright-core';
import qrcode from 'qrcode';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WEB_ROOT } from '../../server/http/web-files.ts';
import {
  accessibilityFaults,
  horizontalOverflowPx,
  launchBrowser,
  launchWithCamera,
  type PageOptions,
  type TestBrowser,
} from '../support/browser.ts';
import { type Market, pathOf, startMarket } from '../support/market.ts';

const GENUINE = 'Tem do hệ thống này cấp';

let market: Market;
let origin: string;
let folder: string;
let withCamera: TestBrowser;
let denied: TestBrowser;
let withoutCamera: TestBrowser;

beforeAll(async () => {
  market = await startMarket({ webRoot: WEB_ROOT, config: { publicUrl: 'http://tem.example.vn' } });
  origin = await market.test.app.listen({ host: '127.0.0.1', port: 0 });
  folder = await mkdtemp(join(tmpdir(), 'temque-camera-'));
  // Three seconds in the dark, then a stamp.
  const night = await sharp({ create: { width: 1280, height: 720, channels: 3, background: '#141210' } })
    .jpeg()
    .toBuffer();
  const stamp = await pictureOf(await market.link(60));
  const film = join(folder, 'film.mjpeg');
  await writeFile(film, Buffer.concat([...Array<Buffer>(90).fill(night), ...Array<Buffer>(90).fill(stamp)]));
  [withCamera, denied, withoutCamera] = await Promise.all([
    launchWithCamera(film),
    launchWithCamera(film, 'deny'),
    launchBrowser(),
  ]);
});
afterAll(async () => {
  await Promise.all([withCamera?.close(), denied?.close(), withoutCamera?.close()]);
  await market.close();
  await rm(folder, { recursive: true, force: true });
});

/** A code as a phone sees it on a table. */
async function pictureOf(...texts: string[]): Promise<Buffer> {
  const codes = await Promise.all(texts.map((text) => qrcode.toBuffer(text, { width: 480, margin: 4 })));
  return await sharp({ create: { width: 1280, height: 720, channels: 3, background: '#b9b2a4' } })
    .composite(codes.map((input, place) => ({ input, left: 100 + place * 560, top: 120 })))
    .jpeg({ quality: 90 })
    .toBuffer();
}

async function home(browser: TestBrowser, options: PageOptions = {}): Promise<Page> {
  const page = await browser.openPage({ baseUrl: origin, ...options });
  page.setDefaultTimeout(15_000);
  await page.goto('/');
  return page;
}

const said = (page: Page) => page.locator('.scanner [role=status]');
const readPhoto = async (page: Page, ...texts: string[]) =>
  await page
    .getByLabel('Hoặc chọn ảnh chụp con tem')
    .setInputFiles({ name: 'tem.jpg', mimeType: 'image/jpeg', buffer: await pictureOf(...texts) });

describe('the camera in the page', () => {
  it('is used by keyboard, says when it is dark, and opens the stamp that it reads on our host', async () => {
    const page = await home(withCamera);
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const button = page.getByRole('button', { name: 'Quét tại đây' });
    await button.focus();
    await page.keyboard.press('Enter');
    await said(page).getByText('Hơi tối').waitFor();
    expect(await page.locator(':focus').textContent()).toBe('Dừng quét');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await horizontalOverflowPx(page)).toBe(0);
    await page.getByRole('heading', { name: GENUINE }).waitFor();
    expect(page.url().startsWith(`${origin}/01/`)).toBe(true);
    expect(faults).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(origin) && !url.startsWith('blob:'))).toEqual([]);
    await page.context().close();
  });

  it('is closed by the same button, which keeps the focus', async () => {
    const page = await home(withCamera);
    await page.getByRole('button', { name: 'Quét tại đây' }).press('Enter');
    await page.getByRole('button', { name: 'Dừng quét' }).press('Enter');
    expect(await said(page).textContent()).toBe('Đã dừng quét.');
    expect(await page.locator('video').isVisible()).toBe(false);
    expect(await page.locator(':focus').textContent()).toBe('Quét tại đây');
    await page.context().close();
  });

  it('says what to do where it is denied', async () => {
    const page = await home(denied);
    await page.getByRole('button', { name: 'Quét tại đây' }).click();
    await said(page).getByText('chưa được phép dùng máy ảnh').waitFor();
    expect(await page.locator('video').isVisible()).toBe(false);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('is not offered where there is none, nor anything of it without script', async () => {
    const page = await home(withoutCamera);
    await page.getByLabel('Hoặc chọn ảnh chụp con tem').waitFor();
    expect(await page.getByRole('button', { name: 'Quét tại đây' }).isVisible()).toBe(false);
    await page.context().close();
    const plain = await home(withoutCamera, { javaScript: false });
    expect(await plain.locator('.scanner').isVisible()).toBe(false);
    await plain.context().close();
  });
});

describe('the page around it', () => {
  it('stays within its budget until the scanner is wanted, and alone may compile what reads codes', async () => {
    const page = await withoutCamera.openPage({ baseUrl: origin });
    const loaded: Promise<number>[] = [];
    const weigh = (request: Request) => {
      if (!request.url().endsWith('.svg'))
        loaded.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    };
    page.on('requestfinished', weigh);
    const answer = await page.goto('/', { waitUntil: 'networkidle' });
    page.off('requestfinished', weigh);
    const sizes = await Promise.all(loaded);
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(15 * 1024);
    const policyOf = (headers: Record<string, string> | undefined) => headers?.['content-security-policy'];
    expect(policyOf(answer?.headers())).toContain("script-src 'self' 'wasm-unsafe-eval';");
    const stamp = await page.goto(pathOf(await market.link(65)));
    expect(policyOf(stamp?.headers())).toContain("script-src 'self';");
    await page.context().close();
  });
});

describe('a photo', () => {
  it('opens the page of its stamp', async () => {
    const page = await home(withoutCamera);
    await readPhoto(page, await market.link(61));
    await page.getByRole('heading', { name: GENUINE }).waitFor();
    await page.context().close();
  });

  it('has a link on another host judged, which is never opened', async () => {
    const page = await home(withoutCamera);
    const hosts: string[] = [];
    page.on('request', (request) => hosts.push(new URL(request.url()).host));
    await readPhoto(page, (await market.link(62)).replace('tem.example.vn', 'tem.evil.example'));
    await page.getByRole('heading', { name: 'Đường dẫn này thuộc một trang khác' }).waitFor();
    expect(new URL(page.url()).origin).toBe(origin);
    expect(hosts.filter((host) => host.includes('evil'))).toEqual([]);
    await page.context().close();
  });

  it('with another code, several stamps or none says so and stays', async () => {
    const page = await home(withoutCamera);
    await readPhoto(page, 'https://shop.example/khuyen-mai');
    await said(page).getByText('mã QR của shop.example').waitFor();
    await readPhoto(page, await market.link(63), await market.link(64));
    await said(page).getByText('Thấy 2 con tem').waitFor();
    await readPhoto(page);
    await said(page).getByText('Không thấy mã QR trong ảnh').waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });
});
