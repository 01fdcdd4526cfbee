import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSetupLink } from '../../server/identity/links.ts';
import { RECENT_MS, SESSION_TERMS } from '../../server/identity/session-terms.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, TEST_ORIGIN, type TestApp } from '../support/app.ts';
import { hiddenFields } from '../support/console.ts';
import { appCode, GOOD_PASSWORD, secretOf } from '../support/people.ts';

/** A browser without script: keeps cookies and sends forms with their hidden fields. */
class Visitor {
  readonly #test: TestApp;
  readonly cookies = new Map<string, string>();

  constructor(test: TestApp) {
    this.#test = test;
  }

  async #send(method: 'GET' | 'POST', url: string, payload?: string): Promise<LightMyRequestResponse> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await this.#test.app.inject({
      method,
      url,
      headers: {
        ...(cookie === '' ? {} : { cookie }),
        origin: TEST_ORIGIN,
        ...(payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  /** Opens a page and follows where it leads. */
  async open(url: string): Promise<LightMyRequestResponse> {
    const answer = await this.#send('GET', url);
    const { location } = answer.headers;
    return answer.statusCode === 303 && location !== undefined ? this.open(location) : answer;
  }

  /** Sends the form of a page that posts to `action`, and follows where it leads. */
  async submit(page: LightMyRequestResponse, action: string, fields: Record<string, string> = {}) {
    const body = new URLSearchParams({ ...hiddenFields(page.body, action), ...fields });
    const answer = await this.#send('POST', action, body.toString());
    const { location } = answer.headers;
    return answer.statusCode === 303 && location !== undefined ? this.open(location) : answer;
  }
}

let test: TestApp;
let admin: { readonly visitor: Visitor; readonly secret: string };
const ADMIN = 'quan.tri@example.vn';
const titleOf = ({ body }: LightMyRequestResponse) => /<h1>([^<]*)/.exec(body)?.[1];
const nextCode = () => {
  test.clock.advance(30_000);
  return appCode(admin.secret, test.clock.now());
};
const linkIn = (page: LightMyRequestResponse) => {
  const secret = /\/console\/link\/([\w-]{43})/.exec(page.body)?.[1];
  if (secret === undefined) throw new Error(page.body);
  return `/console/link/${secret}`;
};

beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
  const { db } = test.storage;
  let made = 0;
  const parts = { db, clock: test.clock.now, newId: () => `setup-${made++}`, publicUrl: TEST_ORIGIN };
  const link = await makeSetupLink(
    { ...parts, randomBytes: (size) => new Uint8Array(size).fill(9) },
    { actor: 'system', role: 'system' },
  );
  const visitor = new Visitor(test);
  const path = `/console/link/${secretOf(link.url)}`;
  const setUp = await visitor.open(path);
  expect(titleOf(setUp)).toBe('Thiết lập lần đầu');
  const refused = await visitor.submit(setUp, path, {
    name: 'Quản trị',
    email: ADMIN,
    password: 'matkhau123',
  });
  expect([refused.statusCode, refused.body.includes('nhiều người dùng')]).toEqual([422, true]);
  const factor = await visitor.submit(refused, path, {
    name: 'Quản trị',
    email: ADMIN,
    password: GOOD_PASSWORD,
  });
  expect(titleOf(factor)).toBe('Bật xác thực hai bước');
  const { secret = '' } = hiddenFields(factor.body, '/console/second-factor');
  const wrong = await visitor.submit(factor, '/console/second-factor', { code: '000000' });
  expect([wrong.statusCode, wrong.body.includes(secret)]).toEqual([422, true]);
  const codes = await visitor.submit(wrong, '/console/second-factor', {
    code: appCode(secret, test.clock.now()),
  });
  expect(codes.body.match(/<code>[0-9A-Z]{5}-[0-9A-Z]{5}<\/code>/g)).toHaveLength(10);
  admin = { visitor, secret };
});
afterAll(() => test.close());

async function signIn(visitor: Visitor, page: LightMyRequestResponse): Promise<LightMyRequestResponse> {
  const form = { email: ADMIN, password: GOOD_PASSWORD };
  const second = await visitor.submit(page, '/console/sign-in', form);
  return await visitor.submit(second, '/console/sign-in/code', { code: nextCode() });
}

describe('an administrator without script', () => {
  it('is greeted by name and sees the accounts', async () => {
    const page = await admin.visitor.open('/console/accounts');
    expect([page.statusCode, titleOf(page)]).toEqual([200, 'Tài khoản']);
    expect(page.body).toContain('class="name">Quản trị<');
  });

  it('invites a producer, who accepts and sees the console', async () => {
    const { visitor } = admin;
    const form = await visitor.open('/console/accounts/new?role=producer&q=highland');
    expect(form.body).toContain('name="producerId" value="highland"');
    const fields = { name: 'Trần Thị Lan', email: 'lan@htx.vn', producerId: 'highland' };
    const shown = await visitor.submit(form, '/console/accounts/new', fields);
    const path = linkIn(shown);
    // The same form once more, by the back button: no second account, and no second link.
    const again = await visitor.submit(form, '/console/accounts/new', fields);
    expect(again.body).toContain('đã hiện một lần');
    const lan = new Visitor(test);
    const home = await lan.submit(await lan.open(path), path, { password: GOOD_PASSWORD });
    expect([home.statusCode, titleOf(home)]).toEqual([200, 'Việc cần làm']);
    expect((await lan.open('/console/accounts')).statusCode).toBe(403);
    const used = await new Visitor(test).open(path);
    expect([used.statusCode, used.body.includes('đã dùng rồi')]).toEqual([410, true]);
  });

  it('invites officers of the country, a province, and inspectors', async () => {
    const { visitor } = admin;
    for (const [role, query, fields] of [
      ['officer', '', {}],
      ['officer', '&provinceCode=68', { communeCode: '' }],
      ['inspector', '', { provinceCode: '68' }],
    ] as const) {
      const form = await visitor.open(`/console/accounts/new?role=${role}${query}`);
      const email = `${role}${query.length}@example.vn`;
      const shown = await visitor.submit(form, '/console/accounts/new', {
        name: 'Lê Minh',
        email,
        ...fields,
      });
      expect([shown.statusCode, titleOf(shown)]).toEqual([200, 'Đường dẫn đã sẵn sàng']);
    }
  });

  it('keeps what was typed when it is refused', async () => {
    const { visitor } = admin;
    const form = await visitor.open('/console/accounts/new?role=inspector');
    const refused = await visitor.submit(form, '/console/accounts/new', { name: 'Lê Minh', email: 'sai' });
    expect([refused.statusCode, refused.body.includes('value="sai"')]).toEqual([422, true]);
    expect(refused.body).toContain('href="#f-email"');
  });

  it('edits, resets, signs out, ends and erases an account', async () => {
    const { visitor } = admin;
    const list = await visitor.open('/console/accounts?q=lan');
    const path = /\/console\/accounts\/[\w-]{21}/.exec(list.body)?.[0] ?? '';
    const detail = () => visitor.open(path);
    const edited = await visitor.submit(await detail(), path, {
      name: 'Trần Thị Lan',
      email: 'lan@htx.vn',
      phone: '0912 345 678',
    });
    expect(edited.body).toContain('0912 345 678');
    linkIn(await visitor.submit(await detail(), `${path}/links`));
    await visitor.submit(await detail(), `${path}/signed-out`);
    const asked = await visitor.open(`${path}/end`);
    const ended = await visitor.submit(asked, `${path}/end`, { reason: 'Nghỉ việc' });
    expect(ended.body).toContain('Tài khoản đã kết thúc');
    const again = await visitor.open(`${path}/erase`);
    const erased = await visitor.submit(again, `${path}/erase`, { reason: 'Theo yêu cầu' });
    expect(erased.body).not.toContain('lan@htx.vn');
  });

  it('makes a token, sees it once, and revokes it', async () => {
    const { visitor } = admin;
    const form = await visitor.open('/console/tokens/new?role=inspector');
    const made = await visitor.submit(form, '/console/tokens/new', { name: 'Phần mềm kho', days: '30' });
    const token = /tq_[\w-]{43}/.exec(made.body)?.[0] ?? '';
    expect((await test.call({ url: '/api/v1/sessions/current', token })).statusCode).toBe(200);
    const revoked = await visitor.submit(await visitor.open('/console/tokens'), '/console/tokens/revoked');
    expect(revoked.body).toContain('Đã thu hồi mã truy cập');
  });

  it('changes nothing of another account by a made-up form of another site', async () => {
    const cookie = [...admin.visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await test.app.inject({
      method: 'POST',
      url: '/console/tokens/new',
      headers: {
        cookie,
        origin: 'https://evil.example',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: 'name=x&role=admin',
    });
    expect(answer.statusCode).toBe(403);
  });
});

describe('what was filled in', () => {
  const token = { name: 'Kho lạnh Đà Lạt', role: 'inspector' };

  it('waits for the password when that was typed long ago', async () => {
    const { visitor } = admin;
    const form = await visitor.open('/console/tokens/new');
    test.clock.advance(RECENT_MS);
    const asked = await visitor.submit(form, '/console/tokens/new', token);
    expect([asked.statusCode, titleOf(asked)]).toEqual([403, 'Xác nhận lại mật khẩu']);
    const wrong = await visitor.submit(asked, '/console/confirm', { password: 'sai', code: nextCode() });
    expect(wrong.statusCode).toBe(422);
    const resumed = await visitor.submit(wrong, '/console/confirm', {
      password: GOOD_PASSWORD,
      code: nextCode(),
    });
    expect(resumed.body).toContain('Kho lạnh Đà Lạt');
    expect((await visitor.submit(resumed, '/console/tokens/new')).body).toMatch(/tq_[\w-]{43}/);
  });

  it('outlives the session', async () => {
    const { visitor } = admin;
    const form = await visitor.open('/console/tokens/new');
    test.clock.advance(SESSION_TERMS.admin.idleMs);
    const over = await visitor.submit(form, '/console/tokens/new', token);
    expect([over.statusCode, titleOf(over)]).toEqual([401, 'Đăng nhập']);
    expect(over.body).toContain('vẫn được giữ');
    const resumed = await signIn(visitor, over);
    expect(titleOf(resumed)).toBe('Gửi lại nội dung vừa điền');
    expect((await visitor.submit(resumed, '/console/tokens/new')).body).toMatch(/tq_[\w-]{43}/);
  });

  it('can still be sent from a page left open, once its owner signed in again in another tab', async () => {
    const { visitor } = admin;
    const form = await visitor.open('/console/tokens/new');
    test.clock.advance(SESSION_TERMS.admin.idleMs);
    const home = await signIn(visitor, await visitor.open('/console/accounts?q=x'));
    expect(titleOf(home)).toBe('Tài khoản');
    expect((await visitor.submit(form, '/console/tokens/new', token)).body).toMatch(/tq_[\w-]{43}/);
  });

  it('is never kept when it is a password', async () => {
    const { visitor } = admin;
    const form = await visitor.open('/console/account');
    test.clock.advance(SESSION_TERMS.admin.idleMs);
    const secret = 'một mật khẩu bí mật';
    const fields = { currentPassword: GOOD_PASSWORD, password: secret };
    const over = await visitor.submit(form, '/console/account/password', fields);
    expect(over.statusCode).toBe(401);
    const kept = /name="kept"/.test(over.body);
    expect([kept, over.body.includes(secret)]).toEqual([false, false]);
    await signIn(visitor, await visitor.open('/console/account'));
  });
});

describe('the sign-in page', () => {
  it.each([
    'https://evil.example/',
    '//evil.example',
    '/console\\evil',
    '/api/v1/tokens',
    '/console//evil\r\nx: y',
  ])('never leads to %j', async (next) => {
    const answer = await test.app.inject({
      url: `/console/sign-in?next=${encodeURIComponent(next)}`,
      headers: { cookie: [...admin.visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    expect([303, 400]).toContain(answer.statusCode);
    if (answer.statusCode === 303) expect(answer.headers.location).toBe('/console');
  });

  it('says the same of a wrong password and an unknown address', async () => {
    const pages = await Promise.all(
      [ADMIN, 'nobody@example.vn'].map(async (email) => {
        const visitor = new Visitor(test);
        const page = await visitor.submit(await visitor.open('/console/sign-in'), '/console/sign-in', {
          email,
          password: 'sai mật khẩu rồi',
        });
        return [page.statusCode, page.body.replaceAll(email, 'X')];
      }),
    );
    expect(pages[0]).toEqual(pages[1]);
    expect(pages[0]?.[0]).toBe(401);
  });

  it('explains what to do about a forgotten password, in both languages', async () => {
    for (const lang of ['vi', 'en']) {
      const page = await new Visitor(test).open(`/console/forgotten?lang=${lang}`);
      expect(page.body).toContain('temque account reset-link');
    }
  });
});
