import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accessibilityFaults,
  horizontalOverflowPx,
  launchBrowser,
  type PageOptions,
  type TestBrowser,
} from '../support/browser.ts';
import { type Market, pathOf, startMarket } from '../support/market.ts';
import { SCRATCH } from '../support/scratch.ts';

let market: Market;
let browser: TestBrowser;
let origin: string;
const folder = mkdtempSync(join(SCRATCH, 'temque-content-'));
const photo = join(folder, 'photo.jpg');
const tokens = { producer: '', officer: '', other: '' };

beforeAll(async () => {
  const webRoot = join(folder, 'web');
  await build({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    logLevel: 'error',
    build: { outDir: webRoot },
  });
  writeFileSync(
    photo,
    await sharp({ create: { width: 900, height: 600, channels: 3, background: '#7a4b22' } })
      .jpeg()
      .toBuffer(),
  );
  market = await startMarket({ webRoot, config: { publicUrl: 'http://tem.example.vn' } });
  tokens.producer = await market.test.token('producer', { producerId: 'longviet' });
  tokens.officer = await market.test.token('officer', { provinceCode: '68' });
  tokens.other = await market.test.token('officer', { provinceCode: '68' });
  origin = await market.test.app.listen({ host: '127.0.0.1', port: 0 });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await market.close();
  rmSync(folder, { recursive: true, force: true });
});

async function as(who: keyof typeof tokens, options: PageOptions = {}): Promise<Page> {
  const page = await browser.openPage({ baseUrl: origin, ...options });
  await page.setExtraHTTPHeaders({ authorization: `Bearer ${tokens[who]}` });
  return page;
}

/** What is wrong with a page as it stands. */
const faults = async (page: Page) => [await accessibilityFaults(page), await horizontalOverflowPx(page)];
const publicPage = async () =>
  (
    await market.test.call({
      url: pathOf(await market.link(5)),
      token: null,
      headers: { accept: 'text/html' },
    })
  ).body;

describe.each(['phone', 'desk'] as const)('on a %s', (viewport) => {
  it('a story goes from its producer through a return to the buyer', async () => {
    const title = `Vườn ${viewport}`;
    const producer = await as('producer', { viewport });
    await producer.goto('/console/products');
    await producer.getByRole('link', { name: 'Mắc ca Lê Anh Tuy Đức' }).first().click();
    await producer.goto('/console/products/nuts/edit');
    const sections = producer.getByRole('group', { name: /^Phần/ });
    const had = await sections.count();
    await producer.getByRole('button', { name: 'Thêm một phần' }).click();
    await producer.getByRole('button', { name: 'Thêm một phần' }).click();
    const first = sections.nth(had);
    await first.getByLabel('Tiêu đề, tiếng Việt').fill(title);
    await first.getByLabel('Lời kể, tiếng Việt').fill('Hạt chữa được bệnh tim.');
    await first.getByLabel('Thêm ảnh').setInputFiles(photo);
    // The photo is sent at once, and asks what it shows.
    await first.locator('.photo-field img[src^="/api/v1/media/"]').waitFor();
    await first.getByLabel('Ảnh cho thấy gì, tiếng Việt').first().fill('Vườn mắc ca');
    await sections
      .nth(had + 1)
      .getByLabel('Tiêu đề, tiếng Việt')
      .fill(`Cách làm ${viewport}`);
    expect(await faults(producer)).toEqual([[], 0]);
    await producer.getByRole('button', { name: 'Gửi duyệt' }).dblclick();
    await producer.waitForURL('**/console/products/nuts?done=submitted');
    expect(await faults(producer)).toEqual([[], 0]);
    expect(await publicPage()).not.toContain(title);

    const officer = await as('officer', { viewport });
    await officer.goto('/console/review');
    expect(await faults(officer)).toEqual([[], 0]);
    await officer.getByRole('link', { name: 'Mắc ca Lê Anh Tuy Đức' }).click();
    const path = new URL(officer.url()).pathname;
    expect(await officer.locator('ins').first().textContent()).toContain(title);
    expect(await officer.locator('.sides img').count()).toBeGreaterThan(0);
    expect(await faults(officer)).toEqual([[], 0]);
    const other = await as('other', { viewport });
    await other.goto(path);
    await officer.getByLabel('Quảng cáo như thuốc chữa bệnh').check();
    await officer.getByLabel('Nói thêm với cơ sở').fill('Bỏ câu chữa bệnh.');
    await officer.getByRole('button', { name: 'Trả lại' }).click();
    await officer.waitForURL('**/console/review?done=returned&of=*');
    await other.getByRole('button', { name: 'Duyệt', exact: true }).click();
    expect(await other.locator('.notice').first().textContent()).toContain('không còn chờ duyệt');
    expect(await publicPage()).not.toContain(title);

    await producer.goto('/console/products/nuts');
    expect(await producer.locator('main').textContent()).toContain('Bỏ câu chữa bệnh.');
    await producer.getByRole('link', { name: 'Sửa nội dung' }).click();
    const draft = producer.getByRole('group', { name: /^Phần/ }).nth(had);
    expect(await draft.getByLabel('Tiêu đề, tiếng Việt').inputValue()).toBe(title);
    await draft.getByLabel('Lời kể, tiếng Việt').fill('Hạt rụng tự nhiên, nhặt bằng tay.');
    await producer.getByRole('button', { name: 'Gửi duyệt' }).click();
    await producer.waitForURL('**/console/products/nuts?done=submitted');

    await officer.goto('/console/review');
    await officer.getByRole('link', { name: 'Mắc ca Lê Anh Tuy Đức' }).click();
    await officer.getByRole('button', { name: 'Duyệt', exact: true }).click();
    await officer.waitForURL('**/console/review?done=approved&of=*');
    await officer.goBack();
    expect(await officer.getByRole('heading', { level: 1 }).textContent()).toContain('Mắc ca');
    const buyer = await publicPage();
    expect(buyer).toContain(title);
    expect(buyer).toContain('Hạt rụng tự nhiên, nhặt bằng tay.');
    expect(buyer).toMatch(/<img src="\/media\/[0-9a-f]{64}\.webp" alt="Vườn mắc ca"/);
    for (const page of [producer, officer, other]) await page.context().close();
  });
});

it('without script sections are added, moved and removed, and a refused form keeps what was typed', async () => {
  const page = await as('producer', { javaScript: false });
  await page.goto('/console/products/revoked/edit');
  await page.getByRole('button', { name: 'Thêm một phần' }).click();
  const sections = page.getByRole('group', { name: /^Phần/ });
  const last = (await sections.count()) - 1;
  await sections.nth(last).getByLabel('Tiêu đề, tiếng Anh').fill('Only English');
  await page.getByRole('button', { name: `Đưa phần ${last + 1} lên trên` }).click();
  expect(
    await sections
      .nth(last - 1)
      .getByLabel('Tiêu đề, tiếng Anh')
      .inputValue(),
  ).toBe('Only English');
  await page.getByRole('button', { name: 'Gửi duyệt' }).click();
  expect(await page.getByRole('alert').count()).toBe(1);
  expect(
    await sections
      .nth(last - 1)
      .getByLabel('Tiêu đề, tiếng Anh')
      .inputValue(),
  ).toBe('Only English');
  await page.getByRole('button', { name: `Bỏ phần ${last}` }).click();
  expect(await sections.count()).toBe(last);
  await page.context().close();
});

it.each(['phone', 'desk'] as const)('a producer tells of itself on a %s', async (viewport) => {
  const page = await as('producer', { viewport });
  for (const path of [
    '/console/profile',
    '/console/new-product',
    '/console/packs/nuts-box',
    '/console/products/nuts/new-pack',
  ]) {
    await page.goto(path);
    expect([path, ...(await faults(page))]).toEqual([path, [], 0]);
  }
  await page.goto('/console/profile');
  await page.getByLabel('Giới thiệu cơ sở, tiếng Việt').fill(`Bốn mươi hộ trồng mắc ca, ${viewport}.`);
  await page.locator('input[name="logo.file"]').setInputFiles(photo);
  await page.getByRole('button', { name: 'Gửi duyệt' }).click();
  await page.waitForURL('**/console/profile?done=submitted');
  expect(await page.getByLabel('Giới thiệu cơ sở, tiếng Việt').inputValue()).toContain(viewport);
  expect(await page.locator('.photo-field img').count()).toBe(1);
  expect(await faults(page)).toEqual([[], 0]);
  await page.context().close();
});

it('a section is added, moved and removed without loading the page anew, by keyboard, and told', async () => {
  const page = await as('producer', {});
  await page.goto('/console/products/revoked/edit');
  await page.evaluate('window.isSamePage = true');
  const sections = page.getByRole('group', { name: /^Phần/ });
  const said = page.getByRole('status').filter({ hasText: /./ });
  const had = await sections.count();
  await page.getByRole('button', { name: 'Thêm một phần' }).press('Enter');
  await said.getByText('Đã thêm một phần trống.').waitFor();
  await page.keyboard.type('Phần mới');
  const last = (place: number) => sections.nth(place).getByLabel('Tiêu đề, tiếng Việt');
  expect(await last(had).inputValue()).toBe('Phần mới');
  await page.getByRole('button', { name: 'Thêm một phần' }).click();
  await sections.nth(had + 1).waitFor();
  await page.getByRole('button', { name: `Đưa phần ${had + 1} xuống dưới` }).press('Enter');
  await said.getByText(`Đã chuyển đến vị trí ${had + 2}.`).waitFor();
  expect([await last(had).inputValue(), await last(had + 1).inputValue()]).toEqual(['', 'Phần mới']);
  expect(await page.evaluate('document.activeElement.value')).toBe(`raise:story[${had + 1}]`);
  await page.getByRole('button', { name: `Bỏ phần ${had + 1}` }).click();
  await expect.poll(() => sections.count()).toBe(had + 1);
  expect(await last(had).inputValue()).toBe('Phần mới');
  expect(await page.evaluate('window.isSamePage')).toBe(true);
  const count = sections.nth(had).locator('[data-count]').first();
  await sections.nth(had).getByLabel('Lời kể, tiếng Việt').fill('Chè');
  expect(await count.textContent()).toBe('3 / 5.000');
  expect(await faults(page)).toEqual([[], 0]);
  await page.context().close();
});

it('words typed while a photo is sent are that photo’s, and none stay for the next one', async () => {
  const page = await as('producer', {});
  await page.goto('/console/products/revoked/edit');
  const words = page.locator('[name="images.newAlt"]');
  await page.route('**/edit', async (route) => {
    if (route.request().method() === 'POST') await words.fill('Đồi chè');
    await route.continue();
  });
  await page.locator('input[name="images.file"]').setInputFiles(photo);
  const alt = page.locator('[name="images[0].alt"]');
  await alt.waitFor();
  await expect.poll(() => alt.inputValue()).toBe('Đồi chè');
  expect(await words.inputValue()).toBe('');
  await page.context().close();
});

it('a photo that would be refused is refused before it is sent, in plain words', async () => {
  const page = await as('producer', {});
  await page.goto('/console/profile');
  let sent = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST') sent += 1;
  });
  const choose = (name: string, mimeType: string, size: number) =>
    page.locator('input[name="images.file"]').setInputFiles({ name, mimeType, buffer: Buffer.alloc(size) });
  const alert = page.getByRole('alert');
  await choose('IMG_0001.HEIC', '', 10);
  expect(await alert.textContent()).toContain('Tương thích nhất');
  await choose('tem.pdf', 'application/pdf', 10);
  expect(await alert.textContent()).toBe('Chỉ nhận ảnh JPEG, PNG hoặc WebP.');
  await choose('to.jpg', 'image/jpeg', 5 * 1024 * 1024 + 1);
  expect(await alert.textContent()).toContain('lớn hơn 5 MB');
  expect(sent).toBe(0);
  expect(await page.locator('input[name="images.file"]').inputValue()).toBe('');
  await page.context().close();
});

it('the check digit that the other digits ask for is told while a GTIN is typed', async () => {
  const page = await as('producer', {});
  await page.goto('/console/packs/nuts-box');
  const gtin = page.locator('input[name="gtin"]');
  const said = page.locator('[data-gtin]');
  await gtin.fill('9521234500017');
  expect(await said.textContent()).toContain('chữ số cuối phải là 8');
  await gtin.fill('952-1234-50001-8');
  expect(await said.textContent()).toBe('Chữ số kiểm tra đúng.');
  await gtin.fill('95212');
  expect(await said.textContent()).toBe('');
  await gtin.blur();
  expect(await said.textContent()).toContain('8, 12, 13 hoặc 14');
  await page.context().close();
});
