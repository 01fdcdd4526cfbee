import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_TERMS } from '../../server/identity/session-terms.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { consoleClient } from '../support/console.ts';
import { signedIn, type TestSession } from '../support/sessions.ts';

let test: TestApp;
let producer: TestSession;
beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
  producer = await signedIn(test, { role: 'producer', producerId: 'highland' });
});
afterAll(() => test.close());

type Headers = Record<string, string>;
const get = (url: string, headers: Headers) => test.call({ url, token: null, headers });
const order = (headers: Headers) =>
  test.call({
    method: 'POST',
    url: '/api/v1/batches',
    token: null,
    headers,
    payload: { variantId: 'tea-box', quantity: 5 },
  });

describe('a session', () => {
  it('stands for its account in the API and in the console', async () => {
    const answer = await get('/api/v1/sessions/current', { cookie: producer.cookie });
    expect(answer.json()).toEqual({
      actor: `account:${producer.accountId}`,
      role: 'producer',
      accountId: producer.accountId,
      producerId: 'highland',
      provinceCode: null,
      communeCode: null,
    });
    expect((await consoleClient(test, { cookie: producer.cookie }).open('/console')).status).toBe(200);
    expect((await order(producer.headers)).statusCode).toBe(201);
  });

  it('gives way to a token that is sent along', async () => {
    const authorization = `Bearer ${await test.token('inspector')}`;
    const answer = await get('/api/v1/sessions/current', { cookie: producer.cookie, authorization });
    expect(answer.json().role).toBe('inspector');
  });

  it('counts for nothing with a secret that was changed', async () => {
    const cookie = producer.cookie.replace(/temque=./, (text) => `temque=${text.endsWith('A') ? 'B' : 'A'}`);
    const answer = await get('/api/v1/sessions/current', { cookie });
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'session-expired']);
  });

  it('ends with its account at once', async () => {
    const gone = await signedIn(test, { role: 'inspector' });
    expect((await get('/api/v1/sessions/current', gone.headers)).statusCode).toBe(200);
    await test.storage.db
      .updateTable('account')
      .set({ state: 'ended' })
      .where('id', '=', gone.accountId)
      .execute();
    expect((await get('/api/v1/sessions/current', gone.headers)).statusCode).toBe(401);
  });

  it('ends when it is not used, and however much it is used', async () => {
    const used = await signedIn(test, { role: 'officer' });
    const unused = await signedIn(test, { role: 'officer' });
    const { idleMs, absoluteMs } = SESSION_TERMS.officer;
    const status = async ({ cookie }: TestSession) =>
      (await get('/api/v1/sessions/current', { cookie })).statusCode;
    const step = idleMs - 1;
    for (let passedMs = step; passedMs < absoluteMs; passedMs += step) {
      test.clock.advance(step);
      expect(await status(used)).toBe(200);
      if (passedMs === step) expect(await status(unused)).toBe(200);
    }
    expect(await status(unused)).toBe(401);
    test.clock.advance(step);
    expect(await status(used)).toBe(401);
    producer = await signedIn(test, { role: 'producer', producerId: 'highland' });
  });

  it.each(['code', 'enrol'] as const)('at the stage "%s" opens nothing yet', async (stage) => {
    const half = await signedIn(test, { role: 'admin' }, stage);
    const answer = await get('/api/v1/tokens', half.headers);
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'sign-in-unfinished']);
    const page = await consoleClient(test, { cookie: half.cookie }).open('/console');
    expect(page.location).toContain('/console/sign-in');
  });
});
