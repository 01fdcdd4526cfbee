import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIT_MEMBERS, AUDIT_WORDS } from '../../scanner-web/views/console/audit/model.ts';
import { LANGUAGES } from '../../server/domain/language.ts';
import type { LocalServer } from '../../server/http/local-socket.ts';
import { listenLocally } from '../../server/http/local-socket.ts';
import type { RouteAccess } from '../../server/http/route-access.ts';
import { prepareDataDir } from '../../server/storage/data-dir.ts';
import { acquireLock, type DataLock } from '../../server/storage/lock.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { type CallOptions, startTestApp, type TestApp } from '../support/app.ts';
import { PERSONAL } from './personal.ts';
import { type ChangeWorld, NOT_TOLD, TOLD_CHANGES, type ToldChange } from './told-changes.ts';

let test: TestApp;
let world: ChangeWorld;
let lock: DataLock;
let local: LocalServer;

beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
  lock = acquireLock(prepareDataDir(test.dataDir), { pid: process.pid, sinceMs: 0 });
  local = await listenLocally(test.app, lock);
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
afterAll(async () => {
  await local.close();
  lock.release();
  await test.close();
});

const entries = async (after = 0) =>
  await test.storage.db
    .selectFrom('auditEntry')
    .selectAll()
    .where('seq', '>', after)
    .orderBy('seq')
    .execute();
const lastSeq = async () => (await entries()).at(-1)?.seq ?? 0;
const METHODS = { POST: 'POST', PUT: 'PUT', PATCH: 'PATCH', DELETE: 'DELETE', GET: 'GET' } as const;
const methodOf = (name: string) => METHODS[name.split(' ')[0] as keyof typeof METHODS];
const urlOf = (name: string) => name.split(' ')[1] ?? '';

/** Pages act through the API alone: the import rules let none of them write. */
const mutating = () =>
  test.app.routeAccess
    .filter(
      ({ method, url }: RouteAccess) =>
        /^(POST|PUT|PATCH|DELETE)$/.test(method) && !url.startsWith('/console'),
    )
    .map(({ method, url }) => `${method} ${url}`);

async function send(name: string, change: ToldChange): Promise<{ statusCode: number; body: string }> {
  const request: CallOptions = { url: urlOf(name), ...(await change.request(world)), method: methodOf(name) };
  const before = await lastSeq();
  const answer = change.isLocal === true ? await sendLocally(request) : await test.call(request);
  const told = (await entries(before)).map(({ action }) => action);
  expect([name, answer.statusCode, answer.statusCode < 300 ? told : answer.body]).toEqual([
    name,
    answer.statusCode,
    change.tells,
  ]);
  return answer;
}

function sendLocally({ method, url, payload }: CallOptions): Promise<{ statusCode: number; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const request = httpRequest({ socketPath: local.path, path: url, method, headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ statusCode: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() });
    });
    request.on('error', reject);
    request.end(JSON.stringify(payload));
  });
}

describe('the audit log', () => {
  it('is tried with every route that changes something', () => {
    expect(mutating().length).toBeGreaterThan(15);
    const known = [...Object.keys(TOLD_CHANGES), ...Object.keys(NOT_TOLD)];
    expect(mutating().filter((name) => !known.includes(name))).toEqual([]);
    const there = test.app.routeAccess.map(({ method, url }) => `${method} ${url}`);
    expect(known.filter((name) => !there.includes(name))).toEqual([]);
  });

  it('tells the service itself what it does unasked, once', async () => {
    const system = (await entries()).filter(({ actor }) => actor === 'system');
    const actions = new Set(system.map(({ action }) => action));
    expect([...actions]).toEqual(['key.create', 'host.add', 'province.add']);
    const before = await lastSeq();
    await local.close();
    await test.restart();
    local = await listenLocally(test.app, lock);
    const changed = (await entries(before)).map(({ action }) => action);
    // Other names stand in the rows of the test than in the release.
    expect(new Set(changed)).toEqual(new Set(['province.edit']));
  });

  it.each(Object.entries(TOLD_CHANGES))('tells %s', async (name, change) => {
    await send(name, change);
  });

  it('tells nothing of what is refused', async () => {
    const before = await lastSeq();
    for (const name of [...mutating(), ...Object.keys(TOLD_CHANGES)]) {
      const url = urlOf(name).replace(/:\w+/g, 'x');
      for (const payload of [{}, { nonsense: 1 }]) {
        const answer = await test.call({
          method: methodOf(name),
          url,
          ...(name.startsWith('GET') ? {} : { payload }),
        });
        if (name in NOT_TOLD || TOLD_CHANGES[name]?.isNeverRefused === true) continue;
        expect([name, answer.statusCode]).toEqual([name, expect.toSatisfy((code: number) => code >= 400)]);
      }
    }
    const told = (await entries(before)).filter(({ action }) => action !== 'account.list');
    expect(told).toEqual([]);
  });

  it('tells who it was and for whom', async () => {
    const token = await test.token('producer', { producerId: 'highland' });
    const { actor } = (await test.call({ url: '/api/v1/sessions/current', token })).json();
    const before = await lastSeq();
    const payload = { variantId: 'coffee-bag', quantity: 5 };
    await test.call({ method: 'POST', url: '/api/v1/batches', payload, token });
    expect(await entries(before)).toMatchObject([
      {
        actor,
        role: 'producer',
        producerId: 'highland',
        provinceCode: '68',
        subjectKind: 'batch',
        beforeJson: null,
      },
    ]);
  });

  it('holds no data of persons and no secret', async () => {
    const all = JSON.stringify(await entries());
    for (const text of [...Object.values(PERSONAL), '"wrapped"', '"hash\\"']) {
      expect([text, all.includes(text)]).toEqual([text, false]);
    }
    // Longer than any id, where these letters may stand by chance.
    expect(all).not.toMatch(/tq_[\w-]{30}/);
    expect(all).toContain('\\"phone\\":{\\"hidden\\":true}');
  });

  it('is read in words of both languages', async () => {
    const all = await entries();
    const nameless = LANGUAGES.map((locale) => {
      const { actions, kinds } = AUDIT_WORDS[locale];
      const members = AUDIT_MEMBERS[locale];
      const told = new Set(
        all.flatMap((entry) => [
          ...(entry.action in actions ? [] : [`action ${entry.action}`]),
          ...(entry.subjectKind in kinds ? [] : [`kind ${entry.subjectKind}`]),
          ...[entry.beforeJson, entry.afterJson]
            .flatMap((json) => (json === null ? [] : namesIn(JSON.parse(json))))
            .filter((name) => !(name in members))
            .map((name) => `member ${name}`),
        ]),
      );
      return [...told].toSorted();
    });
    expect(nameless).toEqual([[], []]);
  });
});

/** The names of all members of a value, but for the mark of what is hidden. */
function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  return Object.entries(value).flatMap(([name, member]) =>
    name === 'hidden' ? [] : [name, ...namesIn(member)],
  );
}
