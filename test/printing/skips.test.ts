import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawPdfPages } from '../../server/cli/codes/pdf-pages.ts';
import { readSymbols } from '../../server/cli/codes/qr-reader.ts';
import { unpackZip } from '../../server/registry/table/unpack-zip.ts';
import { parseStampText } from '../../stamps/link/index.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';

let server: TestApp;
let owner: string;
beforeAll(async () => {
  server = await startTestApp();
  await writeRegistry(server.storage.db);
  owner = await server.token('producer', { producerId: 'highland' });
});
afterAll(() => server.close());

const post = (url: string, payload: object) => server.call({ method: 'POST', url, payload, token: owner });
const get = (url: string) => server.call({ url, token: owner });

/** A batch whose stamps 2, 3 and 7 are voided. */
async function spoiledBatch(): Promise<string> {
  const { code } = (await post('/api/v1/batches', { variantId: 'tea-bag', quantity: 100 })).json();
  for (const [first, last] of [
    [2, 3],
    [7, 7],
  ]) {
    const change = { action: 'void', reason: 'damaged', first, last };
    expect((await post(`/api/v1/batches/${code}/ranges`, change)).statusCode).toBe(201);
  }
  return code;
}

const ORDER = { first: 0, last: 9, stock: 'a4-65-38x21' };
const KEPT = [0, 1, 4, 5, 6, 8, 9];
const SKIPPED = [
  { first: 2, last: 3 },
  { first: 7, last: 7 },
];

/** Label by label, row by row: what the symbols name. */
async function stampsOnPaper(pdf: Buffer): Promise<number[]> {
  const texts: string[] = [];
  for await (const { raster } of drawPdfPages(pdf)) texts.push(...(await readSymbols(raster)));
  return texts.map((text) => {
    const parsed = parseStampText(text);
    return parsed.ok ? parsed.index : -1;
  });
}

describe('a range with stamps that cannot be printed', () => {
  it('is refused with their names, in both languages, whatever is asked for', async () => {
    const code = await spoiledBatch();
    const jobs = `/api/v1/batches/${code}/print-jobs`;
    const params = { count: 3, spans: '2–3, 7' };
    expect((await post(jobs, ORDER)).json()).toMatchObject({ code: 'stamps-unprintable', params });
    for (const url of [`sheet.pdf?first=0&last=9&stock=a4-65-38x21`, 'stamps.csv?first=0&last=9']) {
      expect((await get(`/api/v1/batches/${code}/${url}`)).json()).toMatchObject({ status: 409, params });
    }
    for (const language of ['vi', 'en']) {
      const headers = { 'accept-language': language };
      const refused = await server.call({ method: 'POST', url: jobs, payload: ORDER, token: owner, headers });
      expect(refused.json().detail).toMatch(/\b3\b.*3–4, 8/);
    }
    expect((await get(`/api/v1/batches/${code}/print-jobs`)).json().items).toEqual([]);
  });

  it('is printed without them when that is asked for: no label is lost, and the record says what lies where', async () => {
    const code = await spoiledBatch();
    const jobs = `/api/v1/batches/${code}/print-jobs`;
    const job = (await post(jobs, { ...ORDER, startAt: 4, skipUnprintable: true })).json();
    expect(job).toMatchObject({ first: 0, last: 9, skipped: SKIPPED, stampsTotal: 7, sheets: 1 });
    const pdf = await get(`/api/v1/batches/${code}/sheet.pdf?job=${job.id}`);
    expect(await stampsOnPaper(pdf.rawPayload)).toEqual(KEPT);
    const slots = async (query: string) =>
      (await get(`/api/v1/print-jobs/${job.id}/slots?${query}`))
        .json()
        .items.map(({ slot, index }: { slot: number; index: number }) => [slot, index]);
    expect(await slots('sheet=1')).toEqual(KEPT.map((index, at) => [4 + at, index]));
    expect(await slots('sheet=1&slot=6')).toEqual([[6, 4]]);
    expect(await slots('index=8')).toEqual([[9, 8]]);
    expect(await slots('index=7')).toEqual([]);
    expect((await get(`/api/v1/batches/${code}`)).json().summary).toMatchObject({ printed: 7 });
    // The jammed labels 5 to 7 hold 1, 4 and 5.
    const jam = { action: 'void', reason: 'damaged', printJobId: job.id };
    const sheets = [{ sheet: 1, firstSlot: 5, lastSlot: 7 }];
    expect((await post(`/api/v1/batches/${code}/ranges`, { ...jam, sheets })).statusCode).toBe(201);
    expect((await get(`/api/v1/batches/${code}`)).json().summary).toMatchObject({ printed: 4 });
    const log = (await get(`/api/v1/batches/${code}/ranges`)).json().items;
    expect(log.slice(-2)).toMatchObject([
      { action: 'void', first: 1, last: 1 },
      { action: 'void', first: 4, last: 5 },
    ]);
  });

  it('is printed as its preview said, also where printed stamps are suspended', async () => {
    const { code } = (await post('/api/v1/batches', { variantId: 'tea-bag', quantity: 20 })).json();
    const jobs = `/api/v1/batches/${code}/print-jobs`;
    const act = async (change: object) => {
      const url = `/api/v1/batches/${code}/ranges`;
      expect((await server.call({ method: 'POST', url, payload: change })).statusCode).toBe(201);
    };
    await act({ action: 'print', first: 0, last: 4 });
    await act({ action: 'suspend', first: 0, last: 4 });
    await act({ action: 'void', reason: 'lost', first: 7, last: 7 });
    const foretold = async (last: number) =>
      (
        await get(
          `/api/v1/batches/${code}/preview?first=0&last=${last}&stock=a4-65-38x21&skipUnprintable=true`,
        )
      ).json();
    const fresh = await foretold(9);
    expect(fresh).toMatchObject({ printedBefore: 0, unprintable: 6 });
    const done = (await post(jobs, { ...ORDER, skipUnprintable: true })).json();
    expect([done.skipped, done.sheets]).toEqual([fresh.skipped, fresh.sheets]);
    // Those just printed need a reason now, the suspended ones none: they are left out.
    const again = await foretold(12);
    expect(again).toMatchObject({ printedBefore: 4, unprintable: 6 });
    const order = { ...ORDER, last: 12, skipUnprintable: true };
    expect((await post(jobs, order)).json().code).toBe('reprint-reason-required');
    const reprint = (await post(jobs, { ...order, reason: 'kẹt giấy' })).json();
    expect([reprint.skipped, reprint.sheets]).toEqual([again.skipped, again.sheets]);
    expect((await get(`/api/v1/batches/${code}`)).json()).toMatchObject({ reprinted: again.printedBefore });
  });

  it('is the same job for the same wish, and another once more stamps are out of use', async () => {
    const code = await spoiledBatch();
    const jobs = `/api/v1/batches/${code}/print-jobs`;
    const order = { ...ORDER, skipUnprintable: true };
    const first = (await post(jobs, order)).json();
    expect((await post(jobs, order)).json().id).toBe(first.id);
    await post(`/api/v1/batches/${code}/ranges`, { action: 'void', reason: 'lost', first: 9, last: 9 });
    expect((await post(jobs, order)).json().code).toBe('reprint-reason-required');
    const again = (await post(jobs, { ...order, reason: 'in lại' })).json();
    expect(again).toMatchObject({ skipped: [...SKIPPED, { first: 9, last: 9 }], stampsTotal: 6 });
    expect((await get(`/api/v1/print-jobs/${first.id}/file`)).json().code).toBe('already-voided');
  });

  it('comes back label by label: what was left out is neither outstanding nor spoiled', async () => {
    const code = await spoiledBatch();
    const order = { ...ORDER, output: 'package', skipUnprintable: true };
    const { id } = (await post(`/api/v1/batches/${code}/print-jobs`, order)).json();
    const book = (body: object) => post(`/api/v1/print-jobs/${id}/returns`, body);
    // Labels 2 to 5 hold 1, 4, 5, 6; from label 6 on there are two more.
    const booked = await book({ good: 1, spoiledLabels: [{ sheet: 1, slot: 2, count: 4 }] });
    expect(booked.json()).toMatchObject({ good: 1, spoiled: 4, outstanding: 2 });
    expect(booked.json().items[0].spoiledRanges).toEqual([
      { first: 1, last: 1 },
      { first: 4, last: 6 },
    ]);
    const beyond = await book({ good: 0, spoiledLabels: [{ sheet: 1, slot: 6, count: 3 }] });
    expect(beyond.json()).toMatchObject({ code: 'return-outside', params: { limit: 2 } });
    const across = await book({ good: 0, spoiledRanges: [{ first: 0, last: 2 }] });
    expect(across.json()).toMatchObject({ code: 'return-outside', params: { limit: 2 } });
    const inGap = await book({ good: 0, spoiledRanges: [{ first: 7, last: 7 }] });
    expect(inGap.json()).toMatchObject({ code: 'return-outside', params: { limit: 0 } });
  });

  it('is left alone by the wish where every stamp can be printed', async () => {
    const code = await spoiledBatch();
    const url = `/api/v1/batches/${code}/print-jobs`;
    const plain = (await post(url, { ...ORDER, first: 10, last: 19 })).json();
    const wished = (await post(url, { ...ORDER, first: 10, last: 19, skipUnprintable: true })).json();
    expect([wished.id, wished.skipped]).toEqual([plain.id, []]);
  });

  it('leaves them out of tables, packages and labels for label printers', async () => {
    const code = await spoiledBatch();
    const csv = await get(`/api/v1/batches/${code}/stamps.csv?first=0&last=9&skipUnprintable=true`);
    const rowsOf = (table: Uint8Array): string[] => {
      const rows: string[][] = parse(Buffer.from(table), { bom: true });
      return rows.slice(1).map(([number = '']) => number);
    };
    expect(rowsOf(csv.rawPayload)).toEqual(KEPT.map((index) => String(index + 1)));
    const job = `/api/v1/print-jobs/${csv.headers['x-print-job']}`;
    expect((await get(job)).json()).toMatchObject({
      kind: 'csv',
      skipped: SKIPPED,
      stampsDone: 7,
      progress: 1,
    });
    expect(rowsOf((await get(`${job}/file`)).rawPayload)).toEqual(KEPT.map((index) => String(index + 1)));
    const order = { ...ORDER, skipUnprintable: true, reason: 'lần nữa' };
    const fileOf = async (output: string) => {
      const { id } = (await post(`/api/v1/batches/${code}/print-jobs`, { ...order, output })).json();
      return (await get(`/api/v1/print-jobs/${id}/file`)).rawPayload;
    };
    const unpacked = unpackZip(await fileOf('package'), () => true, 50_000_000);
    if (!unpacked.ok) throw new Error('the package is no archive');
    const named = (end: string) =>
      unpacked.entries.find(({ name }) => name.endsWith(end))?.bytes ?? new Uint8Array();
    expect(rowsOf(named('.csv'))).toEqual(KEPT.map((index) => String(index + 1)));
    expect(await stampsOnPaper(Buffer.from(named('.pdf')))).toEqual(KEPT);
    expect(Buffer.from(named('README.txt')).toString()).toMatch(/1.*10.*\b7\b/);
    const zpl = (await fileOf('zpl')).toString('latin1');
    expect(zpl.match(/\^XA\^PW/g)).toHaveLength(7);
  });
});
