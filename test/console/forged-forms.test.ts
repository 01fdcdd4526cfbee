import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../server/domain/principal.ts';
import { PROBLEM_TEXTS_VI } from '../../server/http/problem-texts.vi.ts';
import type { RouteAccess } from '../../server/http/route-access.ts';
import type { BindingRequest } from '../../server/identity/binding.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signedIn, signedInAgain, type TestSession } from '../support/sessions.ts';

const BINDINGS: Readonly<Record<Role, BindingRequest>> = {
  admin: { role: 'admin' },
  officer: { role: 'officer', provinceCode: '68' },
  producer: { role: 'producer', producerId: 'highland' },
  inspector: { role: 'inspector', provinceCode: '68' },
};
const OURS = { origin: 'https://tem.example.vn', 'sec-fetch-site': 'same-origin' };
const OUTDATED = PROBLEM_TEXTS_VI['form-outdated'];
const CROSS_SITE = PROBLEM_TEXTS_VI['request-cross-site'];

let test: TestApp;
const own: Partial<Record<Role, TestSession>> = {};
const again: Partial<Record<Role, TestSession>> = {};
const other: Partial<Record<Role, TestSession>> = {};
beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
  for (const [role, binding] of Object.entries(BINDINGS)) {
    const session = await signedIn(test, binding);
    own[binding.role] = session;
    again[binding.role] = await signedInAgain(test, session, binding.role);
    other[binding.role] = await signedIn(test, binding);
    expect(role).toBe(binding.role);
  }
});
afterAll(() => test.close());

const forms = () =>
  test.app.routeAccess.filter(({ method, url }) => method === 'POST' && url.startsWith('/console'));
const roleOf = ({ access }: RouteAccess): Role => (access === 'public' ? 'producer' : (access[0] ?? 'admin'));
const of = (sessions: Partial<Record<Role, TestSession>>, route: RouteAccess): TestSession => {
  const session = sessions[roleOf(route)];
  if (session === undefined) throw new Error(`nobody is signed in for ${route.url}`);
  return session;
};

/** Sends a form to `route` as it was encoded by a browser: with files where the route reads no other. */
async function send(
  { url }: RouteAccess,
  { cookie }: TestSession,
  csrf: string | null,
  headers: Record<string, string>,
) {
  const path = url.replace(/:\w+/g, '1');
  const fields = { onceKey: 'a-key-of-this-form', ...(csrf === null ? {} : { csrf }) };
  const post = (type: string, payload: string | Buffer) =>
    test.app.inject({
      method: 'POST',
      url: path,
      headers: { accept: 'text/html', cookie, 'content-type': type, ...headers },
      payload,
    });
  const answer = await post('application/x-www-form-urlencoded', new URLSearchParams(fields).toString());
  if (answer.statusCode !== 415) return answer;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const encoded = new Response(form);
  return post(encoded.headers.get('content-type') ?? '', Buffer.from(await encoded.arrayBuffer()));
}

/** SHA-256 over every row of every table. */
async function database(): Promise<string> {
  const { db } = test.storage;
  const hash = createHash('sha256');
  const tables = await sql<{
    name: string;
  }>`select name from sqlite_schema where type = 'table' order by name`.execute(db);
  for (const { name } of tables.rows) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
    hash.update(`${name}\n${rows.map((row) => JSON.stringify(row)).join('\n')}\n`);
  }
  return hash.digest('hex');
}

type Forgery = (
  route: RouteAccess,
) => readonly [csrf: string | null, headers: Record<string, string>, told: string];
const TOKENS: readonly [string, Forgery][] = [
  ['without a form token', () => [null, OURS, OUTDATED]],
  ['with an empty form token', () => ['', OURS, OUTDATED]],
  ['with a made-up form token', (route) => [`${of(own, route).csrf.slice(0, -1)}_`, OURS, OUTDATED]],
  ["with another account's form token", (route) => [of(other, route).csrf, OURS, OUTDATED]],
  ["with the form token of the account's other session", (route) => [of(again, route).csrf, OURS, OUTDATED]],
];
const ORIGINS: readonly [string, Forgery][] = [
  ['from another site', (route) => [of(own, route).csrf, { origin: 'https://evil.example' }, CROSS_SITE]],
  ['from a hidden origin', (route) => [of(own, route).csrf, { origin: 'null' }, CROSS_SITE]],
  ['from a sibling host', (route) => [of(own, route).csrf, { 'sec-fetch-site': 'same-site' }, CROSS_SITE]],
];

describe('a form of the console that is not ours', () => {
  it.each([
    ...TOKENS.map(([name, forge]) => [name, forge, false] as const),
    ...ORIGINS.map(([name, forge]) => [name, forge, true] as const),
  ])('is refused and changes nothing: %s', async (_name, forge, isForEverybody) => {
    // Who is not signed in has no session whose token could be shown: those forms go by where they come from.
    const routes = forms().filter(({ access }) => isForEverybody || access !== 'public');
    expect(routes.length).toBeGreaterThan(50);
    const before = await database();
    for (const route of routes) {
      const [csrf, headers, told] = forge(route);
      const answer = await send(route, of(own, route), csrf, headers);
      expect([route.url, answer.statusCode, answer.body.includes(told)]).toEqual([route.url, 403, true]);
    }
    expect(await database()).toBe(before);
  });

  it('is not what is refused: with its own token every form is read', async () => {
    for (const route of forms()) {
      if (route.access === 'public') continue;
      const session = await signedIn(test, BINDINGS[roleOf(route)]);
      const answer = await send(route, session, session.csrf, OURS);
      expect([route.url, answer.body.includes(OUTDATED) || answer.body.includes(CROSS_SITE)]).toEqual([
        route.url,
        false,
      ]);
      expect([route.url, answer.statusCode >= 500]).toEqual([route.url, false]);
    }
  });
});
