import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accessibilityFaults,
  horizontalOverflowPx,
  launchBrowser,
  type TestBrowser,
  VIEWPORTS,
} from '../support/browser.ts';

const PAGE = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Tem</title>
<meta name="viewport" content="width=device-width"><style>
body{color:#000;background:#fff} @media (prefers-color-scheme: dark){body{color:#fff;background:#000}}
</style></head><body><main><h1>Mã đúng chữ ký: Thuỷ, Đắk Nông, Nghệ</h1><p id="state">không script</p></main>
<script>document.getElementById('state').textContent = 'có script';</script></body></html>`;

describe('the browser the journeys use', () => {
  let browser: TestBrowser;
  let origin: string;
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(request.url === '/bad' ? '<html><body><img src="x.png"><input></body></html>' : PAGE);
  });

  beforeAll(async () => {
    browser = await launchBrowser();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new TypeError('no port');
    origin = `http://127.0.0.1:${address.port}`;
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  it('opens a phone-sized page in Vietnamese', async () => {
    const page = await browser.openPage({ baseUrl: origin });
    await page.goto('/');
    expect(page.viewportSize()).toEqual(VIEWPORTS.phone);
    expect(await page.evaluate(() => navigator.language)).toBe('vi-VN');
    expect(await page.textContent('#state')).toBe('có script');
    expect(await horizontalOverflowPx(page)).toBe(0);
    // Text without a font has no width: the bundled browser brings its own.
    expect(
      await page.evaluate(() => document.createElement('canvas').getContext('2d')?.measureText('Thuỷ').width),
    ).toBeGreaterThan(5);
  });

  it('opens a desk-sized dark page without script', async () => {
    const page = await browser.openPage({
      viewport: 'desk',
      colorScheme: 'dark',
      javaScript: false,
      baseUrl: origin,
    });
    await page.goto('/');
    expect(page.viewportSize()).toEqual(VIEWPORTS.desk);
    expect(await page.textContent('#state')).toBe('không script');
    expect(await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)).toBe(
      'rgb(0, 0, 0)',
    );
  });

  it('keeps the same-origin policy', async () => {
    const page = await browser.openPage({ baseUrl: origin });
    await page.goto('/');
    const crossOrigin = origin.replace('127.0.0.1', 'localhost');
    expect(
      await page.evaluate(
        (url) =>
          fetch(url).then(
            () => 'read',
            () => 'refused',
          ),
        crossOrigin,
      ),
    ).toBe('refused');
  });

  it('finds accessibility faults where there are some, and none where there are none', async () => {
    const page = await browser.openPage({ baseUrl: origin });
    await page.goto('/');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goto('/bad');
    expect((await accessibilityFaults(page)).map((fault) => fault.rule)).toEqual(
      expect.arrayContaining(['html-has-lang', 'image-alt', 'label']),
    );
  });
});
