import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await startTestApp();
});
afterAll(() => server.close());
afterEach(async () => {
  await server.storage.db.deleteFrom('idempotencyRecord').execute();
});

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

const create = (key: string, payload: object, token?: string) =>
  server.call({
    method: 'POST',
    url: '/api/v1/tokens',
    headers: { 'idempotency-key': key },
    payload,
    ...(token === undefined ? {} : { token }),
  });
const body = { name: 'once', role: 'officer' };
const count = async () => (await server.storage.db.selectFrom('apiToken').select('id').execute()).length;
const records = () => server.storage.db.selectFrom('idempotencyRecord').selectAll().execute();

describe('a request with an Idempotency-Key', () => {
  it('is done once and answered alike, also after a restart', async () => {
    const before = await count();
    const first = await create('a', body);
    const second = await create('a', body);
    await server.restart();
    const third = await create('a', body);
    expect(await count()).toBe(before + 1);
    for (const again of [second, third]) {
      expect(again.statusCode).toBe(201);
      expect(again.json().id).toBe(first.json().id);
      expect(again.headers['idempotency-replayed']).toBe('true');
      expect(again.headers.location).toBe(first.headers.location);
    }
  });

  it('keeps no secret for its repetition', async () => {
    const { token } = (await create('s', body)).json();
    expect(JSON.stringify(await records())).not.toContain(token);
    expect((await create('s', body)).json()).not.toHaveProperty('token');
  });

  it('is refused with another body', async () => {
    await create('b', body);
    const before = await count();
    const other = await create('b', { ...body, name: 'twice' });
    expect([other.statusCode, other.json().code]).toEqual([422, 'idempotency-conflict']);
    expect(await count()).toBe(before);
  });

  it('is done once when it comes many times at once', async () => {
    const before = await count();
    const answers = await Promise.all(Array.from({ length: 20 }, () => create('c', body)));
    expect(await count()).toBe(before + 1);
    for (const answer of answers) {
      if (answer.statusCode !== 201) expect(answer.json().code).toBe('idempotency-in-progress');
    }
    expect((await create('c', body)).statusCode).toBe(201);
  });

  it('frees its key when it is refused', async () => {
    const refused = await create('d', { ...body, provinceCode: '99' });
    expect(refused.statusCode).toBe(422);
    expect(await records()).toEqual([]);
    expect((await create('d', body)).statusCode).toBe(201);
  });

  it('does not meet the same key of somebody else', async () => {
    const other = await server.token('admin');
    const first = await create('e', body);
    const second = await create('e', body, other);
    expect(second.statusCode).toBe(201);
    expect(second.json().id).not.toBe(first.json().id);
  });

  it('is never done again in silence after it was cut off in the middle', async () => {
    await create('f', body);
    // As a process leaves it that was killed between the action and its record.
    await server.storage.db.updateTable('idempotencyRecord').set({ status: 0, bodyJson: '' }).execute();
    const before = await count();
    await server.restart();
    const again = await create('f', body);
    expect([again.statusCode, again.json().code]).toEqual([409, 'idempotency-interrupted']);
    expect(await count()).toBe(before);
  });

  it('is remembered for seven days', async () => {
    const first = await create('g', body);
    server.clock.advance(WEEK_MS);
    await server.restart();
    expect((await create('g', body)).json().id).toBe(first.json().id);
    server.clock.advance(1);
    await server.restart();
    expect((await create('g', body)).json().id).not.toBe(first.json().id);
  });
});
