import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../server/domain/principal.ts';
import type { RouteAccess } from '../../server/http/route-access.ts';
import type { BindingRequest } from '../../server/identity/binding.ts';
import { SESSION_TERMS } from '../../server/identity/session-terms.ts';
import { upsertCommune } from '../../server/storage/places.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signedIn, type TestSession } from '../support/sessions.ts';

/** Public, since they are the way in: they themselves say 401 to who brings nothing. */
const SIGN_IN_STEPS = [
  'POST /api/v1/sessions',
  'POST /api/v1/one-time-links/:secret',
  'POST /console/link/:secret',
  'POST /console/second-factor',
  'POST /console/sign-in',
  'POST /console/sign-in/code',
  'POST /console/sign-out',
];

/** Public, since whoever applies has no account yet; what exists is reached by an unguessable link alone. */
const APPLYING = [
  'POST /api/v1/applications',
  'PUT /api/v1/applications/by-link/:secret',
  'DELETE /api/v1/applications/by-link/:secret',
  'POST /console/apply',
  'POST /console/apply/:secret',
  'POST /console/apply/:secret/withdrawal',
];

/** One caller of each kind, by token and by session. */
interface Caller {
  readonly name: string;
  readonly role: Role;
  readonly headers: Record<string, string>;
}

const BINDINGS: Readonly<Record<string, BindingRequest>> = {
  admin: { role: 'admin' },
  'officer of the country': { role: 'officer' },
  'officer of a province': { role: 'officer', provinceCode: '68' },
  'officer of a commune': { role: 'officer', communeCode: '24763' },
  producer: { role: 'producer', producerId: 'highland' },
  inspector: { role: 'inspector', provinceCode: '68' },
};

let server: TestApp;
const callers: Caller[] = [];
let expired: TestSession;
beforeAll(async () => {
  server = await startTestApp();
  const { db } = server.storage;
  await writeRegistry(db);
  await upsertCommune(db, { code: '24763', name: 'Xã Đức Trọng', provinceCode: '68', matchKey: 'duc trong' });
  expired = await signedIn(server, { role: 'admin' });
  server.clock.advance(SESSION_TERMS.admin.idleMs);
  for (const [name, { role, ...binding }] of Object.entries(BINDINGS)) {
    const { producerId = undefined, provinceCode = undefined, communeCode = undefined } = binding;
    const token = await server.token(role, {
      producerId: producerId ?? undefined,
      provinceCode: provinceCode ?? undefined,
      communeCode: communeCode ?? undefined,
    });
    callers.push({ name, role, headers: { authorization: `Bearer ${token}` } });
    const { headers } = await signedIn(server, { role, ...binding });
    callers.push({
      name: `${name}, signed in`,
      role,
      headers: { ...headers, 'sec-fetch-site': 'same-origin' },
    });
  }
});
afterAll(() => server.close());

const routes = (): readonly RouteAccess[] =>
  server.app.routeAccess.filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS');
const nameOf = ({ method, url }: RouteAccess) => `${method} ${url}`;
/** Pages of the console answer with a page, or send whoever is not signed in to sign in. */
const isPage = ({ url }: RouteAccess) => url.startsWith('/console');
/** A session that signs out is no session for the routes behind it. */
const isSigningOut = (route: RouteAccess) =>
  ['DELETE /api/v1/sessions/current', 'POST /console/sign-out'].includes(nameOf(route));
const methodOf = (method: string) => method as 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
const call = ({ method, url }: RouteAccess, headers: Record<string, string> = {}) => {
  const path = url.replace(/:\w+/g, 'x').replace('*', 'x');
  return server.call({ method: methodOf(method), url: path, token: null, headers });
};

describe('who may call what', () => {
  it('is what docs/access.md says', async () => {
    const rows = routes()
      .filter(({ url }) => url.startsWith('/api/v1/'))
      .toSorted((a, b) => a.url.localeCompare(b.url) || a.method.localeCompare(b.method))
      .map((route) => {
        const marks = ROLES.map((role) =>
          route.access === 'public' || route.access.includes(role) ? '✓' : '',
        );
        return `| \`${nameOf(route)}\` | ${route.access === 'public' ? '✓' : ''} | ${marks.join(' | ')} |`;
      });
    const openToOrigins = routes()
      .filter(({ isOpenToOrigins }) => isOpenToOrigins)
      .map((route) => `\`${nameOf(route)}\``);
    const text = `# Who may call what

Everything is refused unless its route says otherwise; a route that says nothing stops the server from starting. A caller
is known by a session (a cookie, after signing in), by a token (\`Authorization: Bearer tq_…\`) made by an admin, or is the
operator of the machine itself, who comes through the local socket and counts as an admin named \`local\`. Tokens work
wherever a session does, on the pages of the console too. What a session changes needs the session's form token, in the
header \`X-CSRF-Token\` or in the field \`csrf\` of a form, and must come from a page of this service; a GET that hands
stamps out must, too.

Accounts are made by invitation. Administrators and officers have a second factor (RFC 6238) before they can do anything
else; everybody may. A session is short where much can be done (2 hours unused, 12 in all, for administrators and officers)
and longer where a phone is the tool. What cannot be taken back is asked for with the password once more when that was
typed more than 15 minutes ago (\`authentication-old\`); a token is not asked. Routes under \`/api/v1/account\` and
\`/api/v1/sessions\` are about whoever is signed in, whatever the role, and are not for tokens.

- **admin** runs the installation: tokens, keys, and everything an officer may do.
- **officer** decides about producers, products, certificates; bound to a province, only there; bound to a commune, it
  sees what belongs to the commune's producers and decides about what they submit (not about stamps), nothing else.
- **producer** acts for the one producer that it is bound to. What the public would read of it waits for an officer: such a
  request is answered 202 with a submission, and what is published stays until it is approved.
- **inspector** reads everywhere, since goods travel, and suspends or resumes stamps wherever the goods are found. A
  province names where an inspector works; it limits nothing but cases: only those of the province are decided about, taken away
  as a file and read with their history.

A mark means that the route admits the role; what belongs to somebody else is refused behind it. Pages, stamp links and
\`/.well-known/jwks.json\`, \`/healthz\`, \`/readyz\`, \`/api/docs\` are public. Scripts of other origins may read the public
answers of ${openToOrigins.join(', ')}, without credentials, and nothing else.

| route | anybody | ${ROLES.join(' | ')} |
|---|---|${ROLES.map(() => '---|').join('')}
${rows.join('\n')}
`;
    await expect(text).toMatchFileSnapshot('../../docs/access.md');
  });

  it.each(['nobody', 'somebody whose session is over'])('is refused to %s', async (who) => {
    const isNobody = who === 'nobody';
    for (const route of routes()) {
      const answer = await call(route, isNobody ? {} : expired.headers);
      if (SIGN_IN_STEPS.includes(nameOf(route))) continue;
      if (route.access === 'public') expect([nameOf(route), answer.statusCode]).not.toContain(401);
      else if (isPage(route) && route.method === 'GET')
        expect([nameOf(route), answer.statusCode, answer.headers.location]).toEqual([
          nameOf(route),
          303,
          expect.stringContaining('/console/sign-in?next='),
        ]);
      else if (isPage(route)) expect([nameOf(route), answer.statusCode]).toEqual([nameOf(route), 401]);
      else
        expect([nameOf(route), answer.statusCode, answer.json().code]).toEqual([
          nameOf(route),
          401,
          isNobody ? 'unauthenticated' : 'session-expired',
        ]);
    }
  });

  const NAMES = Object.keys(BINDINGS).flatMap((name) => [name, `${name}, signed in`]);
  it.each(NAMES)(
    'is refused to %s where a route does not admit the role, before its body is read',
    async (who) => {
      const caller = callers.find(({ name }) => name === who);
      if (caller === undefined) throw new TypeError(`nobody is the ${who}`);
      const { role, headers } = caller;
      const inOrder = [...routes().filter((route) => !isSigningOut(route)), ...routes().filter(isSigningOut)];
      for (const route of inOrder) {
        if (route.access === 'public') continue;
        const answer = await call(route, headers);
        const name = nameOf(route);
        if (!route.access.includes(role) && isPage(route)) {
          expect([name, answer.statusCode]).toEqual([name, 403]);
        } else if (!route.access.includes(role)) {
          expect([name, answer.statusCode, answer.json().code]).toEqual([name, 403, 'forbidden']);
        } else {
          expect([name, answer.statusCode]).not.toContain(401);
          expect([name, answer.statusCode >= 500]).toEqual([name, false]);
        }
      }
    },
  );

  it('never admits everybody to a change of data, except to sign in, to apply, to count a scan, to verify, to report, and to who holds a link', () => {
    const open = routes().filter(({ access, method }) => access === 'public' && method !== 'GET');
    const known = [
      ...SIGN_IN_STEPS,
      ...APPLYING,
      'POST /api/v1/verify',
      'POST /api/v1/scans',
      'POST /api/v1/claims',
      'POST /api/v1/reports',
      'POST /api/v1/sms',
      'POST /report',
      'POST /handover/:token',
    ];
    expect(open.map(nameOf).filter((name) => !known.includes(name))).toEqual([]);
  });
});
