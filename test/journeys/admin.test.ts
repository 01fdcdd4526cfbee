import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WEB_ROOT } from '../../server/http/web-files.ts';
import { SESSION_TERMS } from '../../server/identity/session-terms.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import {
  accessibilityFaults,
  horizontalOverflowPx,
  launchBrowser,
  type TestBrowser,
  VIEWPORTS,
} from '../support/browser.ts';
import { freeTestPort } from '../support/cli.ts';
import { appCode, GOOD_PASSWORD } from '../support/people.ts';

const SIZES = Object.keys(VIEWPORTS) as (keyof typeof VIEWPORTS)[];
let browser: TestBrowser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** From the link in the log to people at work, as an administrator goes who reads nothing but the pages. */
describe.each(SIZES)('an administrator at the size of a %s', (viewport) => {
  let test: TestApp;
  let page: Page;
  let baseUrl: string;
  let secret = '';
  const faults: string[] = [];
  const ADMIN = 'quan.tri@example.vn';

  const titled = async (title: string, on: Page = page) => {
    await on.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    for (const { rule, targets } of await accessibilityFaults(on))
      faults.push(`${title}: ${rule} ${targets}`);
    if ((await horizontalOverflowPx(on)) > 0) faults.push(`${title}: scrolls sideways`);
  };
  const press = (name: string, on: Page = page) =>
    on.getByRole('button', { name, exact: true }).first().click();
  const fill = (label: string, value: string, on: Page = page) => on.getByLabel(label).first().fill(value);
  const secretShown = async (on: Page) => (await on.locator('dd code').innerText()).replace(/\s/g, '');
  const code = (of: string) => {
    test.clock.advance(30_000);
    return appCode(of, test.clock.now());
  };
  const accept = async (link: string) => {
    const theirs = await browser.openPage({ viewport, baseUrl });
    await theirs.goto(link);
    await titled('Nhận tài khoản', theirs);
    await fill('Mật khẩu mới', GOOD_PASSWORD, theirs);
    await press('Lưu mật khẩu và tiếp tục', theirs);
    return theirs;
  };

  beforeAll(async () => {
    const port = await freeTestPort();
    baseUrl = `http://127.0.0.1:${port}`;
    test = await startTestApp({ config: { publicUrl: baseUrl }, webRoot: WEB_ROOT });
    await writeRegistry(test.storage.db);
    await test.app.listen({ host: '127.0.0.1', port });
    page = await browser.openPage({ viewport, baseUrl });
  });
  afterAll(async () => {
    await page.context().close();
    await test.close();
  });

  it('sets the installation up by the link, with a second factor', async () => {
    const { url } = (await test.call({ method: 'POST', url: '/api/v1/setup-links' })).json();
    await page.goto(url);
    await titled('Thiết lập lần đầu');
    await fill('Họ và tên', 'Nguyễn Quản Trị');
    await fill('Địa chỉ thư điện tử', ADMIN);
    await fill('Mật khẩu mới', 'matkhau123');
    await press('Lưu mật khẩu và tiếp tục');
    await page.getByRole('alert').waitFor();
    await titled('Thiết lập lần đầu');
    await fill('Mật khẩu mới', GOOD_PASSWORD);
    await press('Lưu mật khẩu và tiếp tục');
    await titled('Bật xác thực hai bước');
    secret = await secretShown(page);
    await fill('Mã 6 số', code(secret));
    await press('Bật xác thực hai bước');
    await titled('Cất các mã dự phòng này');
    expect(await page.locator('.codes li').count()).toBe(10);
    await page.getByRole('link', { name: 'Tôi đã cất rồi, tiếp tục' }).click();
    await titled('Việc cần làm');
  });

  it('invites a producer with a double click and the back button, who gets one account', async () => {
    await page.goto('/console/accounts');
    await titled('Tài khoản');
    await page.getByRole('link', { name: 'Mời người dùng' }).click();
    await titled('Mời người dùng');
    await page.getByLabel('Cơ sở sản xuất').check();
    await press('Tiếp tục');
    await titled('Mời người dùng: Cơ sở sản xuất');
    await fill('Họ và tên', 'Trần Thị Lan');
    await fill('Địa chỉ thư điện tử', 'lan@htx.vn');
    await page.locator('input[name=producerId]').first().check();
    await page.getByRole('button', { name: 'Mời', exact: true }).dblclick();
    await titled('Đường dẫn đã sẵn sàng');
    const link = await page.locator('code.secret').innerText();
    // The page is not kept on the way: going back opens it anew, and the address is taken.
    await page.goBack();
    await titled('Mời người dùng: Cơ sở sản xuất');
    await fill('Họ và tên', 'Trần Thị Lan');
    await fill('Địa chỉ thư điện tử', 'lan@htx.vn');
    await page.locator('input[name=producerId]').first().check();
    await press('Mời');
    await page.getByRole('alert').getByText('đã có tài khoản').waitFor();
    expect((await test.call({ url: '/api/v1/accounts?q=lan' })).json().items).toHaveLength(1);
    const theirs = await accept(link);
    await titled('Việc cần làm', theirs);
    await theirs.goto('/console/account');
    await titled('Tài khoản của tôi', theirs);
    await theirs.goto('/console/accounts');
    await titled('Bạn không có quyền ở đây', theirs);
    await theirs.context().close();
  });

  it('invites an officer, who sets a second factor up before anything else', async () => {
    await page.goto('/console/accounts/new?role=officer');
    await fill('Họ và tên', 'Lê Văn Minh');
    await fill('Địa chỉ thư điện tử', 'minh@so.example.vn');
    await press('Mời');
    await titled('Đường dẫn đã sẵn sàng');
    const theirs = await accept(await page.locator('code.secret').innerText());
    await titled('Bật xác thực hai bước', theirs);
    await theirs.goto('/console');
    await titled('Bật xác thực hai bước', theirs);
    await fill('Mã 6 số', code(await secretShown(theirs)), theirs);
    await press('Bật xác thực hai bước', theirs);
    await theirs.getByRole('link', { name: 'Tôi đã cất rồi, tiếp tục' }).click();
    await titled('Việc cần làm', theirs);
    await theirs.context().close();
  });

  it('comes back to a filled-in form after the session has ended', async () => {
    await page.goto('/console/tokens/new');
    await titled('Tạo mã truy cập: Cơ sở sản xuất');
    await fill('Dùng cho việc gì', 'Phần mềm kho');
    test.clock.advance(SESSION_TERMS.admin.idleMs);
    await press('Tạo mã truy cập');
    await titled('Đăng nhập');
    expect(await page.getByText('vẫn được giữ').isVisible()).toBe(true);
    await fill('Địa chỉ thư điện tử', ADMIN);
    await fill('Mật khẩu', GOOD_PASSWORD);
    await press('Đăng nhập');
    await titled('Bước xác thực thứ hai');
    await fill('Mã xác thực', code(secret));
    await press('Đăng nhập');
    await titled('Gửi lại nội dung vừa điền');
    await press('Gửi ngay');
    // The role that was chosen needs a producer: what was typed is still there.
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Dùng cho việc gì').inputValue()).toBe('Phần mềm kho');
    await page.getByRole('radio').first().check();
    await press('Tạo mã truy cập');
    await titled('Mã truy cập mới');
  });

  it('goes on in another tab, and ends an account with a reason', async () => {
    const tab = await page.context().newPage();
    await tab.goto('/console/accounts?q=lan');
    await tab.getByRole('link', { name: 'Trần Thị Lan' }).click();
    await titled('Trần Thị Lan', tab);
    await page.goto('/console/account');
    await tab.getByRole('link', { name: 'Kết thúc tài khoản' }).click();
    await titled('Kết thúc tài khoản', tab);
    await tab.getByRole('textbox', { name: 'Lý do' }).fill('Chuyển công tác');
    await press('Kết thúc tài khoản', tab);
    await tab.getByText('Tài khoản đã kết thúc').first().waitFor();
    await tab.close();
    await press('Đăng xuất');
    await titled('Đăng nhập');
    await page.goBack();
    await page.reload();
    await titled('Đăng nhập');
  });

  it('met no fault of accessibility and nothing that scrolls sideways', () => {
    expect(faults).toEqual([]);
  });
});
