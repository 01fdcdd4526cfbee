import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HANDOVER_TEXTS } from '../../scanner-web/views/index.ts';
import { createLog } from '../../server/log.ts';
import { DOWNLOADS_LIMIT } from '../../server/printing/handovers.ts';
import { unpackZip } from '../../server/registry/table/unpack-zip.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, TEST_ORIGIN, type TestApp } from '../support/app.ts';

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 2, 1, 1);
const VI = HANDOVER_TEXTS.vi;

let server: TestApp;
let owner: string;
let port: number;
beforeAll(async () => {
  server = await startTestApp({ nowMs: START_MS });
  await writeRegistry(server.storage.db);
  owner = await server.token('producer', { producerId: 'highland' });
  port = Number(new URL(await server.app.listen({ port: 0, host: '127.0.0.1' })).port);
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

async function newLink(expiresInHours = 24) {
  const { code, jobId } = await newJob();
  const answer = await post(`/api/v1/print-jobs/${jobId}/handovers`, {
    recipient: 'Nhà in Hoa Mai',
    expiresInHours,
  });
  expect(answer.statusCode, answer.body).toBe(201);
  const { url, id } = answer.json();
  expect(url.startsWith(`${TEST_ORIGIN}/handover/`)).toBe(true);
  return { code, jobId, id: String(id), path: new URL(url).pathname };
}

const listed = async (jobId: string) => (await get(`/api/v1/print-jobs/${jobId}/handovers`)).json().items[0];

/** As a browser sends the page's form; nobody is signed in. */
const press = (path: string) =>
  server.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: '',
  });

describe('a link for a print house', () => {
  it('has a page that says what it is; looking at it uses nothing up', async () => {
    const { path, jobId, code } = await newLink();
    for (let look = 0; look < 3; look++) {
      const page = await get(path, null);
      expect(page.statusCode).toBe(200);
      expect(page.headers['cache-control']).toBe('no-store');
      expect(page.headers['referrer-policy']).toBe('no-referrer');
      for (const text of [VI.title, code, '40', VI.download, VI.care[0] ?? ''])
        expect(page.body).toContain(text);
    }
    expect((await get(`${path}?lang=en`, null)).body).toContain(HANDOVER_TEXTS.en.download);
    expect(await listed(jobId)).toMatchObject({ state: 'open', downloads: [], recipient: 'Nhà in Hoa Mai' });
  });

  it('downloads the package once', async () => {
    const { path, jobId, code } = await newLink();
    const first = await press(path);
    expect(first.headers['content-disposition']).toContain(`${code}-1-40.zip`);
    const unpacked = unpackZip(first.rawPayload, () => true, 50_000_000);
    expect(unpacked.ok && unpacked.entries).toHaveLength(3);
    await expect.poll(async () => (await listed(jobId)).state).toBe('used');
    expect((await listed(jobId)).downloads).toEqual([{ startedMs: START_MS, finishedMs: START_MS }]);
    for (const answer of [await press(path), await get(path, null)]) {
      expect(answer.statusCode).toBe(410);
      expect(answer.body).toContain(VI.ended.used.word);
      expect(answer.headers['content-type']).toContain('text/html');
    }
  });

  it('can be repeated for half an hour when it broke off, with the same job', async () => {
    const { path, jobId } = await newLink();
    await breakOff(path);
    expect(await listed(jobId)).toMatchObject({ state: 'broken-off', downloads: [{ finishedMs: null }] });
    const page = await get(path, null);
    expect(page.body).toContain(VI.downloadAgain);
    server.clock.advance(29 * 60_000);
    expect((await press(path)).headers['content-type']).toBe('application/zip');
    await expect.poll(async () => (await listed(jobId)).state).toBe('used');
    expect((await listed(jobId)).downloads).toHaveLength(2);
    const late = await newLink();
    await breakOff(late.path);
    server.clock.advance(30 * 60_000);
    expect((await press(late.path)).statusCode).toBe(410);
    server.clock.set(START_MS);
  });

  it('is begun a few times at most and brings one whole package, also to many at once', async () => {
    const { path, jobId } = await newLink();
    // A start takes over from the one before it, whose answer then breaks off.
    const answers = await Promise.allSettled(Array.from({ length: 12 }, () => press(path)));
    const whole = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    const packages = whole.filter(({ headers }) => headers['content-type'] === 'application/zip');
    expect(packages).toHaveLength(1);
    const { downloads } = await listed(jobId);
    expect(downloads.length).toBeLessThanOrEqual(DOWNLOADS_LIMIT);
    await expect.poll(async () => (await listed(jobId)).state).toBe('used');
    expect((await press(path)).statusCode).toBe(410);
  });

  it('ends when its time is over, and when it is withdrawn', async () => {
    const short = await newLink(1);
    server.clock.advance(HOUR_MS - 1);
    expect((await get(short.path, null)).statusCode).toBe(200);
    server.clock.advance(1);
    for (const answer of [await get(short.path, null), await press(short.path)]) {
      expect(answer.statusCode).toBe(410);
      expect(answer.body).toContain(VI.ended.expired.word);
    }
    expect(await listed(short.jobId)).toMatchObject({ state: 'expired', downloads: [] });
    server.clock.set(START_MS);
    const ended = await newLink();
    expect((await post(`/api/v1/handovers/${ended.id}/revocation`)).json()).toMatchObject({
      state: 'revoked',
    });
    expect((await post(`/api/v1/handovers/${ended.id}/revocation`)).json()).toMatchObject({
      state: 'revoked',
    });
    expect((await press(ended.path)).body).toContain(VI.ended.revoked.word);
  });

  it('is a page also when there is no such link, and tells nobody what others hold', async () => {
    for (const path of ['/handover/x', `/handover/${'A'.repeat(43)}`, '/handover/%FF', '/handover/a%0Ab']) {
      const page = await get(path, null);
      expect([404, 400], path).toContain(page.statusCode);
      expect(page.body).not.toContain('internal');
    }
    expect((await get(`/handover/${'A'.repeat(43)}`, null)).body).toContain(VI.ended.unknown.word);
    expect((await press(`/handover/${'A'.repeat(43)}`)).statusCode).toBe(404);
  });

  it('says why when its stamps may no longer be printed', async () => {
    const { path, code, jobId } = await newLink();
    await post(`/api/v1/batches/${code}/ranges`, { action: 'void', first: 3, last: 3, reason: 'lost' });
    const page = await press(path);
    expect(page.statusCode).toBe(409);
    expect(page.body).toContain('đã bị hủy');
    expect(await listed(jobId)).toMatchObject({ state: 'open', downloads: [] });
  });

  it('keeps its token out of the database, the answer to a repetition, and the log', async () => {
    const { jobId } = await newJob();
    const request = {
      method: 'POST' as const,
      url: `/api/v1/print-jobs/${jobId}/handovers`,
      payload: { recipient: 'Nhà in' },
      token: owner,
      headers: { 'idempotency-key': 'once' },
    };
    const { url } = (await server.call(request)).json();
    const token = url.split('/').at(-1);
    const again = await server.call(request);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.body).not.toContain(token);
    expect((await get(`/api/v1/print-jobs/${jobId}/handovers`)).json().items).toHaveLength(1);
    const { db } = server.storage;
    const rows = await Promise.all([
      db.selectFrom('printHandover').selectAll().execute(),
      db.selectFrom('auditEntry').selectAll().execute(),
      db.selectFrom('idempotencyRecord').selectAll().execute(),
    ]);
    expect(JSON.stringify(rows)).not.toContain(token);
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    log.info({ req: { method: 'GET', url: `/handover/${token}?lang=en` } }, 'incoming request');
    expect(lines.join('')).not.toContain(token);
    expect(lines.join('')).toContain('/handover/');
  });

  it('is made, seen and ended by who prints these stamps, for packages alone', async () => {
    const { jobId, id } = await newLink();
    const stranger = await server.token('producer', { producerId: 'bay' });
    const inspector = await server.token('inspector');
    for (const token of [stranger, inspector]) {
      for (const answer of [
        await post(`/api/v1/print-jobs/${jobId}/handovers`, { recipient: 'x' }, token),
        await get(`/api/v1/print-jobs/${jobId}/handovers`, token),
        await post(`/api/v1/handovers/${id}/revocation`, {}, token),
      ]) {
        expect(answer.statusCode).toBe(403);
      }
    }
    const sheets = await newJob('sheet');
    const refused = await post(`/api/v1/print-jobs/${sheets.jobId}/handovers`, { recipient: 'x' });
    expect(refused.json()).toMatchObject({ code: 'handover-kind' });
    const far = await post(`/api/v1/print-jobs/${jobId}/handovers`, { recipient: 'x', expiresInHours: 721 });
    expect(far.json()).toMatchObject({ code: 'field-invalid', field: 'expiresInHours' });
  });

  it('tells the audit log who made it, and that it was used', async () => {
    const { path, id } = await newLink();
    await press(path);
    const told = await server.storage.db
      .selectFrom('auditEntry')
      .select(['action', 'role', 'actor', 'producerId', 'afterJson'])
      .where('subjectId', '=', id)
      .orderBy('seq')
      .execute();
    expect(told).toMatchObject([
      { action: 'handover.create', role: 'producer', producerId: 'highland' },
      { action: 'handover.download', role: 'public', actor: `handover:${id}`, producerId: 'highland' },
    ]);
    expect(JSON.stringify(told)).not.toContain('Hoa Mai');
  });
});

/** Begins a download over a real connection and cuts it after the first bytes. */
async function breakOff(path: string): Promise<void> {
  const request = httpRequest({
    host: '127.0.0.1',
    port,
    path,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': 0 },
  });
  request.end();
  const [response] = await once(request, 'response');
  expect(response.statusCode).toBe(200);
  response.on('error', () => undefined);
  response.destroy();
}
