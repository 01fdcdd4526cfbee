import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LINK_TTL_MS } from '../../server/identity/links.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { addSecondFactor, GOOD_PASSWORD, newBrowser, secretOf } from '../support/people.ts';

let test: TestApp;
let made = 0;
const freshEmail = () => `person${++made}@example.vn`;

beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
});
afterAll(() => test.close());

const api = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object) =>
  test.call({ method, url: `/api/v1/${path}`, ...(payload === undefined ? {} : { payload }) });
const invite = (more: object = {}) =>
  api('POST', 'accounts', { role: 'inspector', name: 'Lê Văn Minh', email: freshEmail(), ...more });
const codeOf = (answer: { json(): { code: string } }) => answer.json().code;
const use = (secret: string, body: object = { password: GOOD_PASSWORD }) =>
  newBrowser(test).send('POST', `one-time-links/${secret}`, body);

describe('an invitation', () => {
  it('tells whom it is for, as often as it is read, and lets them in once', async () => {
    const email = 'Thảo@Example.vn';
    const { link, id } = (await invite({ email, role: 'producer', producerId: 'highland' })).json();
    expect(link.url).toMatch(/^https:\/\/tem\.example\.vn\/console\/link\/[A-Za-z0-9_-]{43}$/);
    const secret = secretOf(link.url);
    for (let time = 0; time < 2; time += 1) {
      const read = await test.call({ url: `/api/v1/one-time-links/${secret}`, token: null });
      expect(read.json()).toMatchObject({ kind: 'invitation', name: 'Lê Văn Minh', email });
    }
    const browser = newBrowser(test);
    const accepted = await browser.send('POST', `one-time-links/${secret}`, { password: GOOD_PASSWORD });
    expect([accepted.statusCode, accepted.json().stage]).toEqual([201, 'open']);
    expect((await browser.send('GET', 'account')).json()).toMatchObject({
      id,
      state: 'active',
      producerId: 'highland',
      person: { name: 'Lê Văn Minh', email },
    });
    const again = await use(secret);
    expect([again.statusCode, codeOf(again)]).toEqual([410, 'link-used']);
  });

  it('lets two in at the same moment only once', async () => {
    const secret = secretOf((await invite()).json().link.url);
    const answers = await Promise.all([use(secret), use(secret)]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 410]);
  });

  it('is used up by no password that is refused', async () => {
    const secret = secretOf((await invite()).json().link.url);
    const refused = await use(secret, { password: 'matkhau123' });
    expect([refused.statusCode, codeOf(refused)]).toEqual([422, 'password-refused']);
    expect((await use(secret)).statusCode).toBe(201);
  });

  it('ends with its time, by a newer one, and when it is revoked', async () => {
    const expired = secretOf((await invite()).json().link.url);
    test.clock.advance(LINK_TTL_MS.invitation);
    expect(codeOf(await use(expired))).toBe('link-expired');
    const { id, link } = (await invite()).json();
    const newer = (await api('POST', `accounts/${id}/links`)).json();
    expect(codeOf(await use(secretOf(link.url)))).toBe('link-expired');
    expect((await api('DELETE', `accounts/${id}/links`)).statusCode).toBe(204);
    expect(codeOf(await use(secretOf(newer.url)))).toBe('link-expired');
  });

  it.each(['x', 'A'.repeat(43), 'A'.repeat(44)])('that was never made is unknown: %s', async (secret) => {
    const answer = await use(secret);
    expect([answer.statusCode, codeOf(answer)]).toEqual([404, 'link-unknown']);
  });

  it('is kept by its hash alone, also for a repeated request', async () => {
    const request = {
      method: 'POST' as const,
      url: '/api/v1/accounts',
      headers: { 'idempotency-key': 'invite-once' },
      payload: { role: 'inspector', name: 'Minh', email: freshEmail() },
    };
    const first = (await test.call(request)).json();
    const second = (await test.call(request)).json();
    expect(second.id).toBe(first.id);
    expect(second).not.toHaveProperty('link');
    const { db } = test.storage;
    const rows = [
      await db.selectFrom('oneTimeLink').selectAll().execute(),
      await db.selectFrom('idempotencyRecord').selectAll().execute(),
      await db.selectFrom('auditEntry').selectAll().execute(),
    ];
    expect(JSON.stringify(rows)).not.toContain(secretOf(first.link.url));
  });

  it.each([
    [{ role: 'producer' }, 'binding-invalid', 'producerId'],
    [{ role: 'officer', communeCode: '00000' }, 'binding-invalid', 'communeCode'],
    [{ email: 'not an address' }, 'email-invalid', 'email'],
    [{ email: 'a@b' }, 'email-invalid', 'email'],
    [{ name: ' ' }, 'text-empty', 'name'],
  ])('is refused for %j', async (more, code, field) => {
    const answer = await invite(more);
    expect([answer.statusCode, codeOf(answer), answer.json().field]).toEqual([422, code, field]);
  });

  it('is refused for an address that has an account, however it is written', async () => {
    await invite({ email: 'Hai.Le@Example.vn' });
    const answer = await invite({ email: 'hai.le@EXAMPLE.VN' });
    expect([answer.statusCode, codeOf(answer)]).toEqual([409, 'email-taken']);
  });
});

describe('the first set-up', () => {
  it('makes the first administrator by a link, once', async () => {
    const fresh = await startTestApp();
    const link = () => fresh.call({ method: 'POST', url: '/api/v1/setup-links' });
    const old = secretOf((await link()).json().url);
    const secret = secretOf((await link()).json().url);
    const browser = newBrowser(fresh);
    const setUp = (which: string, body: object) => browser.send('POST', `one-time-links/${which}`, body);
    const person = { name: 'Quản trị', email: 'qt@example.vn', password: GOOD_PASSWORD };
    expect(codeOf(await setUp(old, person))).toBe('link-expired');
    expect(codeOf(await setUp(secret, { password: GOOD_PASSWORD }))).toBe('email-invalid');
    const done = await setUp(secret, person);
    expect([done.statusCode, done.json()]).toMatchObject([201, { role: 'admin', stage: 'enrol' }]);
    await addSecondFactor(fresh, browser);
    expect((await browser.send('GET', 'accounts')).json().items).toHaveLength(1);
    expect(codeOf(await link())).toBe('setup-done');
    await fresh.close();
  });
});
