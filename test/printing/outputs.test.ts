import { crc32 } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unpackZip } from '../../server/registry/table/unpack-zip.ts';
import { parseStampText } from '../../stamps/link/index.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { zxing } from '../support/decoders.ts';
import { drawPage } from '../support/pdf.ts';
import { printZpl } from '../support/zpl.ts';

let server: TestApp;
let owner: string;
beforeAll(async () => {
  server = await startTestApp();
  await writeRegistry(server.storage.db);
  owner = await server.token('producer', { producerId: 'highland' });
});
afterAll(() => server.close());

async function ordered(order: object) {
  const payload = { variantId: 'tea-bag', quantity: 200 };
  const { code } = (await server.call({ method: 'POST', url: '/api/v1/batches', payload })).json();
  const url = `/api/v1/batches/${code}/print-jobs`;
  const answer = await server.call({
    method: 'POST',
    url,
    payload: { first: 0, last: 6, ...order },
    token: owner,
  });
  const job = answer.json();
  const file = await server.call({ url: `/api/v1/print-jobs/${job.id}/file`, token: owner });
  return { code: String(code), job, answer, file };
}

const indexesOf = (texts: readonly string[]) =>
  texts.map((text) => {
    const parsed = parseStampText(text);
    return parsed.ok ? parsed.index : -1;
  });

describe('a print job puts out', () => {
  it.each([
    ['a label a page, from a sheet stock', { stock: 'a4-65-38x21' }, [38.1, 21.2], 1],
    ['a row of labels a page, from a roll of three', { stock: 'roll-3x35x22' }, [110, 22], 3],
  ])('a PDF for rolls: %s', async (_, order, [width = 0, height = 0], across) => {
    const { job, file, code } = await ordered({ ...order, output: 'roll' });
    expect(job).toMatchObject({ kind: 'roll', labelsPerSheet: across, sheets: Math.ceil(7 / across) });
    expect(file.headers['content-type']).toBe('application/pdf');
    expect(file.headers['content-disposition']).toContain(`${code}-1-7.pdf`);
    const found: number[] = [];
    for (let page = 0; page < job.sheets; page++) {
      const { picture, widthPt, heightPt, pageCount } = await drawPage(file.rawPayload, 300, page);
      expect(pageCount).toBe(job.sheets);
      expect(widthPt).toBeCloseTo((width / 25.4) * 72, 2);
      expect(heightPt).toBeCloseTo((height / 25.4) * 72, 2);
      found.push(...indexesOf(await zxing(picture)));
    }
    expect(found.sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const slots = `/api/v1/print-jobs/${job.id}/slots?index=5`;
    const place = (await server.call({ url: slots, token: owner })).json().items[0];
    expect(place).toMatchObject({ sheet: Math.floor(5 / across) + 1, slot: (5 % across) + 1 });
  });

  it.each([203, 300])('ZPL for a label printer of %i dpi', async (dpi) => {
    const { job, file, code } = await ordered({ stock: 'roll-50x30', output: 'zpl', dpi });
    expect(job).toMatchObject({ kind: 'zpl', sheets: 7, stockName: '50 × 30 mm' });
    expect(file.headers['content-disposition']).toContain(`${code}-1-7.zpl`);
    const { labels } = printZpl(file.rawPayload);
    const texts = await Promise.all(labels.map((label) => zxing(label)));
    expect(indexesOf(texts.flat())).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('a package for a print house: sheets, table and what to know', async () => {
    const { job, file, code } = await ordered({ stock: 'a4-24-70x37', output: 'package' });
    expect(job).toMatchObject({ kind: 'package', sheets: 1, labelsPerSheet: 24 });
    expect(file.headers['content-type']).toBe('application/zip');
    const unpacked = unpackZip(file.rawPayload, () => true, 50_000_000);
    if (!unpacked.ok) throw new Error(unpacked.fault);
    expect(unpacked.entries.map(({ name }) => name)).toEqual([
      'DOC-TRUOC-README.txt',
      `${code}-1-7.pdf`,
      `${code}-1-7.csv`,
    ]);
    // As a reader checks that goes through the archive from its beginning: behind each file its sum and sizes.
    for (const { bytes } of unpacked.entries) {
      const sum = Buffer.alloc(8);
      sum.write('PK\x07\x08', 'latin1');
      sum.writeUInt32LE(crc32(bytes), 4);
      const at = file.rawPayload.indexOf(sum);
      expect(at).toBeGreaterThan(0);
      expect(file.rawPayload.readUInt32LE(at + 12)).toBe(bytes.byteLength);
    }
    const [readMe, pdf, csv] = unpacked.entries.map(({ bytes }) => Buffer.from(bytes));
    expect(readMe?.toString()).toContain(`Đợt tem ${code}: `);
    expect(indexesOf(await zxing((await drawPage(pdf ?? Buffer.alloc(0), 300)).picture)).sort()).toEqual([
      0, 1, 2, 3, 4, 5, 6,
    ]);
    const rows: Record<string, string>[] = parse(csv ?? '', { columns: true, bom: true });
    expect(indexesOf(rows.map(({ uri = '' }) => uri))).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const state = async () =>
      (await server.call({ url: `/api/v1/print-jobs/${job.id}`, token: owner })).json();
    // That the last byte was taken is written down after it was.
    await expect.poll(state).toMatchObject({ state: 'done', stampsDone: 7 });
  });

  it('its file as often as it is asked for, a table too', async () => {
    const { code } = await ordered({ stock: 'a4-24-70x37' });
    const csv = await server.call({
      url: `/api/v1/batches/${code}/stamps.csv?first=20&last=29`,
      token: owner,
    });
    const again = await server.call({
      url: `/api/v1/print-jobs/${csv.headers['x-print-job']}/file`,
      token: owner,
    });
    expect(again.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(again.rawPayload.subarray(3).equals(csv.rawPayload)).toBe(true);
  });

  it('nothing that a printer does not take, and nothing to whom it is not', async () => {
    const refused = await ordered({ stock: 'roll-50x30', output: 'zpl', dpi: 600 });
    expect(refused.answer.json()).toMatchObject({ code: 'zpl-resolution', field: 'dpi' });
    const { job, code } = await ordered({ stock: 'roll-50x30', output: 'zpl' });
    const sheet = await server.call({ url: `/api/v1/batches/${code}/sheet.pdf?job=${job.id}`, token: owner });
    expect(sheet.json()).toMatchObject({ code: 'not-found' });
    const stranger = await server.token('producer', { producerId: 'bay' });
    for (const [token, status] of [
      [stranger, 403],
      [null, 401],
    ] as const) {
      const file = await server.call({ url: `/api/v1/print-jobs/${job.id}/file`, token });
      expect(file.statusCode).toBe(status);
    }
  });

  it('more labels in ZPL than a PDF has pages', async () => {
    const payload = { variantId: 'tea-bag', quantity: 30_000 };
    const { code } = (await server.call({ method: 'POST', url: '/api/v1/batches', payload })).json();
    const order = { first: 0, last: 29_999, stock: 'roll-50x30' };
    const url = `/api/v1/batches/${code}/print-jobs`;
    const roll = await server.call({ method: 'POST', url, payload: { ...order, output: 'roll' } });
    expect(roll.json()).toMatchObject({ code: 'print-too-many-sheets' });
    const zpl = await server.call({ method: 'POST', url, payload: { ...order, output: 'zpl' } });
    expect(zpl.json()).toMatchObject({ kind: 'zpl', sheets: 30_000 });
  });
});
