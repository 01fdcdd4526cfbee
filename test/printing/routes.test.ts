import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_PRINCIPAL } from '../../server/domain/principal.ts';
import { parseStampText } from '../../stamps/link/index.ts';
import type { TestApp } from '../support/app.ts';
import { zxing } from '../support/decoders.ts';
import { drawPage } from '../support/pdf.ts';
import { order, type PrintWorld, printWorld } from './print-world.ts';

let server: TestApp;
let post: PrintWorld['post'];
let get: PrintWorld['get'];
let newBatch: PrintWorld['newBatch'];
beforeAll(async () => {
  ({ server, post, get, newBatch } = await printWorld());
});
afterAll(() => server.close());

const summary = async (code: string) => (await get(`/api/v1/batches/${code}`)).json().summary;

describe('a print job', () => {
  it('marks its stamps as printed, and its PDF holds exactly them', async () => {
    const code = await newBatch();
    const answer = await post(
      `/api/v1/batches/${code}/print-jobs`,
      order({ first: 3, last: 7, startAt: 64 }),
    );
    expect(answer.statusCode, answer.body).toBe(201);
    const job = answer.json();
    expect(job).toMatchObject({
      batchCode: code,
      first: 3,
      last: 7,
      startAt: 64,
      sheets: 2,
      level: 'M',
      progress: 0,
    });
    expect(answer.headers.location).toBe(`/api/v1/print-jobs/${job.id}`);
    expect(await summary(code)).toMatchObject({ allocated: 195, printed: 5 });
    const pdf = await get(`/api/v1/batches/${code}/sheet.pdf?job=${job.id}`);
    expect(pdf.statusCode).toBe(200);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.headers['content-disposition']).toContain(`${code}-4-8.pdf`);
    const found: number[] = [];
    for (const page of [0, 1]) {
      for (const text of await zxing((await drawPage(pdf.rawPayload, 300, page)).picture)) {
        const parsed = parseStampText(text);
        expect(parsed).toMatchObject({ ok: true, batchCode: code });
        if (parsed.ok) found.push(parsed.index);
      }
    }
    expect(found.sort()).toEqual([3, 4, 5, 6, 7]);
    const state = async () => (await get(`/api/v1/print-jobs/${job.id}`)).json();
    await expect.poll(state).toMatchObject({ state: 'done', progress: 1 });
  });

  it('is the same job for the same order, whoever asks and in whatever way', async () => {
    const code = await newBatch();
    const first = (await post(`/api/v1/batches/${code}/print-jobs`, order())).json();
    const again = (await post(`/api/v1/batches/${code}/print-jobs`, order({ startAt: 1, scale: 1 }))).json();
    const pdf = await get(`/api/v1/batches/${code}/sheet.pdf?first=0&last=9&stock=a4-65-38x21&dpi=300`);
    expect(again.id).toBe(first.id);
    expect(pdf.headers['x-print-job']).toBe(first.id);
    expect((await get(`/api/v1/batches/${code}/ranges`)).json().items).toHaveLength(1);
    expect((await get(`/api/v1/batches/${code}/print-jobs`)).json().items).toHaveLength(1);
    const other = await get(`/api/v1/batches/${code}/sheet.pdf?job=${first.id}`);
    expect(other.rawPayload.equals(pdf.rawPayload)).toBe(true);
  });

  it('asks for a reason when stamps are printed again, and records it', async () => {
    const code = await newBatch();
    await post(`/api/v1/batches/${code}/print-jobs`, order());
    const refused = await post(`/api/v1/batches/${code}/print-jobs`, order({ first: 5, last: 20 }));
    expect(refused.json()).toMatchObject({ code: 'reprint-reason-required', field: 'reason' });
    expect(await summary(code)).toMatchObject({ printed: 10 });
    const reason = 'Kẹt giấy ở tờ đầu';
    const job = await post(`/api/v1/batches/${code}/print-jobs`, order({ first: 5, last: 20, reason }));
    expect(job.json()).toMatchObject({ reprintReason: reason });
    expect(await summary(code)).toMatchObject({ printed: 21 });
  });

  it('holds no voided stamp, not even when its file is fetched again', async () => {
    const code = await newBatch();
    const job = (await post(`/api/v1/batches/${code}/print-jobs`, order())).json();
    await post(`/api/v1/batches/${code}/ranges`, { action: 'void', first: 4, last: 4, reason: 'damaged' });
    const again = await get(`/api/v1/batches/${code}/sheet.pdf?job=${job.id}`);
    expect(again.json()).toMatchObject({ code: 'already-voided', params: { first: 4, last: 4 } });
    const wider = await post(`/api/v1/batches/${code}/print-jobs`, order({ last: 30, reason: 'thêm' }));
    expect(wider.json()).toMatchObject({ code: 'stamps-unprintable', params: { count: 1, spans: '4' } });
    expect(await summary(code)).toMatchObject({ printed: 9 });
  });

  it('knows which stamp lies on which label, and where a stamp lies', async () => {
    const code = await newBatch();
    const job = (await post(`/api/v1/batches/${code}/print-jobs`, order({ last: 69, startAt: 10 }))).json();
    const slots = async (query: string) => (await get(`/api/v1/print-jobs/${job.id}/slots?${query}`)).json();
    const [at] = (await slots('sheet=1&slot=12')).items;
    expect(at).toMatchObject({ sheet: 1, slot: 12, index: 2 });
    expect((await get(`/api/v1/batches/${code}/stamps/2`)).json().serial).toBe(at.serial);
    expect((await slots('index=56')).items).toMatchObject([{ sheet: 2, slot: 1, index: 56 }]);
    expect((await slots('sheet=1')).items).toHaveLength(56);
    expect((await slots('sheet=2')).items).toHaveLength(14);
    expect((await slots('sheet=3')).items).toEqual([]);
    expect((await slots('sheet=1&slot=9')).items).toEqual([]);
    expect(await slots('')).toMatchObject({ code: 'slot-query' });
    expect(await slots('index=5&sheet=1')).toMatchObject({ code: 'slot-query' });
  });

  it('takes M where the label has room for it, else L', async () => {
    const code = await newBatch();
    const level = async (changes: object) =>
      (await post(`/api/v1/batches/${code}/print-jobs`, order({ ...changes, reason: 'thử máy in' }))).json();
    expect((await level({ stock: 'a4-80-36x17' })).level).toBe('L');
    expect((await level({ stock: 'a4-24-70x37' })).level).toBe('M');
    expect(await level({ stock: 'a4-80-36x17', level: 'M' })).toMatchObject({
      code: 'label-too-small',
      params: { needed: '17.9' },
    });
  });

  it('shows stars only while recognition is in force on the day', async () => {
    const code = await newBatch(10, 'extended-box');
    const job = (await post(`/api/v1/batches/${code}/print-jobs`, order({ stock: 'a4-24-70x37' }))).json();
    const url = `/api/v1/batches/${code}/sheet.pdf?job=${job.id}`;
    const size = async () => (await get(url)).rawPayload;
    const before = await size();
    server.clock.set(Date.UTC(2026, 5, 1, 16, 59));
    const lastDay = await size();
    server.clock.set(Date.UTC(2026, 5, 1, 17, 0));
    const dayAfter = await size();
    server.clock.set(Date.UTC(2026, 2, 1, 1));
    expect(lastDay.equals(before)).toBe(true);
    expect(dayAfter.length).toBeLessThan(before.length);
    const plain = await post(`/api/v1/batches/${code}/print-jobs`, {
      ...order({ stock: 'a4-24-70x37' }),
      stars: false,
      reason: 'không in sao',
    });
    const withoutStars = await get(`/api/v1/batches/${code}/sheet.pdf?job=${plain.json().id}`);
    expect(withoutStars.rawPayload.length).toBeLessThan(before.length);
  });

  it('is printed under a retired key when the batch is its own, never under a compromised one', async () => {
    const code = await newBatch();
    const compact = await newBatch(10, 'tea-bag', 'compact');
    await post(`/api/v1/batches/${code}/print-jobs`, order());
    const { kid } = (await get(`/api/v1/batches/${code}`)).json();
    await server.keys.rotate('issuer', LOCAL_PRINCIPAL);
    const url = `/api/v1/batches/${code}/sheet.pdf?first=0&last=9&stock=a4-65-38x21`;
    expect((await get(url)).statusCode).toBe(200);
    await server.keys.markCompromised(kid, LOCAL_PRINCIPAL);
    for (const path of [
      url,
      `/api/v1/batches/${code}/stamps.csv?first=10&last=11`,
      `/api/v1/batches/${code}/stamps/12.svg`,
    ]) {
      expect((await get(path)).json()).toMatchObject({ code: 'batch-key-compromised' });
    }
    expect(await summary(code)).toMatchObject({ printed: 10 });
    expect((await get(`/api/v1/batches/${compact}/stamps/0.svg`)).statusCode).toBe(200);
  });
});

describe('other files', () => {
  it('a table of stamps, with and without a byte order mark', async () => {
    const code = await newBatch();
    const answer = await get(`/api/v1/batches/${code}/stamps.csv?first=10&last=159`);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    const rows: Record<string, string>[] = parse(answer.rawPayload, { columns: true });
    expect(rows.map(({ number }) => Number(number))).toEqual(Array.from({ length: 150 }, (_, at) => at + 11));
    for (const { uri = '', serial } of rows) {
      expect(parseStampText(uri)).toMatchObject({ ok: true, serial });
    }
    expect(await summary(code)).toMatchObject({ printed: 150 });
    const again = await get(`/api/v1/batches/${code}/stamps.csv?first=10&last=159&bom=true`);
    expect(again.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(again.rawPayload.subarray(3).equals(answer.rawPayload)).toBe(true);
  });

  it('one stamp as SVG and PNG, which are one job', async () => {
    const code = await newBatch();
    const svg = await get(`/api/v1/batches/${code}/stamps/7.svg`);
    const png = await get(`/api/v1/batches/${code}/stamps/7.png?dpi=600&level=L`);
    expect(svg.headers['content-type']).toBe('image/svg+xml');
    expect(svg.body).toContain(
      `<title>${(await get(`/api/v1/batches/${code}/stamps/7`)).json().serial}</title>`,
    );
    expect(png.headers['content-type'], png.body).toBe('image/png');
    expect((await get(`/api/v1/batches/${code}/print-jobs`)).json().items).toMatchObject([
      { kind: 'single', first: 7 },
    ]);
    expect(await summary(code)).toMatchObject({ printed: 1 });
  });

  it('stocks for everybody, and their calibration pages for who prints', async () => {
    const { items, smallestLabels } = (
      await server.call({ url: '/api/v1/label-stocks', token: null })
    ).json();
    const label = { profile: 'signed', linkForm: 'gs1', level: 'L', modules: 41 };
    expect(smallestLabels).toContainEqual({ ...label, dpi: 300, sideMm: 16.6 });
    expect(smallestLabels).toContainEqual({ ...label, dpi: 203, sideMm: 18.4 });
    expect(smallestLabels).toContainEqual({
      ...label,
      profile: 'compact',
      modules: 29,
      dpi: 600,
      sideMm: 10.97,
    });
    expect(items.length).toBeGreaterThan(14);
    expect(items[0]).toHaveProperty('geometry.labelWidthMm');
    const path = '/api/v1/calibration.pdf?stock=65-up&offsetXMm=1.5';
    expect((await server.call({ url: path, token: null })).statusCode).toBe(401);
    const page = await server.call({ url: path });
    expect(page.headers['content-type']).toBe('application/pdf');
    expect((await drawPage(page.rawPayload, 72)).text.replaceAll(/\s+/g, ' ')).toContain('x 1.5 mm');
  });
});
