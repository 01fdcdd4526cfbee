import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseStampText } from '../../stamps/link/index.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type ConsoleClient, consoleClient } from '../support/console.ts';
import { zxing } from '../support/decoders.ts';

let test: TestApp;
let token = '';
let producer: ConsoleClient;
beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
  token = await test.token('producer', { producerId: 'highland' });
  producer = consoleClient(test, { authorization: `Bearer ${token}` });
});
afterAll(() => test.close());

const SPECIMEN = '/api/v1/label-specimen.svg?stock=a4-24-70x37&output=roll';
const call = async (url: string, by: string = token) => await test.call({ url, token: by });

describe('a label before the first batch', () => {
  it('shows the newest product by the design asked for, and no stamp', async () => {
    const response = await call(`${SPECIMEN}&stars=true&customLine=H%C3%A1i%20tay`);
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'image/svg+xml']);
    // Texts are outlines: a line more is another picture.
    expect((await call(`${SPECIMEN}&stars=true`)).body).not.toBe(response.body);
    const { data, info } = await sharp(Buffer.from(response.body), { density: 600 })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const [symbol] = await zxing({ data, width: info.width, height: info.height });
    expect(symbol).toMatch(/^https?:\/\/[^/]+\/$/);
    expect(parseStampText(symbol ?? '').ok).toBe(false);
  });

  it('is on the page of a new design, and gives way to the first batch', async () => {
    const before = (await producer.open('/console/printing/label-designs/new')).html;
    expect(before).toContain('/api/v1/label-specimen.svg?');
    await test.call({
      method: 'POST',
      url: '/api/v1/batches',
      token,
      payload: { variantId: 'tea-bag', quantity: 10 },
    });
    const after = (await producer.open('/console/printing/label-designs/new')).html;
    expect(after).not.toContain('label-specimen');
    expect(after).toMatch(/\/api\/v1\/batches\/[0-9A-Z]{6}\/preview\.svg/);
  });

  it('is for whoever describes the producer', async () => {
    const other = await test.token('producer', { producerId: 'bay' });
    expect((await call(`${SPECIMEN}&producerId=highland`, other)).statusCode).toBe(403);
    const officer = await test.token('officer', { provinceCode: '68' });
    expect((await call(`${SPECIMEN}&producerId=highland`, officer)).statusCode).toBe(200);
    expect((await call(SPECIMEN, officer)).json()).toMatchObject({ code: 'field-missing' });
  });
});
