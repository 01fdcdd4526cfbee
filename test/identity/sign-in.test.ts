import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import {
  addSecondFactor,
  appCode,
  type Browser,
  GOOD_PASSWORD,
  join,
  newBrowser,
} from '../support/people.ts';

const STEP_MS = 30_000;
let test: TestApp;
let officer: { browser: Browser; secret: string; recoveryCodes: readonly string[] };
const OFFICER = 'Bình@Sở.example.VN';
const INSPECTOR = 'kiem.tra@example.vn';

beforeAll(async () => {
  test = await startTestApp();
  const browser = newBrowser(test);
  expect((await join(test, browser, { role: 'officer', email: OFFICER })).stage).toBe('enrol');
  officer = { browser, ...(await addSecondFactor(test, browser)) };
  expect((await join(test, newBrowser(test), { role: 'inspector', email: INSPECTOR })).stage).toBe('open');
});
afterAll(() => test.close());

const whoIs = async (browser: Browser) => (await browser.send('GET', 'sessions/current')).json();
const codeOf = (answer: { json(): { code: string } }) => answer.json().code;
const nextCode = () => {
  test.clock.advance(STEP_MS);
  return appCode(officer.secret, test.clock.now());
};

describe('signing in', () => {
  it('takes the address in any case and needs the second factor', async () => {
    const browser = newBrowser(test, '198.51.100.1');
    const first = await browser.signIn(OFFICER.toUpperCase(), GOOD_PASSWORD);
    expect([first.statusCode, first.json().stage]).toEqual([201, 'code']);
    expect((await whoIs(browser)).code).toBe('sign-in-unfinished');
    const before = browser.cookie;
    const second = await browser.send('POST', 'sessions/current/code', { code: nextCode() });
    expect([second.statusCode, second.json().stage]).toEqual([201, 'open']);
    expect(await whoIs(browser)).toMatchObject({ role: 'officer' });
    const halfWay = await test.call({
      url: '/api/v1/sessions/current',
      token: null,
      headers: { cookie: before },
    });
    expect(codeOf(halfWay)).toBe('session-expired');
  });

  it('takes the password typed as single or combined characters', async () => {
    const decomposed = GOOD_PASSWORD.normalize('NFD');
    expect(decomposed).not.toBe(GOOD_PASSWORD);
    expect((await newBrowser(test).signIn(INSPECTOR, decomposed)).statusCode).toBe(201);
  });

  it.each([
    ['a wrong password', INSPECTOR, 'Mận chín đầu mùa 7 kg'],
    ['an address without an account', 'nobody@example.vn', GOOD_PASSWORD],
    ['something that is no address', 'x', GOOD_PASSWORD],
  ])('answers %s alike', async (_, email, password) => {
    const answer = await newBrowser(test).signIn(email, password);
    const { code, detail, ...rest } = answer.json();
    expect([answer.statusCode, code, rest.field]).toEqual([401, 'sign-in-failed', undefined]);
    expect(answer.cookies).toEqual([]);
    expect(detail).not.toContain(email);
  });

  it('sets cookies that scripts, other hosts and other sites do not get', async () => {
    const answer = await newBrowser(test).signIn(INSPECTOR, GOOD_PASSWORD);
    expect(answer.cookies.map(({ name }) => name)).toEqual(['__Host-temque', '__Host-temque-device']);
    for (const cookie of answer.cookies) {
      expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
      expect(cookie).not.toHaveProperty('domain');
    }
  });

  it('is not started by another site', async () => {
    const answer = await test.app.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      headers: { 'sec-fetch-site': 'cross-site' },
      payload: { email: INSPECTOR, password: GOOD_PASSWORD },
    });
    expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'request-cross-site']);
  });
});

describe('a code', () => {
  const halfWay = async () => {
    const browser = newBrowser(test, '198.51.100.2');
    await browser.signIn(OFFICER, GOOD_PASSWORD);
    return browser;
  };
  const send = (browser: Browser, code: string) => browser.send('POST', 'sessions/current/code', { code });

  it('counts once', async () => {
    const code = nextCode();
    expect((await send(await halfWay(), code)).statusCode).toBe(201);
    const again = await send(await halfWay(), code);
    expect([again.statusCode, codeOf(again)]).toEqual([422, 'code-wrong']);
  });

  it('counts once also when it comes twice at the same moment', async () => {
    const browsers = [await halfWay(), await halfWay()];
    const code = nextCode();
    const answers = await Promise.all(browsers.map((browser) => send(browser, code)));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 422]);
  });

  it.each([
    ['one step late', -STEP_MS, 201],
    ['one step early', STEP_MS, 201],
    ['two steps late', -2 * STEP_MS, 422],
    ['two steps early', 2 * STEP_MS, 422],
  ])('may be %s', async (_, offMs, status) => {
    test.clock.advance(10 * STEP_MS);
    const code = appCode(officer.secret, test.clock.now() + offMs);
    expect((await send(await halfWay(), `${code.slice(0, 3)} ${code.slice(3)}`)).statusCode).toBe(status);
    test.clock.advance(10 * STEP_MS);
  });

  it('of an earlier step is not taken after a later one', async () => {
    test.clock.advance(10 * STEP_MS);
    const nowMs = test.clock.now();
    const [late, early] = [appCode(officer.secret, nowMs - STEP_MS), appCode(officer.secret, nowMs)];
    expect((await send(await halfWay(), early)).statusCode).toBe(201);
    expect((await send(await halfWay(), late)).statusCode).toBe(422);
  });

  it('may be a recovery code in any spelling, once', async () => {
    const [first = ''] = officer.recoveryCodes;
    const typed = ` ${first.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    expect((await send(await halfWay(), typed)).statusCode).toBe(201);
    expect((await send(await halfWay(), first)).statusCode).toBe(422);
  });

  it('is kept nowhere, and neither is the secret or the password', async () => {
    const { db } = test.storage;
    const rows = await Promise.all([
      db.selectFrom('account').selectAll().execute(),
      db.selectFrom('recoveryCode').selectAll().execute(),
      db.selectFrom('session').selectAll().execute(),
      db.selectFrom('auditEntry').selectAll().execute(),
    ]);
    const text = JSON.stringify(rows);
    const codes = officer.recoveryCodes.flatMap((code) => [code, code.replace('-', '')]);
    for (const secret of [
      officer.secret,
      GOOD_PASSWORD,
      OFFICER,
      ...codes,
      ...officer.browser.cookies.values(),
    ])
      expect(text).not.toContain(secret);
  });
});

describe('an open session', () => {
  it('is asked once more for what cannot be taken back', async () => {
    const admin = newBrowser(test, '198.51.100.3');
    await join(test, admin, { role: 'admin', email: 'quan.tri@example.vn' });
    const { secret } = await addSecondFactor(test, admin);
    const token = () => admin.send('POST', 'tokens', { name: 'ERP', role: 'inspector' });
    expect((await token()).statusCode).toBe(201);
    test.clock.advance(15 * 60_000);
    const old = await token();
    expect([old.statusCode, codeOf(old)]).toEqual([403, 'authentication-old']);
    const confirm = (body: object) => admin.send('POST', 'sessions/current/confirmation', body);
    expect(codeOf(await confirm({ password: `${GOOD_PASSWORD}!` }))).toBe('password-wrong');
    expect(codeOf(await confirm({ password: GOOD_PASSWORD }))).toBe('code-wrong');
    const code = appCode(secret, test.clock.now());
    expect((await confirm({ password: GOOD_PASSWORD, code })).statusCode).toBe(204);
    expect((await token()).statusCode).toBe(201);
  });

  it('is ended by signing out, and the cookie taken back', async () => {
    const browser = newBrowser(test);
    await browser.signIn(INSPECTOR, GOOD_PASSWORD);
    const kept = browser.cookie;
    expect((await browser.send('DELETE', 'sessions/current')).statusCode).toBe(204);
    expect(browser.cookies.has('__Host-temque')).toBe(false);
    const again = await test.call({
      url: '/api/v1/sessions/current',
      token: null,
      headers: { cookie: kept },
    });
    expect(codeOf(again)).toBe('session-expired');
  });

  it('is listed with the others, and each can be ended', async () => {
    const [here, there] = [newBrowser(test), newBrowser(test)];
    await here.signIn(INSPECTOR, GOOD_PASSWORD);
    await there.signIn(INSPECTOR, GOOD_PASSWORD);
    await here.send('DELETE', 'sessions');
    expect(codeOf(await there.send('GET', 'sessions/current'))).toBe('session-expired');
    await there.signIn(INSPECTOR, GOOD_PASSWORD);
    const { items } = (await here.send('GET', 'sessions')).json();
    expect(items.map(({ device }: { device: string }) => device)).toEqual([
      'Chrome · Android',
      'Chrome · Android',
    ]);
    const other = items.find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent);
    expect((await here.send('DELETE', `sessions/${other.id}`)).statusCode).toBe(204);
    expect((await there.send('GET', 'sessions/current')).statusCode).toBe(401);
    const foreign = (await officer.browser.send('DELETE', `sessions/${items[0].id}`)).statusCode;
    expect(foreign).toBe(404);
  });

  it('is not what a token has', async () => {
    const answer = await test.call({ url: '/api/v1/account' });
    expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'session-required']);
  });
});
