import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_TERMS } from '../../server/identity/session-terms.ts';
import type { TestApp } from '../support/app.ts';
import { accessibilityFaults, horizontalOverflowPx, type TestBrowser } from '../support/browser.ts';
import { zxing } from '../support/decoders.ts';
import { type Journey, startJourney } from '../support/journey.ts';
import { drawPage } from '../support/pdf.ts';
import { GOOD_PASSWORD, join, newBrowser } from '../support/people.ts';

/** Sheets of 24 labels: two sheets, the second with two labels on it. */
const STAMPS = 26;
const EMAIL = 'lan@htx.example.vn';

interface Lot {
  readonly number: string;
  readonly activatedQuantity: number;
}

let journey: Journey;
let test: TestApp;
let browser: TestBrowser;
let baseUrl: string;
beforeAll(async () => {
  journey = await startJourney();
  ({ test, browser, baseUrl } = journey);
  await join(test, newBrowser(test), { role: 'producer', email: EMAIL, producerId: 'highland' });
});
afterAll(() => journey.close());

/** The first has no batch yet, the second comes back to those of the first. */
describe.each(['phone', 'desk'] as const)('a producer at the size of a %s', (viewport) => {
  let page: Page;
  let clicks = 0;
  let batchPath = '';
  let links: readonly string[] = [];
  const faults: string[] = [];

  const shown = async (what: Locator, step: string) => {
    await what.first().waitFor();
    for (const { rule, targets } of await accessibilityFaults(what.page()))
      faults.push(`${step}: ${rule} ${targets}`);
    if ((await horizontalOverflowPx(what.page())) > 0) faults.push(`${step}: scrolls sideways`);
  };
  const title = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
  const field = (label: string) => page.getByLabel(new RegExp(`^${label}( \\(|$)`));
  const click = async (role: 'link' | 'button', name: string) => {
    clicks++;
    await page.getByRole(role, { name, exact: true }).first().click();
  };
  const declare = async (on: Page, number: string) => {
    await on.getByLabel(/^Số lô( \(|$)/).fill(number);
    await on.getByLabel(/^Ngày sản xuất( \(|$)/).fill('2026-02-20');
    await on.getByLabel(/^Số lượng đơn vị đã làm ra( \(|$)/).fill('500');
  };
  /** What the public is told, asked by a program: it is not counted as a check of a buyer. */
  const verdictOf = async (link: string): Promise<unknown> =>
    Object(await (await fetch(link, { headers: { accept: 'application/json' } })).json()).verdict;

  beforeAll(async () => {
    page = await browser.openPage({ viewport, baseUrl });
    page.setDefaultTimeout(15_000);
  });
  afterAll(() => page.context().close());

  it('signs in and goes to a printed sheet with five clicks', async () => {
    await page.goto('/console');
    await shown(title('Đăng nhập'), 'sign-in');
    await field('Địa chỉ thư điện tử').fill(EMAIL);
    await field('Mật khẩu').fill(GOOD_PASSWORD);
    await click('button', 'Đăng nhập');
    await shown(title('Việc cần làm'), 'home');
    clicks = 0;

    await click('link', 'Đặt tem');
    await shown(title('Đặt tem'), 'order');
    await field('Sản phẩm và quy cách').selectOption({ label: 'tea, bag' });
    await field('Số tem').fill(String(STAMPS));
    clicks++;
    await page.getByRole('button', { name: 'Đặt tem' }).dblclick();
    await shown(page.getByText('Bước tiếp theo: in tem'), 'ordered');
    batchPath = new URL(page.url()).pathname;

    await click('link', 'In tem');
    await field('Khổ giấy').selectOption('a4-24-70x37');
    await shown(page.getByText(`${STAMPS} tem, 2 tờ`), 'studio');
    await click('button', 'Tạo tệp in');
    await shown(title(/Lần in của đợt/), 'job');
    const [file] = await Promise.all([page.waitForEvent('download'), click('link', 'Tải tệp PDF')]);
    expect(clicks).toBeLessThanOrEqual(5);

    const pdf = await readFile(await file.path());
    const sheets = await Promise.all([0, 1].map(async (at) => zxing((await drawPage(pdf, 300, at)).picture)));
    links = sheets.flat();
    expect(sheets.map(({ length }) => length)).toEqual([24, 2]);
    expect(new Set(links).size).toBe(STAMPS);
  });

  it('activates them for a lot declared on the way; a buyer is told that the stamp is authentic', async () => {
    await click('link', 'Về đợt tem để kích hoạt');
    await shown(title(/Đợt tem/), 'batch');
    await click('link', 'Kích hoạt');
    await shown(title('Kích hoạt'), 'activate');
    // With lots to choose from, a new one is declared on a page of its own.
    if (!(await field('Số lô').isVisible()))
      await page.getByRole('link', { name: 'Khai báo lô mới' }).click();
    await declare(page, `L-${viewport}`);
    await click('button', 'Xem trước');
    await shown(page.getByText(`${STAMPS} tem sẽ thay đổi`), 'activate preview');
    // Another tab has come as far, for a lot of another number.
    const form = new URL(page.url()).pathname;
    const tab = await page.context().newPage();
    await tab.goto(`${form}?lot=new`);
    await declare(tab, `M-${viewport}`);
    await tab.getByRole('button', { name: 'Xem trước' }).click();
    await tab.getByText(`${STAMPS} tem sẽ thay đổi`).waitFor();

    await page.getByRole('button', { name: 'Kích hoạt các tem này' }).dblclick();
    await shown(page.getByText('Đã kích hoạt tem'), 'activated');
    const activations = page.locator('tr').filter({ hasText: 'Kích hoạt' });
    const once = await activations.count();
    // The back button leads to what was confirmed; confirmed once more, it is the same activation.
    await page.goBack();
    await shown(page.getByText(`${STAMPS} tem sẽ thay đổi`), 'back at the preview');
    await click('button', 'Kích hoạt các tem này');
    await shown(page.getByText('Đã kích hoạt tem'), 'activated, told again');
    expect(await activations.count()).toBe(once);

    await tab.getByRole('button', { name: 'Kích hoạt các tem này' }).dblclick();
    await shown(tab.getByRole('alert'), 'activated in another tab meanwhile');
    await tab.close();
    const lots = (await test.call({ url: '/api/v1/lots' })).json().items;
    const declared = lots.map(({ number, activatedQuantity }: Lot) => [number, activatedQuantity]);
    expect(declared).toContainEqual([`L-${viewport}`, STAMPS]);
    expect(declared.map(([number]: readonly string[]) => number)).not.toContain(`M-${viewport}`);

    const buyer = await browser.openPage({ viewport });
    await buyer.goto(links[0] ?? '');
    await shown(buyer.getByRole('heading', { level: 1, name: 'Tem do hệ thống này cấp' }), 'scan page');
    expect(await buyer.locator('main').innerText()).toContain(`L-${viewport}`);
    await buyer.context().close();
  });

  it('voids a jammed label by its place on the sheet, and takes it back', async () => {
    await click('link', 'Báo hỏng, mất');
    await shown(title('Báo hỏng, mất'), 'void');
    await field('Tờ số').fill('2');
    await field('Từ nhãn thứ').fill('2');
    await field('Đến nhãn thứ').fill('2');
    await click('button', 'Xem trước');
    await shown(page.getByText('1 tem sẽ thay đổi'), 'void preview');
    await page.getByRole('button', { name: 'Hủy các tem này' }).dblclick();
    await shown(page.getByText('Đã hủy tem'), 'voided');
    const after = await Promise.all(links.map(verdictOf));
    expect(after.filter((verdict) => verdict === 'withdrawn')).toHaveLength(1);
    expect(after.filter((verdict) => verdict === 'authentic')).toHaveLength(STAMPS - 1);

    const entry = page.locator('tr').filter({ hasText: 'Hủy: hỏng' });
    await entry.getByRole('link', { name: 'Hoàn tác' }).click();
    await shown(title('Hoàn tác'), 'undo');
    await click('button', 'Hoàn tác');
    await shown(page.getByText('Đã hoàn tác.'), 'undone');
    expect(new Set(await Promise.all(links.map(verdictOf)))).toEqual(new Set(['authentic']));
    const { summary } = (await test.call({ url: `/api/v1${batchPath.replace('/console', '')}` })).json();
    expect(summary).toMatchObject({ activated: STAMPS, printed: 0, voided: { damaged: 0 } });
    await page.goto('/console/ledger');
    await shown(title(/./), 'ledger');
  });

  it('orders on after the session has ended, once, and in another tab that was open all the while', async () => {
    const ordered = async () => (await test.call({ url: '/api/v1/batches?limit=200' })).json().items.length;
    const before = await ordered();
    const fill = async (on: Page, quantity: string) => {
      await on.goto('/console/batches/new');
      await on.getByLabel(/^Sản phẩm và quy cách/).selectOption({ label: 'tea, bag' });
      await on.getByLabel(/^Số tem/).fill(quantity);
    };
    const tab = await page.context().newPage();
    await fill(page, '30');
    await fill(tab, '40');
    test.clock.advance(SESSION_TERMS.producer.idleMs);
    await click('button', 'Đặt tem');
    await shown(page.getByText('vẫn được giữ'), 'session ended');
    await field('Địa chỉ thư điện tử').fill(EMAIL);
    await field('Mật khẩu').fill(GOOD_PASSWORD);
    await click('button', 'Đăng nhập');
    await shown(title('Gửi lại nội dung vừa điền'), 'kept form');
    await page.getByRole('button', { name: 'Gửi ngay' }).dblclick();
    await shown(page.getByText('Bước tiếp theo: in tem'), 'ordered after signing in');
    expect(await ordered()).toBe(before + 1);
    // The back button leads to a form that is opened anew, and orders nothing by itself.
    await fill(page, '20');
    await page.getByRole('button', { name: 'Đặt tem' }).dblclick();
    await shown(page.getByText('Bước tiếp theo: in tem'), 'ordered again');
    await page.goBack();
    await shown(title('Đặt tem'), 'back at the form');
    expect(await ordered()).toBe(before + 2);

    // The form that stood open in the other tab goes through for who signed in again, once.
    await tab.getByRole('button', { name: 'Đặt tem' }).dblclick();
    await shown(tab.getByText('Bước tiếp theo: in tem'), 'ordered in the other tab');
    expect(await ordered()).toBe(before + 3);
    await tab.close();
  });

  it('met no fault of accessibility and nothing that scrolls sideways', () => {
    expect(faults).toEqual([]);
  });
});
