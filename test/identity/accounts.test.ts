import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { addSecondFactor, appCode, GOOD_PASSWORD, join, newBrowser, secretOf } from '../support/people.ts';

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

describe('a reset link', () => {
  it('sets a new password, ends every session and keeps the second factor', async () => {
    const browser = newBrowser(test);
    const email = freshEmail();
    const { id } = await join(test, browser, { role: 'officer', email });
    const { secret } = await addSecondFactor(test, browser);
    const { kind, url } = (await api('POST', `accounts/${id}/links`)).json();
    expect(kind).toBe('reset');
    const reset = newBrowser(test);
    const answer = await reset.send('POST', `one-time-links/${secretOf(url)}`, {
      password: 'một câu khác hẳn',
    });
    expect(answer.json().stage).toBe('code');
    expect((await browser.send('GET', 'account')).statusCode).toBe(401);
    const code = appCode(secret, test.clock.now() + 30_000);
    expect((await reset.send('POST', 'sessions/current/code', { code })).statusCode).toBe(201);
    expect((await newBrowser(test).signIn(email, GOOD_PASSWORD)).statusCode).toBe(401);
    expect((await newBrowser(test).signIn(email, 'một câu khác hẳn')).statusCode).toBe(201);
  });
});

describe('a password change', () => {
  it('needs the present one, ends other sessions and open links, and keeps this session', async () => {
    const [here, there] = [newBrowser(test), newBrowser(test)];
    const email = freshEmail();
    const { id } = await join(test, here, { role: 'inspector', email });
    await there.signIn(email, GOOD_PASSWORD);
    const link = (await api('POST', `accounts/${id}/links`)).json();
    const change = (currentPassword: string, password: string) =>
      here.send('PUT', 'account/password', { currentPassword, password });
    expect(codeOf(await change('sai mật khẩu rồi', 'một câu khác hẳn'))).toBe('password-wrong');
    expect(codeOf(await change(GOOD_PASSWORD, GOOD_PASSWORD))).toBe('password-same');
    expect(codeOf(await change(GOOD_PASSWORD, 'ngắn'))).toBe('password-refused');
    expect((await there.send('GET', 'account')).statusCode).toBe(200);
    expect((await change(GOOD_PASSWORD, 'một câu khác hẳn')).statusCode).toBe(204);
    expect((await here.send('GET', 'account')).statusCode).toBe(200);
    expect((await there.send('GET', 'account')).statusCode).toBe(401);
    expect(codeOf(await use(secretOf(link.url)))).toBe('link-expired');
  });
});

describe('an account that is changed', () => {
  it('loses its sessions with its role, and gets the new one', async () => {
    const browser = newBrowser(test);
    const email = freshEmail();
    const { id } = await join(test, browser, { role: 'inspector', email });
    const edited = await api('PATCH', `accounts/${id}`, { role: 'producer', producerId: 'bay' });
    expect(edited.json()).toMatchObject({ role: 'producer', producerId: 'bay', sessions: 0 });
    expect((await browser.send('GET', 'account')).statusCode).toBe(401);
    await browser.signIn(email, GOOD_PASSWORD);
    expect((await browser.send('GET', 'sessions/current')).json()).toMatchObject({ producerId: 'bay' });
  });

  it('keeps its sessions when only its person is', async () => {
    const browser = newBrowser(test);
    const { id } = await join(test, browser, { role: 'inspector', email: freshEmail() });
    expect((await api('PATCH', `accounts/${id}`, { phone: '0912 345 678' })).json().person.phone).toBe(
      '0912 345 678',
    );
    expect((await browser.send('GET', 'account')).statusCode).toBe(200);
  });

  it('has its second factor taken away by an administrator only, and is signed out by it', async () => {
    const browser = newBrowser(test);
    const email = freshEmail();
    const { id } = await join(test, browser, { role: 'officer', email });
    await addSecondFactor(test, browser);
    expect(codeOf(await browser.send('DELETE', 'account/second-factor'))).toBe('second-factor-required');
    expect((await api('DELETE', `accounts/${id}/second-factor`)).statusCode).toBe(204);
    expect((await browser.send('GET', 'account')).statusCode).toBe(401);
    expect((await browser.signIn(email, GOOD_PASSWORD)).json().stage).toBe('enrol');
  });

  it('may do without a second factor where none is required', async () => {
    const browser = newBrowser(test);
    await join(test, browser, { role: 'producer', producerId: 'bay', email: freshEmail() });
    await addSecondFactor(test, browser);
    expect((await browser.send('GET', 'account')).json()).toMatchObject({
      hasSecondFactor: true,
      recoveryCodesLeft: 10,
    });
    const first = (await browser.send('POST', 'account/recovery-codes')).json().recoveryCodes;
    const second = (await browser.send('POST', 'account/recovery-codes')).json().recoveryCodes;
    expect(new Set([...first, ...second]).size).toBe(20);
    expect((await browser.send('DELETE', 'account/second-factor')).statusCode).toBe(204);
    expect(codeOf(await browser.send('POST', 'account/recovery-codes'))).toBe('second-factor-missing');
  });
});

describe('an account that ends', () => {
  it('takes its sessions, links, password and the tokens it made with it', async () => {
    const admin = newBrowser(test);
    const email = freshEmail();
    const { id } = await join(test, admin, { role: 'admin', email });
    await addSecondFactor(test, admin);
    const { token } = (await admin.send('POST', 'tokens', { name: 'ERP', role: 'inspector' })).json();
    expect((await test.call({ url: '/api/v1/sessions/current', token })).statusCode).toBe(200);
    await join(test, newBrowser(test), { role: 'admin', email: freshEmail() });
    expect(codeOf(await admin.send('POST', `accounts/${id}/ending`, { reason: 'nghỉ' }))).toBe('account-own');
    expect((await api('POST', `accounts/${id}/ending`, { reason: 'Nghỉ hưu' })).statusCode).toBe(204);
    expect((await admin.send('GET', 'account')).statusCode).toBe(401);
    expect(codeOf(await test.call({ url: '/api/v1/sessions/current', token }))).toBe('token-revoked');
    expect((await newBrowser(test).signIn(email, GOOD_PASSWORD)).statusCode).toBe(401);
    expect(codeOf(await api('POST', `accounts/${id}/ending`, { reason: 'again' }))).toBe('account-ended');
  });

  it('can be given back to its person by a new invitation', async () => {
    const { id } = await join(test, newBrowser(test), { role: 'inspector', email: freshEmail() });
    await api('POST', `accounts/${id}/ending`, { reason: 'Nghỉ phép dài' });
    const { kind, url } = (await api('POST', `accounts/${id}/links`)).json();
    expect(kind).toBe('invitation');
    expect((await use(secretOf(url))).statusCode).toBe(201);
  });

  it('forgets its person when they are erased, and stays', async () => {
    const email = freshEmail();
    const { id } = await join(test, newBrowser(test), { role: 'inspector', email, phone: '0987 654 321' });
    const erase = () => api('POST', `accounts/${id}/erasure`, { reason: 'Theo yêu cầu' });
    expect(codeOf(await erase())).toBe('account-not-ended');
    await api('POST', `accounts/${id}/ending`, { reason: 'Nghỉ việc' });
    expect((await erase()).statusCode).toBe(204);
    expect(codeOf(await erase())).toBe('person-erased');
    expect((await api('GET', `accounts/${id}`)).json()).toMatchObject({ state: 'ended', person: null });
    expect(codeOf(await api('POST', `accounts/${id}/links`))).toBe('person-erased');
    const { sqlite } = test.storage;
    for (const table of ['person', 'account', 'session', 'account_device', 'audit_entry', 'one_time_link']) {
      const rows = JSON.stringify(sqlite.prepare(`select * from ${table}`).all());
      for (const personal of [email, 'Trần Thị Lan', '0987 654 321']) {
        expect([table, table !== 'person' && rows.includes(personal)]).toEqual([table, false]);
      }
      expect(table === 'person' && rows.includes(email)).toBe(false);
    }
    const actions = await test.storage.db
      .selectFrom('auditEntry')
      .select('action')
      .where('subjectId', '=', id)
      .execute();
    expect(actions.map(({ action }) => action)).toContain('person.erase');
    // The address is free again.
    expect((await invite({ email })).statusCode).toBe(201);
  });
});

describe('the last administrator', () => {
  it('can neither end nor become something else', async () => {
    const alone = await startTestApp();
    const call = (path: string, payload: object, method: 'POST' | 'PATCH' = 'POST') =>
      alone.call({ method, url: `/api/v1/accounts/${path}`, payload });
    const { id } = await join(alone, newBrowser(alone), { role: 'admin', email: 'mot@example.vn' });
    expect(codeOf(await call(`${id}/ending`, { reason: 'x' }))).toBe('last-admin');
    expect(codeOf(await call(id, { role: 'inspector' }, 'PATCH'))).toBe('last-admin');
    await join(alone, newBrowser(alone), { role: 'admin', email: 'hai@example.vn' });
    expect((await call(`${id}/ending`, { reason: 'x' })).statusCode).toBe(204);
    await alone.close();
  });
});

describe('the list of accounts', () => {
  it('is searched without tones, filtered, and read by page', async () => {
    for (const name of ['Đặng Thùy Trâm', 'Đặng Văn Ngữ', 'Đặng Thái Sơn']) await invite({ name });
    const list = async (query: string) => (await api('GET', `accounts?${query}`)).json();
    const names = ({ items }: { items: { person: { name: string } }[] }) =>
      items.map(({ person }) => person.name);
    expect(names(await list('q=dang'))).toEqual(['Đặng Thái Sơn', 'Đặng Thùy Trâm', 'Đặng Văn Ngữ']);
    const first = await list('q=dang&limit=2');
    expect(names(await list(`q=dang&limit=2&cursor=${first.next}`))).toEqual(['Đặng Văn Ngữ']);
    expect(names(await list('q=dang&role=officer'))).toEqual([]);
    expect(names(await list('q=dang&state=invited'))).toHaveLength(3);
  });

  it('is told in the log to have been read, without what was read', async () => {
    await api('GET', 'accounts?q=dang');
    const last = await test.storage.db
      .selectFrom('auditEntry')
      .selectAll()
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(last.action).toBe('account.list');
    expect(last.afterJson).not.toContain('dang');
  });
});
