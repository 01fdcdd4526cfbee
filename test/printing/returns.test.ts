import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const get = (url: string, token: string | null = owner) => server.call({ url, token });
const post = (url: string, payload: object = {}, token = owner) =>
  server.call({ method: 'POST', url, payload, token });

async function newJob(output = 'package', quantity = 40) {
  const batch = { variantId: 'tea-bag', quantity };
  const { code } = (await post('/api/v1/batches', batch)).json();
  const order = { first: 0, last: quantity - 1, stock: 'a4-24-70x37', output };
  const job = (await post(`/api/v1/batches/${code}/print-jobs`, order)).json();
  return { code: String(code), jobId: String(job.id) };
}

describe('what comes back', () => {
  const returns = (jobId: string, body: object) => post(`/api/v1/print-jobs/${jobId}/returns`, body);

  it('is booked in parts; spoiled labels are voided by sheet and label or by range', async () => {
    const { code, jobId } = await newJob('package', 60);
    const first = await returns(jobId, {
      good: 20,
      spoiledLabels: [{ sheet: 1, slot: 23, count: 4 }],
      spoiledRanges: [{ first: 50, last: 51 }],
      note: 'Giao đợt 1',
    });
    expect(first.statusCode, first.body).toBe(201);
    expect(first.json()).toMatchObject({
      good: 20,
      spoiled: 6,
      outstanding: 34,
      items: [
        {
          good: 20,
          spoiled: 6,
          note: 'Giao đợt 1',
          spoiledRanges: [
            { first: 22, last: 25 },
            { first: 50, last: 51 },
          ],
        },
      ],
    });
    const { summary } = (await get(`/api/v1/batches/${code}`)).json();
    expect(summary.voided).toMatchObject({ damaged: 6 });
    for (const [index, phase] of [
      [21, 'printed'],
      [22, 'voided'],
      [25, 'voided'],
      [26, 'printed'],
      [51, 'voided'],
    ] as const) {
      const stamp = (await get(`/api/v1/batches/${code}/stamps/${index}`)).json();
      expect([index, stamp.phase]).toEqual([index, phase]);
    }
    const rest = await returns(jobId, { good: 34 });
    expect(rest.json()).toMatchObject({ good: 54, spoiled: 6, outstanding: 0 });
    expect((await get(`/api/v1/print-jobs/${jobId}/returns`)).json()).toEqual(rest.json());
  });

  it.each([
    ['more than was handed over', { good: 41 }, 'return-too-many', 'good'],
    [
      'more with the spoiled ones',
      { good: 40, spoiledRanges: [{ first: 0, last: 0 }] },
      'return-too-many',
      'good',
    ],
    [
      'a sheet that there is not',
      { good: 0, spoiledLabels: [{ sheet: 3, slot: 1, count: 1 }] },
      'return-outside',
      'spoiledLabels[0].slot',
    ],
    [
      'labels behind the last stamp',
      { good: 0, spoiledLabels: [{ sheet: 2, slot: 10, count: 8 }] },
      'return-outside',
      'spoiledLabels[0].count',
    ],
    [
      'stamps of another job',
      { good: 0, spoiledRanges: [{ first: 39, last: 40 }] },
      'return-outside',
      'spoiledRanges[0].last',
    ],
    [
      'a stamp twice',
      { good: 0, spoiledLabels: [{ sheet: 1, slot: 1, count: 2 }], spoiledRanges: [{ first: 1, last: 3 }] },
      'return-overlaps',
      'spoiledLabels',
    ],
  ])('is refused as a whole: %s', async (_, body, code, field) => {
    const { jobId, code: batch } = await newJob();
    expect((await returns(jobId, body)).json()).toMatchObject({ code, field });
    expect((await get(`/api/v1/print-jobs/${jobId}/returns`)).json()).toMatchObject({
      outstanding: 40,
      items: [],
    });
    const { summary } = (await get(`/api/v1/batches/${batch}`)).json();
    expect(summary.voided.damaged).toBe(0);
  });

  it('books nothing when a spoiled stamp is voided already', async () => {
    const { jobId, code } = await newJob();
    await post(`/api/v1/batches/${code}/ranges`, { action: 'void', first: 5, last: 5, reason: 'damaged' });
    const answer = await returns(jobId, { good: 10, spoiledRanges: [{ first: 4, last: 6 }] });
    expect(answer.json()).toMatchObject({ code: 'already-voided' });
    expect((await get(`/api/v1/print-jobs/${jobId}/returns`)).json()).toMatchObject({ items: [], good: 0 });
  });

  it('is nobody else’s business', async () => {
    const { jobId } = await newJob();
    const stranger = await server.token('producer', { producerId: 'bay' });
    expect((await get(`/api/v1/print-jobs/${jobId}/returns`, stranger)).statusCode).toBe(403);
    expect((await post(`/api/v1/print-jobs/${jobId}/returns`, { good: 1 }, stranger)).statusCode).toBe(403);
  });
});
