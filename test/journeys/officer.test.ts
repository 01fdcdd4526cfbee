import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_TERMS } from '../../server/identity/session-terms.ts';
import { across, workbook } from '../registry/annex/annex-files.ts';
import type { TestApp } from '../support/app.ts';
import { accessibilityFaults, horizontalOverflowPx, type TestBrowser } from '../support/browser.ts';
import { type Journey, startJourney } from '../support/journey.ts';
import { addSecondFactor, appCode, GOOD_PASSWORD, join, newBrowser } from '../support/people.ts';

let journey: Journey;
let test: TestApp;
let browser: TestBrowser;
let baseUrl: string;
beforeAll(async () => {
  journey = await startJourney();
  ({ test, browser, baseUrl } = journey);
});
afterAll(() => journey.close());

/** An officer of the province with an account, who signs in on a page that asks for it. */
async function officer(email: string) {
  const joining = newBrowser(test);
  await join(test, joining, { role: 'officer', email, provinceCode: '68' });
  const { secret } = await addSecondFactor(test, joining);
  return {
    async signIn(page: Page) {
      // No code counts twice.
      test.clock.advance(30_000);
      await page.getByLabel('Địa chỉ thư điện tử').fill(email);
      await page.getByLabel('Mật khẩu').fill(GOOD_PASSWORD);
      await page.getByRole('button', { name: 'Đăng nhập' }).click();
      await page.getByLabel('Mã xác thực').fill(appCode(secret, test.clock.now()));
      await page.getByRole('button', { name: 'Đăng nhập' }).click();
    },
  };
}

/** An annex with a title, a row of two stars, a producer that is known under another spelling, and a signature. */
const annex = (name: string) =>
  workbook({
    name: 'Phụ lục',
    rows: [
      across('PHỤ LỤC', 5),
      across('Danh sách sản phẩm OCOP', 5),
      ['STT', 'Tên sản phẩm', 'Nhóm sản phẩm', 'Chủ thể', 'Hạng sao'],
      [1, `Chè Ô Long ${name}`, 'Đồ uống', `HTX Chè ${name}`, '03 sao'],
      [2, `Chè xanh ${name}`, 'Đồ uống', `HTX Chè ${name}`, '02 sao'],
      [3, `Chè sen ${name}`, 'Đồ uống', 'HTX Highlandd', '4 sao'],
      [null, 'Tổng cộng: 3 sản phẩm', null, null, null],
    ],
  });

describe.each([
  ['phone', 'Mây', '81'],
  ['desk', 'Suối', '82'],
] as const)('an officer at a %s', (viewport, name, number) => {
  it('imports an annex, finds a certificate, extends and revokes it', { timeout: 90_000 }, async () => {
    const { signIn } = await officer(`can-bo-${viewport}@example.vn`);
    const page = await browser.openPage({ viewport, baseUrl });
    page.setDefaultTimeout(15_000);
    const fine = async () => {
      expect([page.url(), await horizontalOverflowPx(page)]).toEqual([page.url(), 0]);
      expect([page.url(), await accessibilityFaults(page)]).toEqual([page.url(), []]);
    };

    await page.goto('/console/imports');
    await signIn(page);
    await page.getByRole('link', { name: 'Nhập phụ lục mới' }).first().click();
    await fine();
    await page.getByLabel('Số quyết định').fill(`${number}/QĐ-UBND`);
    await page.getByLabel('Ngày ký quyết định').fill('2026-02-10');
    await page.getByLabel('Cơ quan ban hành').fill('UBND tỉnh Lâm Đồng');
    const file = { name: 'phu-luc.xlsx', mimeType: 'application/octet-stream', buffer: await annex(name) };
    await page.getByLabel('Tệp phụ lục').setInputFiles(file);
    await page.getByRole('button', { name: 'Đọc tệp' }).dblclick();

    await page.getByText('Cột nào là gì?').first().waitFor();
    await fine();
    expect(await page.getByLabel('Cột B: Tên sản phẩm').inputValue()).toBe('product_name');
    await page.getByRole('button', { name: 'Lưu và xem từng dòng' }).click();
    await page.getByText('Chưa nhập được').first().waitFor();
    await fine();
    const href = new URL(page.url()).pathname;

    // A draft survives: another tab goes on with it.
    const tab = await page.context().newPage();
    await tab.goto(`${href}?only=refused`);
    await tab.locator('#c-5-stars').fill('4 sao');
    await tab.locator('form[action$="/rows/5"]').getByRole('button', { name: 'Lưu dòng' }).click();
    await tab.getByText('Đã lưu.').waitFor();
    await tab
      .locator('form[action$="/rows/6"]')
      .getByLabel(/Hợp tác xã highland/)
      .check();
    await tab.locator('form[action$="/rows/6"]').getByRole('button', { name: 'Lưu dòng' }).click();
    await tab.getByText('Không có dòng nào như vậy.').waitFor();
    await tab.close();

    await page.goto(`${href}/confirmation`);
    await page.getByText('Sẽ cấp 3 giấy chứng nhận, thêm 3 sản phẩm và 1 chủ thể vào sổ.').waitFor();
    await fine();
    await page.getByRole('button', { name: 'Ghi vào sổ' }).dblclick();
    await page.getByText('Đã nhập phụ lục vào sổ.').waitFor();
    await fine();
    await page.goBack();
    await page.goto('/console/certificates');
    await fine();
    // Folded on a phone alone.
    const fold = page.locator('summary').filter({ hasText: 'Tìm và lọc' });
    if (await fold.isVisible()) await fold.click();
    await page.getByLabel('Tìm', { exact: true }).fill(`o long ${name}`);
    await page.getByRole('button', { name: 'Lọc' }).click();
    await page.getByRole('link', { name: `Chè Ô Long ${name}` }).click();
    await page.getByText('Còn hiệu lực').first().waitFor();
    await fine();
    const certificate = new URL(page.url()).pathname;
    const api = `/api/v1/certificates/${certificate.split('/').at(-1)}`;
    const versions = async () => (await test.call({ url: `${api}/versions` })).json().items.length;
    const issued = await versions();

    await page.getByRole('link', { name: 'Gia hạn', exact: true }).click();
    await fine();
    await page.getByLabel('Gia hạn đến hết ngày').fill('2030-02-01');
    await page.getByRole('button', { name: 'Xem trước kết quả' }).click();
    await page.locator('[role=alert]').waitFor();
    expect(await page.getByLabel('Gia hạn đến hết ngày').inputValue()).toBe('2030-02-01');
    await page.getByLabel('Gia hạn đến hết ngày').fill('2029-06-01');
    await page.getByLabel('Lý do').fill('Chờ kết quả phân hạng lại');
    await page.getByRole('button', { name: 'Xem trước kết quả' }).click();
    await page.getByText('Điều gì sẽ xảy ra').waitFor();
    await fine();
    // Lunch came between looking and deciding: nothing is decided before signing in, and then once.
    test.clock.advance(SESSION_TERMS.officer.idleMs);
    await page.getByRole('button', { name: 'Gia hạn' }).dblclick();
    await page.getByText('vẫn được giữ').waitFor();
    expect(await versions()).toBe(issued);
    await fine();
    await signIn(page);
    await page.getByRole('button', { name: 'Gửi ngay' }).dblclick();
    await page.getByText('Đã gia hạn giấy chứng nhận.').waitFor();
    expect(await versions()).toBe(issued + 1);

    await page.getByRole('link', { name: 'Thu hồi', exact: true }).click();
    await fine();
    await page.getByLabel('a) Thông tin sai sự thật hoặc hồ sơ giả').check();
    await page.getByLabel('Số quyết định').fill(`9${number}/QĐ-UBND`);
    await page.getByLabel('Ngày ký quyết định').fill('2026-02-28');
    await page.getByLabel('Cơ quan ban hành').fill('UBND tỉnh Lâm Đồng');
    await page.getByRole('button', { name: 'Xem trước kết quả' }).click();
    await page.getByText('công nhận OCOP đã bị thu hồi').first().waitFor();
    await fine();
    await page.getByRole('button', { name: 'Thu hồi giấy chứng nhận' }).dblclick();
    await page.getByText('Đã thu hồi giấy chứng nhận.').waitFor();
    await fine();
    // Behind it stands what was confirmed; confirmed once more it is the same decision.
    await page.goBack();
    await page.getByText('Điều gì sẽ xảy ra').waitFor();
    await page.getByRole('button', { name: 'Thu hồi giấy chứng nhận' }).click();
    await page.getByText('Đã thu hồi giấy chứng nhận.').waitFor();
    const { status, revocation, extension } = (await test.call({ url: api })).json();
    expect([status, revocation.on, extension.until]).toEqual(['revoked', '2026-02-28', '2029-06-01']);
    expect(await versions()).toBe(issued + 2);

    for (const path of ['/console/decisions', '/console/exports', `${href}/undo`]) {
      await page.goto(path);
      await fine();
    }
    await page.context().close();
  });
});

it('an annex is imported without script', { timeout: 60_000 }, async () => {
  const token = await test.token('officer', { provinceCode: '68' });
  const page = await browser.openPage({ viewport: 'phone', baseUrl, javaScript: false });
  page.setDefaultTimeout(15_000);
  await page.setExtraHTTPHeaders({ authorization: `Bearer ${token}` });
  await page.goto('/console/imports/new');
  await page.locator('[name="decision.number"]').fill('83/QĐ-UBND');
  await page.locator('[name="decision.signedOn"]').fill('2026-02-10');
  await page.locator('[name="decision.authority"]').fill('UBND tỉnh Lâm Đồng');
  const buffer = Buffer.from('Tên sản phẩm;Nhóm;Chủ thể;Sao\nTrà hoa;Đồ uống;HTX Hoa;3\n');
  await page.locator('[name=file]').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Đọc tệp' }).click();
  await page.getByRole('button', { name: 'Lưu và xem từng dòng' }).click();
  await page.getByRole('link', { name: 'Tiếp: xác nhận nhập' }).click();
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.getByText('Đã nhập phụ lục vào sổ.').waitFor();
  await page.context().close();
});
