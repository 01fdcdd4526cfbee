import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await startTestApp();
});
afterAll(() => server.close());

const current = (token: string | null) => server.call({ url: '/api/v1/sessions/current', token });
const create = (payload: object) => server.call({ method: 'POST', url: '/api/v1/tokens', payload });

describe('tokens', () => {
  it('lets the holder of a new token in, as what it was made for', async () => {
    const made = await create({ name: 'ERP', role: 'inspector' });
    expect(made.statusCode).toBe(201);
    const { token, id, ...rest } = made.json();
    expect(token).toMatch(/^tq_[A-Za-z0-9_-]{43}$/);
    expect(rest).not.toHaveProperty('hash');
    const session = await current(token);
    expect(session.json()).toEqual({
      actor: `token:${id}`,
      role: 'inspector',
      accountId: null,
      producerId: null,
      provinceCode: null,
      communeCode: null,
    });
  });

  it('stores no token, only its hash', async () => {
    const { token } = (await create({ name: 'secret', role: 'officer' })).json();
    const rows = await server.storage.db.selectFrom('apiToken').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token.slice(3));
    expect(rows.every((row) => /^[0-9a-f]{64}$/.test(row.hash))).toBe(true);
  });

  it('refuses a revoked token from the next request on, and revokes twice alike', async () => {
    const { token, id } = (await create({ name: 'short-lived', role: 'officer' })).json();
    expect((await current(token)).statusCode).toBe(200);
    for (let time = 0; time < 2; time += 1) {
      expect((await server.call({ method: 'DELETE', url: `/api/v1/tokens/${id}` })).statusCode).toBe(204);
    }
    const refused = await current(token);
    expect([refused.statusCode, refused.json().code]).toEqual([401, 'token-revoked']);
    expect(refused.headers['www-authenticate']).toContain('Bearer');
  });

  it('refuses a token from the millisecond of its expiry on', async () => {
    const expiresMs = server.clock.now() + 1000;
    const { token } = (await create({ name: 'a second', role: 'officer', expiresMs })).json();
    server.clock.advance(999);
    expect((await current(token)).statusCode).toBe(200);
    server.clock.advance(1);
    expect((await current(token)).json().code).toBe('token-expired');
  });

  it.each([
    ['nothing', null, 'unauthenticated'],
    ['another form', 'abc', 'token-invalid'],
    ['a token never issued', `tq_${'A'.repeat(43)}`, 'token-invalid'],
  ])('refuses %s', async (_, token, code) => {
    const refused = await current(token);
    expect([refused.statusCode, refused.json().code]).toEqual([401, code]);
  });

  it.each([
    [{ name: 'x', role: 'producer' }, 'binding-invalid', 'producerId'],
    [{ name: 'x', role: 'producer', producerId: 'nobody' }, 'binding-invalid', 'producerId'],
    [{ name: 'x', role: 'admin', producerId: 'nobody' }, 'binding-invalid', 'producerId'],
    [{ name: 'x', role: 'admin', provinceCode: '01' }, 'binding-invalid', 'provinceCode'],
    [{ name: 'x', role: 'officer', provinceCode: '99' }, 'binding-invalid', 'provinceCode'],
    [{ name: 'x', role: 'officer', expiresMs: 1 }, 'binding-invalid', 'expiresMs'],
    [{ name: 'x', role: 'emperor' }, 'field-invalid', 'role'],
    [{ name: '', role: 'admin' }, 'field-invalid', 'name'],
    [{ name: 7, role: 'admin' }, 'field-invalid', 'name'],
    [{ role: 'admin' }, 'field-missing', 'name'],
    [{ name: 'x', role: 'admin', rights: 'all' }, 'field-unknown', 'rights'],
  ])('makes no token of %j', async (payload, code, field) => {
    const before = await server.storage.db.selectFrom('apiToken').selectAll().execute();
    const refused = await create(payload);
    expect(refused.json()).toMatchObject({ code, field });
    expect(await server.storage.db.selectFrom('apiToken').selectAll().execute()).toEqual(before);
  });

  it('lists by cursor, newest first, each once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const url = `/api/v1/tokens?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`;
      const page: { items: { id: string }[]; next: string | null } = (await server.call({ url })).json();
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== null);
    const rows = await server.storage.db.selectFrom('apiToken').select('id').execute();
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(rows.length);
  });

  it.each(['bm90', 'WzEsMl0', 'W10', 'WyJhIiwiYiJd', '!!!'])('refuses the cursor %s', async (cursor) => {
    const refused = await server.call({ url: `/api/v1/tokens?cursor=${cursor}` });
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'cursor-invalid']);
  });

  it('lets a network that presents many false tokens wait, but never a good token', async () => {
    const guess = () => current(`tq_${'B'.repeat(43)}`);
    const answers = await Promise.all(Array.from({ length: 40 }, guess));
    const limited = answers.filter(({ statusCode }) => statusCode === 429);
    expect(limited.length).toBeGreaterThan(0);
    expect(limited[0]?.json().code).toBe('rate-limited');
    expect(Number(limited[0]?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await current(await server.token('officer'))).statusCode).toBe(200);
  });
});
