import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type ConsoleClient, consoleClient } from '../support/console.ts';
import { join, newBrowser } from '../support/people.ts';

let test: TestApp;
let admin: ConsoleClient;
let made = 0;

beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
  const commune = { code: '24763', name: 'Xã Quảng Trực', provinceCode: '68', matchKey: 'quang truc' };
  await test.storage.db.insertInto('commune').values(commune).execute();
  admin = consoleClient(test, { authorization: `Bearer ${await test.token('admin')}` });
});
afterAll(() => test.close());

/** Somebody who is signed in. */
async function somebody(account: { readonly role: string } & Record<string, string>) {
  const browser = newBrowser(test);
  const { id } = await join(test, browser, { email: `ai${++made}@example.vn`, ...account });
  return { id, browser, path: `/console/accounts/${id}` };
}
const read = async (id: string) => (await test.call({ url: `/api/v1/accounts/${id}` })).json();

describe('another role or scope', () => {
  it('is chosen by name, is in force at once, and signs out', async () => {
    const { id, path, browser } = await somebody({ role: 'inspector' });
    expect((await admin.open(path)).html).toContain(`href="${path}/role"`);
    const search = await admin.open(`${path}/role?role=producer&q=bay`);
    expect(search.html).toContain('value="bay"');
    expect(search.html).not.toContain('value="highland"');
    expect(search.html).toContain('1 nơi đang đăng nhập bị đăng xuất');
    const done = await admin.submit(`${path}/role?role=producer&q=bay`, `${path}/role`, {
      producerId: 'bay',
    });
    expect(done.location).toBe(`${path}?done=role`);
    expect(await read(id)).toMatchObject({ role: 'producer', producerId: 'bay', provinceCode: null });
    expect((await browser.send('GET', 'account')).statusCode).toBe(401);
    const narrowed = `${path}/role?role=officer&provinceCode=68`;
    const commune = '24763';
    expect((await admin.open(narrowed)).html).toContain('Xã Quảng Trực');
    await admin.submit(narrowed, `${path}/role`, { communeCode: commune });
    expect(await read(id)).toMatchObject({ role: 'officer', provinceCode: '68', communeCode: commune });
    // The form begins with what holds today, also where the search did not find it.
    expect((await admin.open(`${path}/role`)).html).toContain(`<option value="${commune}" selected>`);
    await admin.submit(`${path}/role?role=inspector`, `${path}/role`, { provinceCode: '01' });
    expect(await read(id)).toMatchObject({ role: 'inspector', provinceCode: '01', communeCode: null });
    expect((await admin.open(path)).html).toMatch(/audit\/\d+">Đổi vai trò, phạm vi</);
  });

  it('is refused at its field', async () => {
    const { path } = await somebody({ role: 'inspector' });
    const none = await admin.submit(`${path}/role?role=producer`, `${path}/role`, {});
    expect([none.status, none.html.includes('href="#f-producerId"')]).toEqual([422, true]);
  });

  it('is not taken from the last administrator', async () => {
    const { id, path } = await somebody({ role: 'admin' });
    const refused = await admin.submit(`${path}/role?role=officer`, `${path}/role`, {});
    expect([refused.status, refused.html.includes('người quản trị cuối cùng')]).toEqual([409, true]);
    const ended = await admin.submit(`${path}/end`, `${path}/end`, { reason: 'thử' });
    expect([ended.status, ended.html.includes('người quản trị cuối cùng')]).toEqual([409, true]);
    expect(await read(id)).toMatchObject({ role: 'admin', state: 'active' });
  });
});

describe('a form about an account that somebody changed meanwhile', () => {
  it.each([
    ['role?role=inspector', 'role', {}],
    ['', '', { name: 'Tên cũ', email: 'cu@example.vn', phone: '' }],
  ])('changes nothing (%s)', async (open, post, fields) => {
    const { id, path } = await somebody({ role: 'producer', producerId: 'bay' });
    const form = (suffix: string) => (suffix === '' ? path : `${path}/${suffix}`);
    const opened = await admin.open(form(open));
    const [hidden] = opened.html.match(/name="version" value="\d+"/) ?? [''];
    const version = /\d+/.exec(hidden)?.[0] ?? '';
    const change = {
      method: 'PATCH',
      url: `/api/v1/accounts/${id}`,
      payload: { producerId: 'highland', role: 'producer' },
    } as const;
    expect((await test.call(change)).statusCode).toBe(200);
    const csrf = /name="csrf" value="([^"]*)"/.exec(opened.html)?.[1] ?? '';
    const sent = { csrf, version, role: 'inspector', ...fields };
    const refused = await admin.post(form(post), sent);
    expect([refused.status, refused.html.includes('vừa được người khác sửa')]).toEqual([412, true]);
    // Sent once more it is still about what its sender saw.
    expect(refused.html).toContain(hidden);
    expect(await read(id)).toMatchObject({ role: 'producer', producerId: 'highland' });
  });
});

describe('the end of an account', () => {
  it('is told beforehand, with what ends and what stays', async () => {
    const { path, id } = await somebody({ role: 'inspector' });
    await test.call({ method: 'POST', url: `/api/v1/accounts/${id}/links` });
    const end = await admin.open(`${path}/end`);
    expect(end.html).toContain('Đăng xuất 1 nơi đang đăng nhập');
    expect(end.html).toContain('Hủy đường dẫn mời hoặc đặt lại mật khẩu chưa dùng');
    const refused = await admin.submit(`${path}/end`, `${path}/end`, { reason: '' });
    expect([refused.status, refused.html.includes('href="#f-reason"')]).toEqual([400, true]);
    const early = await admin.submit(`${path}/erase`, `${path}/erase`, { reason: 'x' });
    expect([early.status, early.html.includes('Phải kết thúc tài khoản trước')]).toEqual([409, true]);
    const ended = await admin.submit(`${path}/end`, `${path}/end`, { reason: 'Nghỉ việc' });
    expect(ended.location).toBe(`${path}?done=end`);
    const page = await admin.open(path);
    expect([page.html.includes(`${path}/erase`), page.html.includes(`${path}/role`)]).toEqual([true, false]);
  });
});

describe('a new token', () => {
  it('takes its producer, province or commune by name', async () => {
    const form = '/console/tokens/new';
    const asked = await admin.open(`${form}?role=producer&q=bay`);
    expect(asked.html).toContain('value="bay"');
    const without = await admin.submit(`${form}?role=producer`, form, { name: 'Kho' });
    expect([without.status, without.html.includes('href="#f-producerId"')]).toEqual([422, true]);
    expect(without.html).toContain('value="Kho"');
    const late = await admin.submit(`${form}?role=admin`, form, { name: 'Kho', days: 'mai' });
    expect([late.status, late.html.includes('id="f-days-fault"')]).toEqual([400, true]);
    const narrowed = `${form}?role=officer&provinceCode=68`;
    const commune = '24763';
    const given = await admin.submit(narrowed, form, { name: 'Xã', communeCode: commune });
    const token = /tq_[\w-]{43}/.exec(given.html)?.[0] ?? '';
    const session = (await test.call({ url: '/api/v1/sessions/current', token })).json();
    expect(session).toMatchObject({ role: 'officer', provinceCode: '68', communeCode: commune });
  });
});
