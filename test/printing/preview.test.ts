import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, TEST_ORIGIN, type TestApp } from '../support/app.ts';
import { zxing } from '../support/decoders.ts';
import { drawPage, inkDots } from '../support/pdf.ts';
import { drawSvg, strayDots } from '../support/pictures.ts';

let server: TestApp;
let owner: string;
beforeAll(async () => {
  server = await startTestApp();
  await writeRegistry(server.storage.db);
  owner = await server.token('producer', { producerId: 'highland' });
});
afterAll(() => server.close());

const get = (url: string, token: string | null = owner) => server.call({ url, token });
const print = (code: string, payload: object) =>
  server.call({ method: 'POST', url: `/api/v1/batches/${code}/print-jobs`, payload, token: owner });

async function newBatch(quantity = 100): Promise<string> {
  const payload = { variantId: 'tea-bag', quantity };
  return (await server.call({ method: 'POST', url: '/api/v1/batches', payload, token: owner })).json().code;
}

const preview = async (code: string, query: string) =>
  (await get(`/api/v1/batches/${code}/preview?${query}`)).json();

describe('a preview', () => {
  it('says what an order would come to, and hands nothing out', async () => {
    const code = await newBatch();
    expect(await preview(code, 'stock=a4-65-38x21&startAt=12')).toMatchObject({
      first: 0,
      last: 99,
      startAt: 12,
      sheets: 2,
      labelsPerSheet: 65,
      level: 'M',
      moduleMm: 0.34,
      isSmallest: true,
      printedBefore: 0,
      hasUnprinted: true,
      hasLogo: false,
      firstVoided: null,
      missing: [],
    });
    const { summary } = (await get(`/api/v1/batches/${code}`)).json();
    expect(summary).toMatchObject({ allocated: 100, printed: 0 });
    expect((await get(`/api/v1/batches/${code}/print-jobs`)).json().items).toEqual([]);
  });

  it('begins with the stamps that nobody printed, and knows which need a reason', async () => {
    const code = await newBatch();
    await print(code, { first: 0, last: 29, stock: 'a4-65-38x21' });
    expect(await preview(code, 'stock=65-up')).toMatchObject({ first: 30, last: 99, printedBefore: 0 });
    expect(await preview(code, 'stock=65-up&first=20&last=39')).toMatchObject({ printedBefore: 10 });
    await server.call({
      method: 'POST',
      url: `/api/v1/batches/${code}/ranges`,
      payload: { action: 'void', first: 4, last: 6, reason: 'damaged' },
    });
    expect(await preview(code, 'stock=65-up&first=0&last=9')).toMatchObject({ firstVoided: 4 });
    await print(code, { first: 30, last: 99, stock: 'a4-65-38x21' });
    expect(await preview(code, 'stock=65-up')).toMatchObject({ hasUnprinted: false, printedBefore: 97 });
  });

  it('takes no more stamps than one file has pages for', async () => {
    const code = await newBatch(30_000);
    expect(await preview(code, 'stock=roll-50x30&output=roll')).toMatchObject({ first: 0, last: 19_999 });
    expect(await preview(code, 'stock=roll-50x30&output=zpl')).toMatchObject({ first: 0, last: 29_999 });
  });

  it.each([
    ['a label that is too small', 'stock=a4-189-25x10', 'label-too-small'],
    [
      'a label that is too small for a printer of 203 dpi',
      'stock=a4-80-36x17&dpi=203&level=M',
      'label-too-small',
    ],
    ['a label behind the sheet', 'stock=65-up&startAt=66', 'start-outside-sheet'],
    ['stamps behind the batch', 'stock=65-up&first=0&last=100', 'index-outside-batch'],
    ['a stock that is not there', 'stock=66-up', 'stock-unknown'],
  ])('refuses what the order would refuse: %s', async (_, query, code) => {
    const batch = await newBatch();
    expect(await preview(batch, query)).toMatchObject({ code });
    expect((await get(`/api/v1/batches/${batch}/preview.svg?${query}`)).json()).toMatchObject({ code });
  });

  it('is for whom the batch is', async () => {
    const code = await newBatch();
    const stranger = await server.token('producer', { producerId: 'bay' });
    for (const url of [`/api/v1/batches/${code}/preview`, `/api/v1/batches/${code}/preview.svg`]) {
      expect((await get(`${url}?stock=65-up`, stranger)).statusCode).toBe(403);
      expect((await get(`${url}?stock=65-up`, null)).statusCode).toBe(401);
    }
  });
});

describe('the picture of a preview', () => {
  it('shows the labels as they will be printed, with specimens that are no stamps', async () => {
    const code = await newBatch();
    const query = 'stock=a4-24-70x37&startAt=3&first=5&last=20';
    const answer = await get(`/api/v1/batches/${code}/preview.svg?${query}`);
    expect(answer.headers['content-type']).toBe('image/svg+xml');
    const picture = await drawSvg(answer.body, 300);
    expect(await zxing(picture)).toEqual(Array(16).fill(`${TEST_ORIGIN}/`));
    const serial = (await get(`/api/v1/batches/${code}/stamps/5`)).json().serial;
    expect(answer.body).not.toContain(serial.slice(10));
    expect(await preview(code, query)).toMatchObject({ sheets: 1 });
    const job = (await print(code, { first: 5, last: 20, stock: 'a4-24-70x37', startAt: 3 })).json();
    const pdf = await drawPage((await get(`/api/v1/print-jobs/${job.id}/file`)).rawPayload, 300);
    // All but the modules and the covered half of the serials lies where it is printed.
    const ink = inkDots(picture);
    expect(strayDots(picture, pdf.picture, 40)).toBeLessThan(ink / 100);
  });

  it('shows the second sheet when it is asked for, and no sheet that there is not', async () => {
    const code = await newBatch();
    const url = `/api/v1/batches/${code}/preview.svg?stock=65-up&startAt=60`;
    const on = async (sheet: number) => zxing(await drawSvg((await get(`${url}&sheet=${sheet}`)).body, 300));
    expect(await on(1)).toHaveLength(6);
    expect(await on(3)).toHaveLength(29);
    expect((await get(`${url}&sheet=4`)).statusCode).toBe(422);
  });
});

describe('the logo of a producer', () => {
  it('stands on the label in black where there is room for it', async () => {
    const side = 200;
    const ring =
      `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><rect width="200" height="200" fill="#fff4d6"/>` +
      '<circle cx="100" cy="100" r="80" fill="none" stroke="#0a7d3c" stroke-width="30"/></svg>';
    const bytes = await sharp(Buffer.from(ring)).webp().toBuffer();
    const id = createHash('sha256').update(bytes).digest('hex');
    const { db } = server.storage;
    const media = { id, mediaType: 'image/webp', widthPx: side, heightPx: side, bytes };
    await db
      .insertInto('media')
      .values({ ...media, createdMs: 0 })
      .execute();
    await db.updateTable('producer').set({ logoMediaId: id }).where('id', '=', 'highland').execute();
    const code = await newBatch();
    expect(await preview(code, 'stock=a4-24-70x37&logo=true')).toMatchObject({ hasLogo: true, missing: [] });
    expect((await preview(code, 'stock=a4-65-38x21&logo=true')).hasLogo).toBe(true);
    const order = { first: 0, last: 0, stock: 'a4-24-70x37' };
    const drawn = async (more: object) => {
      const job = (await print(code, { ...order, ...more })).json();
      return (await drawPage((await get(`/api/v1/print-jobs/${job.id}/file`)).rawPayload, 300)).picture;
    };
    const plain = await drawn({});
    const withLogo = await drawn({ logo: true, reason: 'có logo' });
    const svg = await drawSvg(
      (await get(`/api/v1/batches/${code}/preview.svg?stock=a4-24-70x37&first=0&last=0&logo=true`)).body,
      300,
    );
    // The ring's ink: its green is black, its ground is white.
    const sideMm = 37 * 0.22 * 0.86;
    const ring2 = Math.PI * (0.475 ** 2 - 0.325 ** 2) * (sideMm / 25.4) ** 2 * 300 ** 2;
    const stray = strayDots(withLogo, plain, 4);
    expect(stray).toBeGreaterThan(ring2 * 0.3);
    expect(strayDots(svg, withLogo, 40)).toBeLessThan(200);
    await db
      .updateTable('media')
      .set({ bytes: new Uint8Array(), erasedMs: 1 })
      .where('id', '=', id)
      .execute();
    expect(await preview(code, 'stock=a4-24-70x37&logo=true')).toMatchObject({ hasLogo: false });
    await db.updateTable('producer').set({ logoMediaId: null }).where('id', '=', 'highland').execute();
  });
});

describe('a preview of stamps that cannot all be printed', () => {
  const spoil = (code: string, first: number, last: number) =>
    server.call({
      method: 'POST',
      url: `/api/v1/batches/${code}/ranges`,
      payload: { action: 'void', first, last, reason: 'damaged' },
      token: owner,
    });

  it('counts them, and lays out the others when it says to leave them out', async () => {
    const code = await newBatch(70);
    await spoil(code, 3, 7);
    await spoil(code, 69, 69);
    const asked = 'stock=a4-65-38x21&first=0&last=69';
    expect(await preview(code, asked)).toMatchObject({ sheets: 2, unprintable: 6, skipped: [] });
    expect(await preview(code, `${asked}&skipUnprintable=true`)).toMatchObject({
      sheets: 1,
      unprintable: 6,
      skipped: [
        { first: 3, last: 7 },
        { first: 69, last: 69 },
      ],
    });
    const svg = await get(`/api/v1/batches/${code}/preview.svg?${asked}&skipUnprintable=true`);
    expect(svg.body.match(/href="#label"/g)).toHaveLength(64);
  });

  it('leaves nothing out where nothing can be printed', async () => {
    const code = await newBatch(5);
    await spoil(code, 0, 4);
    const asked = 'stock=a4-65-38x21&first=0&last=4&skipUnprintable=true';
    expect(await preview(code, asked)).toMatchObject({ unprintable: 5, skipped: [] });
  });
});
