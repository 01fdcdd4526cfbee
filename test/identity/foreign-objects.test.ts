import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Role } from '../../server/domain/principal.ts';
import type { RouteAccess } from '../../server/http/route-access.ts';
import { communeMatchKey } from '../../server/registry/communes.ts';
import { upsertCommune } from '../../server/storage/places.ts';
import { type ChangeWorld, TOLD_CHANGES } from '../audit/told-changes.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { type CallOptions, startTestApp, type TestApp } from '../support/app.ts';

/** Somebody with a role, and nothing to do with the producer `highland` of province 68. */
interface Stranger {
  readonly name: string;
  readonly role: Role;
  readonly token: string;
}

/** Written when something is asked for or refused: a record of the attempt, not of what it was about. */
const RECORDS = [
  'refusal',
  'idempotency_key',
  'api_token',
  'sqlite_sequence',
  'sqlite_stat1',
  'sqlite_stat4',
];

/** What a scan page shows of everybody's goods: every role reads it of all producers. */
const PUBLISHED = [
  '/api/v1/producers/:id',
  '/api/v1/products/:id',
  '/api/v1/products/:id/recognition',
  '/api/v1/products/:id/variants',
  '/api/v1/variants/:id',
  '/api/v1/certificates/:id',
  '/api/v1/certificates/:id/versions',
  '/api/v1/decisions/:id',
  '/console/certificates/:id',
  '/console/decisions/:id',
  '/console/products/:id',
];

/** Parameters that name no object of anybody. */
const NO_OBJECT = [
  '/api/v1/exports/:table',
  '/api/v1/exports/lists/:list',
  '/api/v1/imports/samples/:kind',
  '/api/v1/progress/:id',
  '/api/v1/trust-bundle/parts/:digest',
];

/** What the console, and other systems, call the objects of the API. */
const OTHER_NOUNS = {
  review: 'submissions',
  packs: 'variants',
  photos: 'media',
  imports: 'annexes',
  lists: 'tables',
  'status-lists': 'batches',
};

let test: TestApp;
let world: ChangeWorld;
const strangers: Stranger[] = [];
/** What is there of the producer, by the noun that stands before it in a path. */
const known = new Map<string, string>();

beforeAll(async () => {
  test = await startTestApp();
  const { db } = test.storage;
  await writeRegistry(db);
  for (const [code, name] of [
    ['24763', 'Xã Đức Trọng'],
    ['24766', 'Xã Bất Kỳ'],
  ] as const)
    await upsertCommune(db, { code, name, provinceCode: '68', matchKey: communeMatchKey(name) });
  const bindings = [
    ['another producer', 'producer', { producerId: 'bay' }],
    ["another province's officer", 'officer', { provinceCode: '22' }],
    ["another commune's officer", 'officer', { communeCode: '24763' }],
    ['inspector', 'inspector', { provinceCode: '22' }],
  ] as const;
  for (const [name, role, binding] of bindings)
    strangers.push({ name, role, token: await test.token(role, binding) });
  let made = 0;
  world = {
    test,
    fresh: () => ++made,
    async prepare(request) {
      const answer = await test.call(request);
      if (answer.statusCode >= 300) throw new Error(`${request.url}: ${answer.body}`);
      return answer.json();
    },
  };
});
afterAll(() => test.close());

/** Everything that is kept, but for records of attempts. */
async function kept(): Promise<Record<string, string>> {
  const { db } = test.storage;
  const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(
    db,
  );
  const tables: Record<string, string> = {};
  for (const { name } of rows.filter((table) => !RECORDS.includes(table.name)))
    tables[name] = JSON.stringify((await sql`select * from ${sql.table(name)}`.execute(db)).rows);
  return tables;
}

const isRefusal = (status: number) => status === 403 || status === 404;
const admits = ({ access }: RouteAccess, role: Role) => access !== 'public' && access.includes(role);
const isOfObject = ({ url }: RouteAccess) =>
  url.includes('/:') && !PUBLISHED.includes(url) && !NO_OBJECT.includes(url);

const changes = Object.entries(TOLD_CHANGES).filter(
  ([name, { isLocal }]) => name.includes('/:') && isLocal !== true,
);

it.each(changes)("%s does nothing to what is another's", async (name, change) => {
  const [method = '', pattern = ''] = name.split(' ');
  const route = test.app.routeAccess.find((one) => one.method === method && one.url === pattern);
  // An inspector reads everywhere, since goods travel; changes nothing of what is elsewhere.
  const mayTry = ({ role }: Stranger) => method !== 'GET' || role !== 'inspector';
  const tried = strangers.filter(
    (stranger) => route !== undefined && admits(route, stranger.role) && mayTry(stranger),
  );
  if (tried.length === 0) return;
  const request: CallOptions = {
    url: pattern,
    ...(await change.request(world)),
    method: route?.method as 'POST',
  };
  keepParams(pattern, request.url);
  const before = await kept();
  for (const { name: who, token } of tried) {
    const { statusCode, body } = await test.call({ ...request, token });
    expect([who, statusCode, body]).toEqual([who, expect.toSatisfy(isRefusal), body]);
    const after = await kept();
    expect([who, Object.keys(after).filter((table) => after[table] !== before[table])]).toEqual([who, []]);
  }
  // The same request is taken from who may make it: it was refused for nothing but its caller.
  const allowed = await test.call(request);
  expect([allowed.statusCode, allowed.body]).toEqual([
    expect.toSatisfy((status: number) => status < 300),
    allowed.body,
  ]);
});

it("no page and no answer is about what is another's", async () => {
  const entry = await test.storage.db
    .selectFrom('auditEntry')
    .select('seq')
    .where('producerId', '=', 'highland')
    .executeTakeFirstOrThrow();
  known.set('audit', String(entry.seq)).set('undo', '1');
  for (const [ours, noun] of Object.entries(OTHER_NOUNS)) known.set(ours, known.get(noun) ?? '');
  const told: string[] = [];
  const unknown: string[] = [];
  for (const route of test.app.routeAccess) {
    if (route.method !== 'GET' || route.access === 'public' || !isOfObject(route)) continue;
    const tried = strangers.filter(({ role }) => role !== 'inspector' && admits(route, role));
    if (tried.length === 0) continue;
    const url = filled(route.url);
    if (url === undefined) {
      unknown.push(route.url);
      continue;
    }
    for (const { name, token } of tried) {
      const { statusCode } = await test.call({ url, token, headers: { accept: 'text/html' } });
      if (statusCode < 400 || statusCode >= 500) told.push(`${name} ${url} ${statusCode}`);
    }
  }
  expect({ told, unknown }).toEqual({ told: [], unknown: [] });
});

/** Remembers what stands for the parameters of a route, each behind its noun. */
function keepParams(pattern: string, url: string): void {
  const given = (url.split('?')[0] ?? '').split('/');
  const names = pattern.split('/');
  names.forEach((part, place) => {
    const noun = names[place - 1];
    if (part.startsWith(':') && noun !== undefined) known.set(noun, given[place] ?? '');
  });
}

/** The path of a route with objects of the producer in it; undefined when none is known. */
function filled(pattern: string): string | undefined {
  const names = pattern.split('/');
  const parts = names.map((part, place) => {
    if (!part.startsWith(':')) return part;
    return known.get(names[place - 1] ?? '');
  });
  return parts.includes(undefined) ? undefined : parts.join('/');
}
