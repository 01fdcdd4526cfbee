import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallOptions, TestApp } from '../support/app.ts';
import { zxing } from '../support/decoders.ts';
import { drawPage } from '../support/pdf.ts';
import { order, type PrintWorld, printWorld } from './print-world.ts';

let server: TestApp;
let owner: string;
let stranger: string;
let post: PrintWorld['post'];
let get: PrintWorld['get'];
let newBatch: PrintWorld['newBatch'];
beforeAll(async () => {
  ({ server, owner, stranger, post, get, newBatch } = await printWorld());
});
afterAll(() => server.close());

const summary = async (code: string) => (await get(`/api/v1/batches/${code}`)).json().summary;

describe('what is refused', () => {
  const custom = {
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
  const CASES: readonly [string, object, string, string?][] = [
    ['no stock', { first: 0, last: 9 }, 'stock-or-geometry', 'stock'],
    ['a stock and a geometry', order({ geometry: custom }), 'stock-or-geometry', 'stock'],
    ['an unknown stock', order({ stock: '66-up' }), 'stock-unknown', 'stock'],
    [
      'labels that overlap',
      { first: 0, last: 9, geometry: { ...custom, pitchXMm: 44 } },
      'geometry-invalid',
      'geometry.pitchXMm',
    ],
    [
      'labels off the page',
      { first: 0, last: 9, geometry: { ...custom, rows: 4 } },
      'geometry-invalid',
      'geometry.pageHeightMm',
    ],
    [
      '101 columns',
      { first: 0, last: 9, geometry: { ...custom, columns: 101 } },
      'field-invalid',
      'geometry.columns',
    ],
    ['a member of the geometry missing', { first: 0, last: 9, geometry: { columns: 1 } }, 'field-missing'],
    ['a start behind the sheet', order({ startAt: 66 }), 'start-outside-sheet', 'startAt'],
    ['a label that is too small', order({ stock: 'a4-189-25x10' }), 'label-too-small'],
    ['last before first', order({ first: 9, last: 0 }), 'range-invalid', 'last'],
    ['an index behind the batch', order({ last: 200 }), 'index-outside-batch'],
    ['a negative index', order({ first: -1 }), 'field-invalid', 'first'],
    ['an unknown resolution', order({ dpi: 301 }), 'field-invalid', 'dpi'],
    ['a resolution as text', order({ dpi: '300' }), 'field-invalid', 'dpi'],
    ['an offset beyond the limit', order({ offsetXMm: 51 }), 'field-invalid', 'offsetXMm'],
    ['an unknown member', order({ colour: 'red' }), 'field-unknown', 'colour'],
  ];

  it.each(CASES)('%s, and no stamp is marked', async (_, payload, code, field) => {
    const batch = await newBatch();
    const answer = await post(`/api/v1/batches/${batch}/print-jobs`, payload);
    expect(answer.json()).toMatchObject({ code, ...(field === undefined ? {} : { field }) });
    expect(await summary(batch)).toMatchObject({ allocated: 200, printed: 0 });
    expect((await get(`/api/v1/batches/${batch}/print-jobs`)).json().items).toEqual([]);
  });

  it('takes a geometry of its own', async () => {
    const code = await newBatch();
    const answer = await post(`/api/v1/batches/${code}/print-jobs`, { first: 0, last: 12, geometry: custom });
    expect(answer.json()).toMatchObject({ labelsPerSheet: 6, sheets: 3, stockName: '6 × 45 × 45 mm' });
    const pdf = await get(`/api/v1/batches/${code}/sheet.pdf?job=${answer.json().id}`);
    expect(await zxing((await drawPage(pdf.rawPayload, 300)).picture)).toHaveLength(6);
  });

  it('whoever is not the owner, its officer or an admin', async () => {
    const code = await newBatch();
    const job = (await post(`/api/v1/batches/${code}/print-jobs`, order())).json();
    const officer = await server.token('officer', { provinceCode: '68' });
    const farOfficer = await server.token('officer', { provinceCode: '22' });
    const inspector = await server.token('inspector');
    const calls: CallOptions[] = [
      { method: 'POST', url: `/api/v1/batches/${code}/print-jobs`, payload: order() },
      { url: `/api/v1/batches/${code}/print-jobs` },
      { url: `/api/v1/print-jobs/${job.id}` },
      { url: `/api/v1/print-jobs/${job.id}/slots?sheet=1` },
      { url: `/api/v1/batches/${code}/sheet.pdf?job=${job.id}` },
      { url: `/api/v1/batches/${code}/stamps.csv?first=20&last=21` },
      { url: `/api/v1/batches/${code}/stamps/30.svg` },
      { url: `/api/v1/batches/${code}/stamps/30.png` },
    ];
    for (const call of calls) {
      for (const token of [stranger, farOfficer, inspector]) {
        expect((await server.call({ ...call, token })).json(), call.url).toMatchObject({ code: 'forbidden' });
      }
      expect((await server.call({ ...call, token: null })).statusCode, call.url).toBe(401);
      expect((await server.call({ ...call, token: officer })).statusCode, call.url).toBeLessThan(300);
    }
    expect(await summary(code)).toMatchObject({ printed: 13 });
  });

  it('the head of a file alone, unknown jobs, and a job of another batch', async () => {
    const code = await newBatch();
    const other = await newBatch();
    const job = (await post(`/api/v1/batches/${code}/print-jobs`, order())).json();
    const head = await server.call({
      method: 'HEAD',
      url: `/api/v1/batches/${other}/stamps/0.svg`,
      token: owner,
    });
    expect(head.statusCode).toBeGreaterThanOrEqual(400);
    expect(await summary(other)).toMatchObject({ printed: 0 });
    expect((await get(`/api/v1/batches/${other}/sheet.pdf?job=${job.id}`)).json()).toMatchObject({
      code: 'not-found',
    });
    expect((await get(`/api/v1/print-jobs/${'x'.repeat(22)}`)).json()).toMatchObject({ code: 'not-found' });
    expect((await get(`/api/v1/batches/${code}/sheet.pdf`)).json()).toMatchObject({ code: 'field-missing' });
    expect((await get(`/api/v1/batches/${code}/sheet.pdf?first=0&last=9`)).json()).toMatchObject({
      code: 'stock-or-geometry',
    });
  });
});
