import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import {
  accessibilityFaults,
  horizontalOverflowPx,
  launchBrowser,
  type TestBrowser,
} from '../support/browser.ts';

let test: TestApp;
let browser: TestBrowser;
let baseUrl: string;
beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
  baseUrl = await test.app.listen({ host: '127.0.0.1', port: 0 });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await test.close();
});

describe.each(['phone', 'desk'] as const)('a producer at a %s', (viewport) => {
  it('orders, activates, voids jammed labels and takes it back', { timeout: 60_000 }, async () => {
    const token = await test.token('producer', { producerId: 'highland' });
    const page = await browser.openPage({ viewport, baseUrl });
    page.setDefaultTimeout(15_000);
    await page.setExtraHTTPHeaders({ authorization: `Bearer ${token}` });
    const fine = async () => {
      expect(await horizontalOverflowPx(page)).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
    };
    await page.goto('/console');
    await fine();
    await page.goto('/console/batches/new');
    await fine();
    await page.getByLabel('Sản phẩm và quy cách').selectOption({ label: 'tea, bag' });
    await page.getByLabel('Số tem', { exact: true }).fill('130');
    await page.getByRole('button', { name: 'Đặt tem' }).dblclick();
    await page.getByText('Bước tiếp theo: in tem').waitFor();
    const code = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const payload = { first: 0, last: 129, stock: 'a4-65-38x21', startAt: 1 };
    await test.call({ method: 'POST', url: `/api/v1/batches/${code}/print-jobs`, payload, token });

    await page.goto(`/console/batches/${code}/void`);
    await fine();
    await page.locator('#f-sheet').fill('2');
    await page.locator('#f-firstSlot').fill('12');
    await page.locator('#f-lastSlot').fill('18');
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText('7 tem sẽ thay đổi').waitFor();
    await fine();
    await page.getByRole('button', { name: 'Hủy các tem này' }).dblclick();
    await page.getByText('Đã hủy tem').waitFor();
    await fine();

    await page.goto(`/console/batches/${code}/activate`);
    await fine();
    await page.locator('#f-lotId').selectOption('');
    // With lots to choose from, the form for a new one is folded.
    if (!(await page.locator('#f-number').isVisible()))
      await page.locator('summary').filter({ hasText: 'Khai báo lô mới' }).click();
    await page.locator('#f-number').fill(`L-${viewport}`);
    await page.locator('#f-producedOn').fill('2026-02-20');
    await page.locator('#f-declaredQuantity').fill('500');
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText('123 tem sẽ thay đổi').waitFor();
    await fine();
    await page.getByRole('button', { name: 'Kích hoạt các tem này' }).click();
    await page.getByText('Đã kích hoạt tem').waitFor();

    await page.locator(`a[href="/console/batches/${code}/undo/2"]`).click();
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByText('Đã hoàn tác').first().waitFor();
    await page.goto('/console/ledger');
    await fine();
    const { summary } = (await test.call({ url: `/api/v1/batches/${code}`, token })).json();
    expect(summary).toMatchObject({ printed: 7, activated: 123, voided: { damaged: 0 } });
    await page.context().close();
  });
});
