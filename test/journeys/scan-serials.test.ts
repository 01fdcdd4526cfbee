import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WEB_ROOT } from '../../server/http/web-files.ts';
import { parseStampText } from '../../stamps/link/index.ts';
import { formatSerial } from '../../stamps/serial/index.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import {
  accessibilityFaults,
  horizontalOverflowPx,
  launchBrowser,
  launchWithCamera,
  type TestBrowser,
} from '../support/browser.ts';
import { freeTestPort } from '../support/cli.ts';
import { zxing } from '../support/decoders.ts';
import { drawPage } from '../support/pdf.ts';

const STAMPS = 3;

let test: TestApp;
let withCamera: TestBrowser;
let withoutCamera: TestBrowser;
let folder: string;
let photo: string;
let baseUrl: string;
let authorization: string;
let code: string;
let serials: string[];
beforeAll(async () => {
  const port = await freeTestPort();
  baseUrl = `http://127.0.0.1:${port}`;
  test = await startTestApp({ config: { publicUrl: baseUrl }, webRoot: WEB_ROOT });
  await writeRegistry(test.storage.db);
  await test.app.listen({ host: '127.0.0.1', port });
  const token = await test.token('producer', { producerId: 'highland' });
  authorization = `Bearer ${token}`;
  const post = async (url: string, payload: object) =>
    (await test.call({ method: 'POST', url, payload, token })).json();
  ({ code } = await post('/api/v1/batches', { variantId: 'tea-bag', quantity: STAMPS }));
  const order = { first: 0, last: STAMPS - 1, stock: 'a4-24-70x37' };
  const { id } = await post(`/api/v1/batches/${code}/print-jobs`, order);
  const pdf = await fetch(`${baseUrl}/api/v1/print-jobs/${id}/file`, { headers: { authorization } });
  const { picture } = await drawPage(new Uint8Array(await pdf.arrayBuffer()), 230);
  serials = (await zxing(picture)).map((text) => {
    const parsed = parseStampText(text);
    return parsed.ok ? formatSerial(parsed.serial) : '';
  });

  // The row of labels as a phone sees it from above.
  const raw = { width: picture.width, height: picture.height, channels: 1 } as const;
  const row = { left: 0, top: 0, width: picture.width, height: Math.round(picture.width * 0.5) };
  const jpeg = await sharp(picture.data, { raw })
    .extract(row)
    .resize(1920, 1080, { fit: 'contain', background: '#fff' })
    .jpeg({ quality: 90 })
    .toBuffer();
  folder = await mkdtemp(join(tmpdir(), 'temque-camera-'));
  photo = join(folder, 'photo.jpg');
  await writeFile(photo, jpeg);
  await writeFile(join(folder, 'film.mjpeg'), Buffer.concat([jpeg, jpeg]));
  [withCamera, withoutCamera] = await Promise.all([
    launchWithCamera(join(folder, 'film.mjpeg')),
    launchBrowser(),
  ]);
});
afterAll(async () => {
  await Promise.all([withCamera?.close(), withoutCamera?.close()]);
  await test.close();
  await rm(folder, { recursive: true, force: true });
});

const open = async (browser: TestBrowser, path: string): Promise<Page> => {
  const page = await browser.openPage({ baseUrl });
  page.setDefaultTimeout(15_000);
  await page.setExtraHTTPHeaders({ authorization });
  await page.goto(path);
  return page;
};

describe('serials are scanned into a form', () => {
  it('through the camera: each once, taken out again one by one, and voided as if they had been typed', async () => {
    const page = await open(withCamera, `/console/batches/${code}/void?choice=serials`);
    await page.getByRole('button', { name: 'Quét bằng máy ảnh' }).click();
    const remove = page.getByRole('button', { name: /^Bỏ / });
    await remove.nth(STAMPS - 1).waitFor();
    const field = page.getByLabel('Các số tem');
    expect((await field.inputValue()).split('\n').sort()).toEqual([...serials].sort());
    expect(await page.getByRole('status').textContent()).toContain(`Có ${STAMPS} số tem`);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await horizontalOverflowPx(page)).toBe(0);
    await page.getByRole('button', { name: 'Dừng quét' }).click();
    expect(await page.locator('video').isHidden()).toBe(true);

    const taken = serials[1] ?? '';
    await page.getByRole('button', { name: `Bỏ ${taken}` }).click();
    expect(await page.getByRole('status').textContent()).toBe(`Đã bỏ ${taken}. Còn 2 số tem.`);
    expect((await field.inputValue()).split('\n')).not.toContain(taken);
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText('2 tem sẽ thay đổi').waitFor();
    await page.context().close();
  });

  it('looks up the stamp that the camera sees', async () => {
    const page = await open(withCamera, '/console/stamp');
    await page.getByRole('button', { name: 'Quét bằng máy ảnh' }).click();
    await page.getByRole('heading', { name: 'Các lần in' }).waitFor();
    expect(serials).toContain(new URL(page.url()).searchParams.get('serial'));
    await page.context().close();
  });

  it('from a photo where there is no camera, and says why', async () => {
    const page = await open(withoutCamera, `/console/batches/${code}/void?choice=serials`);
    await page.getByRole('button', { name: 'Quét bằng máy ảnh' }).click();
    await page.getByText('Không mở được máy ảnh').waitFor();
    await page.getByLabel('Hoặc đọc từ ảnh chụp tem').setInputFiles(photo);
    await page
      .getByRole('button', { name: /^Bỏ / })
      .nth(STAMPS - 1)
      .waitFor();
    expect((await page.getByLabel('Các số tem').inputValue()).split('\n').sort()).toEqual(
      [...serials].sort(),
    );
    await page.context().close();
  });
});
