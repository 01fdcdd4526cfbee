import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { zxing } from '../support/decoders.ts';
import { drawPage } from '../support/pdf.ts';

let server: TestApp;
let owner: string;
let stranger: string;
beforeAll(async () => {
  server = await startTestApp();
  await writeRegistry(server.storage.db);
  owner = await server.token('producer', { producerId: 'highland' });
  stranger = await server.token('producer', { producerId: 'bay' });
});
afterAll(() => server.close());

const send = (method: 'POST' | 'PUT' | 'DELETE', url: string, payload?: object, token = owner) =>
  server.call({ method, url, token, ...(payload === undefined ? {} : { payload }) });
const get = (url: string, token: string | null = owner) => server.call({ url, token });

const SQUARE = {
  pageWidthMm: 100,
  pageHeightMm: 150,
  columns: 2,
  rows: 3,
  labelWidthMm: 45,
  labelHeightMm: 45,
  pitchXMm: 50,
  pitchYMm: 50,
  originXMm: 2,
  originYMm: 2,
};
const STOCK = { name: 'Tờ 6 nhãn vuông', kind: 'sheet', geometry: SQUARE };
const PRINTER = { name: 'Máy in kho', kind: 'office', dpi: 300, offsetXMm: 0, offsetYMm: 0, scale: 1 };
const DESIGN = {
  name: 'Hộp quà Tết',
  productName: true,
  netContent: false,
  producer: true,
  hint: true,
  customLine: 'Quà Tết 2026',
  logo: false,
  stars: false,
  frame: 'red',
  language: 'vi',
  level: 'L',
};

async function made(path: string, thing: object): Promise<Record<string, string>> {
  const answer = await send('POST', `/api/v1/${path}`, thing);
  expect(answer.statusCode, answer.body).toBe(201);
  expect(answer.headers.location).toBe(`/api/v1/${path}/${answer.json().id}`);
  return answer.json();
}

async function newBatch(): Promise<string> {
  const payload = { variantId: 'tea-bag', quantity: 100 };
  return (await send('POST', '/api/v1/batches', payload)).json().code;
}

describe('what a producer prints with', () => {
  it.each([
    ['label-stocks', STOCK, { ...STOCK, name: 'Tờ sáu' }],
    ['printers', PRINTER, { ...PRINTER, offsetXMm: 1.5 }],
    ['label-designs', DESIGN, { ...DESIGN, frame: 'none' }],
  ])('is kept, changed, listed and taken off: %s', async (path, thing, changed) => {
    const { id } = await made(path, thing);
    const listed = async () =>
      (await get(`/api/v1/${path}`))
        .json()
        .items.filter((item: { id: string }) => item.id === id)
        .map(({ name }: { name: string }) => name);
    expect(await listed()).toEqual([thing.name]);
    const answer = await send('PUT', `/api/v1/${path}/${id}`, changed);
    expect(answer.json()).toMatchObject({ id, producerId: 'highland', ...changed });
    expect(await listed()).toEqual([changed.name]);
    for (const [method, payload] of [
      ['PUT', changed],
      ['DELETE', undefined],
    ] as const) {
      expect((await send(method, `/api/v1/${path}/${id}`, payload, stranger)).statusCode).toBe(403);
    }
    expect((await send('DELETE', `/api/v1/${path}/${id}`)).statusCode).toBe(204);
    expect(await listed()).toEqual([]);
    expect((await send('PUT', `/api/v1/${path}/${id}`, changed)).json()).toMatchObject({ code: 'not-found' });
  });

  it('is the producer’s own: its officer sees it by name, others do not', async () => {
    await made('printers', { ...PRINTER, name: 'Máy của mình' });
    const officer = await server.token('officer', { provinceCode: '68' });
    const far = await server.token('officer', { provinceCode: '22' });
    const names = async (url: string, token: string) =>
      (await get(url, token)).json().items?.map(({ name }: { name: string }) => name);
    expect(await names('/api/v1/printers?producerId=highland', officer)).toContain('Máy của mình');
    expect(await names('/api/v1/printers', stranger)).toEqual([]);
    for (const [url, token, code] of [
      ['/api/v1/printers?producerId=highland', far, 'forbidden'],
      ['/api/v1/printers?producerId=highland', stranger, 'forbidden'],
      ['/api/v1/label-stocks?producerId=highland', stranger, 'forbidden'],
      ['/api/v1/printers', officer, 'field-missing'],
      ['/api/v1/printers?producerId=nobody', officer, 'producer-unknown'],
    ] as const) {
      expect((await get(url, token)).json(), url).toMatchObject({ code });
    }
    const { items } = (await get('/api/v1/label-stocks', null)).json();
    expect(items.some(({ isOwn }: { isOwn: boolean }) => isOwn)).toBe(false);
  });

  it.each([
    [
      'label-stocks',
      { ...STOCK, geometry: { ...SQUARE, pitchXMm: 44 } },
      'geometry-invalid',
      'geometry.pitchXMm',
    ],
    ['label-stocks', { ...STOCK, kind: 'roll' }, 'geometry-invalid', 'geometry.rows'],
    ['label-stocks', { ...STOCK, name: '   ' }, 'text-empty', 'name'],
    ['printers', { ...PRINTER, kind: 'thermal', dpi: 600 }, 'zpl-resolution', 'dpi'],
    ['printers', { ...PRINTER, scale: 2 }, 'field-invalid', 'scale'],
    ['label-designs', { ...DESIGN, customLine: 'x'.repeat(61) }, 'field-invalid', 'customLine'],
    ['label-designs', { ...DESIGN, frame: 'pink' }, 'field-invalid', 'frame'],
    ['label-designs', { name: 'x' }, 'field-missing', 'productName'],
  ])('is refused in %s: %o', async (path, thing, code, field) => {
    const answer = await send('POST', `/api/v1/${path}`, thing);
    expect(answer.json()).toMatchObject({ code, field });
  });

  it('is no more than a hundred of a kind', async () => {
    const bay = { ...PRINTER, name: 'x' };
    for (let at = 0; at < 100; at++) await send('POST', '/api/v1/printers', bay, stranger);
    expect((await send('POST', '/api/v1/printers', bay, stranger)).json()).toMatchObject({
      code: 'print-things-full',
    });
  });
});

describe('printing with them', () => {
  it('uses stock, printer and design, and what the order says beside them', async () => {
    const [stock, printer, design] = [
      await made('label-stocks', STOCK),
      await made('printers', { ...PRINTER, dpi: 600, offsetXMm: 2 }),
      await made('label-designs', DESIGN),
    ];
    const code = await newBatch();
    const order = { first: 0, last: 5, stock: stock.id, printer: printer.id, design: design.id };
    const job = (await send('POST', `/api/v1/batches/${code}/print-jobs`, order)).json();
    expect(job).toMatchObject({ labelsPerSheet: 6, level: 'L', stockName: STOCK.name });
    const pdf = (await get(`/api/v1/print-jobs/${job.id}/file`)).rawPayload;
    const { text, picture } = await drawPage(pdf, 600);
    expect(text).toContain('Quà Tết 2026');
    expect(text).toContain('Lô, hạn dùng: quét mã');
    expect(await zxing(picture)).toHaveLength(6);
    expect(picture.width).toBe(Math.round((100 / 25.4) * 600));
    const beside = { ...order, first: 6, last: 11, customLine: '', level: 'M', dpi: 300 };
    const other = (await send('POST', `/api/v1/batches/${code}/print-jobs`, beside)).json();
    expect(other.level).toBe('M');
    const otherText = (await drawPage((await get(`/api/v1/print-jobs/${other.id}/file`)).rawPayload, 72))
      .text;
    expect(otherText).not.toContain('Quà Tết 2026');
    expect(otherText).toContain('Lô, hạn dùng: quét mã');
    expect((await get('/api/v1/print-choice')).json()).toEqual({
      output: 'sheet',
      stock: stock.id,
      printer: printer.id,
      design: design.id,
    });
  });

  it('keeps a job as it was ordered when they change or go', async () => {
    const stock = await made('label-stocks', STOCK);
    const code = await newBatch();
    const order = { first: 0, last: 2, stock: stock.id };
    const job = (await send('POST', `/api/v1/batches/${code}/print-jobs`, order)).json();
    const file = async () => (await get(`/api/v1/print-jobs/${job.id}/file`)).rawPayload;
    const before = await file();
    await send('DELETE', `/api/v1/label-stocks/${stock.id}`);
    expect((await file()).equals(before)).toBe(true);
    expect(
      (await send('POST', `/api/v1/batches/${code}/print-jobs`, { ...order, reason: 'thử' })).json(),
    ).toMatchObject({ code: 'stock-unknown', field: 'stock' });
  });

  it('uses nothing of another producer', async () => {
    const strange = (await send('POST', '/api/v1/label-stocks', STOCK, stranger)).json();
    const code = await newBatch();
    for (const [member, code_] of [
      ['stock', 'stock-unknown'],
      ['printer', 'printer-unknown'],
      ['design', 'design-unknown'],
    ] as const) {
      const order = { first: 0, last: 2, stock: 'a4-65-38x21', [member]: strange.id };
      expect((await send('POST', `/api/v1/batches/${code}/print-jobs`, order)).json()).toMatchObject({
        code: code_,
        field: member,
      });
    }
  });

  it('begins, before the first print, with the most common sheet', async () => {
    expect((await get('/api/v1/print-choice', stranger)).json()).toEqual({
      output: 'sheet',
      stock: 'a4-65-38x21',
    });
  });
});

describe('the calibration of a printer', () => {
  it('follows from what its page measures, and the next page is corrected by it', async () => {
    const { id } = await made('printers', PRINTER);
    const readings = { leftToAMm: 21.5, leftToBMm: 191.5, topToCMm: 18, topToDMm: 278 };
    const url = `/api/v1/printers/${id}/calibration`;
    const answer = await send('POST', url, { stock: 'a4-65-38x21', ...readings });
    expect(answer.json()).toMatchObject({
      offsetXMm: -1.5,
      offsetYMm: 2,
      scale: 1,
      calibratedMs: server.clock.now(),
    });
    const page = await get(`/api/v1/calibration.pdf?stock=a4-65-38x21&printer=${id}`);
    expect((await drawPage(page.rawPayload, 72)).text.replaceAll(/\s+/g, ' ')).toContain('x -1.5 mm, y 2 mm');
    const wild = await send('POST', url, { stock: 'a4-65-38x21', ...readings, leftToBMm: 150 });
    expect(wild.json()).toMatchObject({ code: 'reading-implausible', field: 'leftToBMm' });
    expect((await send('POST', url, { stock: 'a4-65-38x21', ...readings }, stranger)).statusCode).toBe(403);
    expect((await get(`/api/v1/calibration.pdf?stock=a4-65-38x21&printer=${id}`, stranger)).statusCode).toBe(
      403,
    );
  });

  it('has a page for own stocks and for rolls', async () => {
    const stock = await made('label-stocks', STOCK);
    for (const id of [stock.id, 'roll-3x35x22', 'roll-30x20']) {
      const page = await get(`/api/v1/calibration.pdf?stock=${id}`);
      expect(page.statusCode, page.body.slice(0, 200)).toBe(200);
      expect((await drawPage(page.rawPayload, 72)).pageCount).toBe(1);
    }
    expect((await get(`/api/v1/calibration.pdf?stock=${stock.id}`, stranger)).json()).toMatchObject({
      code: 'stock-unknown',
    });
  });
});
