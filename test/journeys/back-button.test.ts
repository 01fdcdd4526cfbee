import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../support/app.ts';
import type { TestBrowser } from '../support/browser.ts';
import { type Journey, startJourney } from '../support/journey.ts';
import { GOOD_PASSWORD, join, newBrowser } from '../support/people.ts';

const EMAIL = 'lan@htx.example.vn';

let journey: Journey;
let test: TestApp;
let browser: TestBrowser;
let code: string;
let baseUrl: string;
beforeAll(async () => {
  journey = await startJourney();
  ({ test, browser, baseUrl } = journey);
  await join(test, newBrowser(test), { role: 'producer', email: EMAIL, producerId: 'highland' });
  const token = await test.token('producer', { producerId: 'highland' });
  const send = async (url: string, payload: object) =>
    (await test.call({ method: 'POST', url: `/api/v1/${url}`, payload, token })).json();
  code = (await send('batches', { variantId: 'tea-bag', quantity: 100 })).code;
  await send(`batches/${code}/ranges`, { action: 'print', first: 0, last: 99 });
  const lot = { productId: 'tea', number: 'L-BACK', producedOn: '2026-02-20', declaredQuantity: 100 };
  await send('lots', lot);
});
afterAll(() => journey.close());

// Without script nothing but the browser itself brings the page back.
describe.each([true, false])('the back button, script %s', (javaScript) => {
  let page: Page;
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
  const press = (name: string) => page.locator('main').getByRole('button', { name, exact: true }).click();

  beforeAll(async () => {
    page = await browser.openPage({ baseUrl, javaScript });
    page.setDefaultTimeout(10_000);
    await page.goto('/console');
    await page.getByLabel('Địa chỉ thư điện tử').fill(EMAIL);
    await page.getByLabel('Mật khẩu').fill(GOOD_PASSWORD);
    await press('Đăng nhập');
    await heading('Việc cần làm');
  });
  afterAll(() => page.context().close());

  it.each(['activate', 'void'] as const)('leads back to the preview of %s', async (action) => {
    const preview = page.getByText('10 tem sẽ thay đổi');
    await page.goto(`/console/batches/${code}/${action}?choice=range`);
    await page.locator('input[name=first]').fill('1');
    await page.locator('input[name=last]').fill('10');
    await press('Xem trước');
    await preview.waitFor();
    await page.locator('main form a.button').click();
    await heading(/Đợt tem/);
    await page.goBack();
    await preview.waitFor();
    expect(new URL(page.url()).pathname).toBe(`/console/batches/${code}/${action}`);
  });

  it('leads back to an order that was refused, with what was typed', async () => {
    await page.goto('/console/batches/new');
    await page.locator('input[name=quantity]').fill('9999999');
    await press('Đặt tem');
    await page.getByRole('alert').waitFor();
    await page.goto(`/console/batches/${code}`);
    await page.goBack();
    await page.getByRole('alert').waitFor();
    expect(await page.locator('input[name=quantity]').inputValue()).toBe('9999999');
  });

  it('leads back to nothing once signed out', async () => {
    await page.goto(`/console/batches/${code}/void?choice=range`);
    await page.locator('input[name=first]').fill('1');
    await page.locator('input[name=last]').fill('10');
    await press('Xem trước');
    await page.getByText('10 tem sẽ thay đổi').waitFor();
    await page.goto('/console/account');
    await page.getByRole('button', { name: 'Đăng xuất' }).first().click();
    await heading('Đăng nhập');
    await page.goBack().catch(() => null);
    await page.goBack().catch(() => null);
    expect(await page.getByText('10 tem sẽ thay đổi').isVisible()).toBe(false);
  });
});

it('lets no browser keep an answer that holds a secret, nor anything once signed out', async () => {
  const post = async (url: string) =>
    (
      await test.app.inject({
        method: 'POST',
        url,
        headers: {
          accept: 'text/html',
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
        },
        payload: 'email=lan%40htx.example.vn&password=wrong',
      })
    ).headers;
  const kept = ['/console/sign-in', `/console/batches/${code}/void`].map(
    async (url) => (await post(url))['cache-control'],
  );
  expect(await Promise.all(kept)).toEqual(['no-store', 'no-store']);
  expect((await post('/console/sign-out'))['clear-site-data']).toBe('"cache"');
});
