import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROBLEMS } from '../../server/http/problems.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { type CallOptions, startTestApp, type TestApp } from '../support/app.ts';
import {
  fieldOf,
  list,
  membersOf,
  record,
  type Schema,
  sampleOf,
  takesText,
  textLimit,
  withValue,
  wrongType,
} from '../support/json-schema.ts';
import { FIELDS_BEFORE } from './fields-before.ts';

/** Written to by a refusal or a look, and by nothing else that is tested here. */
const NOT_COUNTED = new Set(['refusal', 'setting']);

/** Which member a schema stumbles over first is its own business. */
const FIELD_FAULTS = ['field-invalid', 'field-unknown', 'field-missing'];

const INJECTIONS = [
  `'; drop table producer; --`,
  `" or 1=1 --`,
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `\${7*7}{{7*7}}`,
  `../../../etc/passwd`,
];

interface Operation {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body: Schema | undefined;
  readonly query: readonly Schema[];
}

let server: TestApp;
let operations: readonly Operation[];
beforeAll(async () => {
  server = await startTestApp();
  await writeRegistry(server.storage.db);
  operations = readOperations();
});
afterAll(() => server.close());

describe('every operation of the API', () => {
  it('is walked through', () => {
    expect(operations.length).toBeGreaterThan(20);
    expect(operations.filter(({ body }) => body !== undefined).length).toBeGreaterThan(8);
  });

  it('limits the length of every text in its body', () => {
    const unlimited = bodies().flatMap(({ name, body }) =>
      membersOf(body)
        .filter(({ schema }) => takesText(schema) && textLimit(schema) === Number.POSITIVE_INFINITY)
        .map(({ path }) => `${name}: ${fieldOf(path)}`),
    );
    // What is judged as a stamp may be any text: one that is too long is a damaged link, not a fault of the request.
    expect(unlimited).toEqual(['POST /api/v1/verify: uri', 'POST /api/v1/verify: serial']);
  });

  it('refuses a value of the wrong type and names its member', async () => {
    for (const { name, method, path, body } of bodies()) {
      for (const member of membersOf(body)) {
        const payload = withValue(sampleOf(body), member.path, wrongType(member.schema));
        await refused(`${name} ${fieldOf(member.path)}`, { method, url: path, ...json(payload) }, 400, [
          'field-invalid',
          'field-unknown',
          'field-missing',
        ]);
      }
    }
  });

  it('refuses a member that it does not know, and names it', async () => {
    for (const { name, method, path, body } of bodies()) {
      const payload = { ...record(sampleOf(body)), unheardOf: 1 };
      const answer = await refused(name, { method, url: path, ...json(payload) }, 400, ['field-unknown']);
      expect([name, answer.field]).toEqual([name, 'unheardOf']);
    }
  });

  it('refuses a body that is too large, not UTF-8, not JSON, or of another media type', async () => {
    for (const { name, method, path } of bodies()) {
      const send = (payload: CallOptions['payload'], contentType = 'application/json'): CallOptions => ({
        method,
        url: path,
        payload,
        headers: { 'content-type': contentType },
      });
      await refused(name, send(`"${'x'.repeat(6 * 1024 * 1024)}"`), 413, ['body-too-large']);
      await refused(name, send(Buffer.from([0x22, 0xff, 0xfe, 0x22])), 400, ['body-encoding']);
      await refused(name, send('{"a":'), 400, ['body-malformed']);
      await refused(name, send('<a/>', 'application/xml'), 415, ['media-type-unsupported']);
      await refused(name, send(''), 400, ['body-missing']);
      await refused(name, send('[]'), 400, FIELD_FAULTS);
    }
  });

  it('refuses 10 kB in every text that is not that long', async () => {
    const long = 'x'.repeat(10_000);
    for (const { name, method, path, body } of bodies()) {
      for (const { path: at, schema } of membersOf(body)) {
        if (!takesText(schema) || textLimit(schema) >= long.length) continue;
        const request = { method, url: path, ...json(withValue(sampleOf(body), at, long)) };
        await refused(`${name} ${fieldOf(at)}`, request, undefined, ['field-invalid', 'body-too-large']);
      }
    }
  });

  it('takes SQL and HTML for text: refused or kept as it is, never run', async () => {
    for (const { name, method, path, body } of bodies()) {
      for (const { path: at, schema } of membersOf(body)) {
        if (!takesText(schema)) continue;
        for (const text of INJECTIONS) {
          const before = await rowCounts();
          const payload = withValue(sampleOf(body), at, text);
          const answer = await server.call({ method, url: path, ...json(payload) });
          const what = `${name} ${fieldOf(at)} ${text}`;
          expect([what, answer.statusCode < 500]).toEqual([what, true]);
          if (answer.statusCode < 400) continue;
          expectProblem(what, answer.json(), answer.headers['content-type']);
          expect([what, await rowCounts()]).toEqual([what, before]);
        }
      }
    }
  });

  it('refuses an upload that is no upload', async () => {
    const uploads = server.app.routeAccess.filter(
      ({ method, url }) => method === 'POST' && /^\/api\/.*\/(imports\/\w+|images|media)$/.test(url),
    );
    expect(uploads.length).toBeGreaterThanOrEqual(3);
    const part = 'Content-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';
    for (const { url } of uploads) {
      for (const [what, contentType, payload, codes] of [
        ['JSON', 'application/json', '{}', ['media-type-unsupported']],
        ['nothing', undefined, undefined, ['media-type-unsupported']],
        ['no boundary', 'multipart/form-data', 'x', ['upload-malformed']],
        ['no parts', 'multipart/form-data; boundary=B', 'garbage', ['upload-malformed']],
        ['no end', 'multipart/form-data; boundary=B', `--B\r\n${part}a,b`, ['upload-malformed']],
        [
          'too many parts',
          'multipart/form-data; boundary=B',
          `--B\r\n${part}a\r\n`.repeat(20),
          ['upload-malformed', 'table-empty', 'image-format'],
        ],
        [
          '6 MB',
          'multipart/form-data; boundary=B',
          `--B\r\n${part}${'x'.repeat(6 * 1024 * 1024)}\r\n--B--\r\n`,
          ['body-too-large'],
        ],
        [
          'no picture and no table',
          'multipart/form-data; boundary=B',
          `${FIELDS_BEFORE[url] ?? ''}--B\r\n${part}<svg/>\r\n--B--\r\n`,
          ['table-damaged', 'table-empty', 'table-columns', 'image-format'],
        ],
      ] as const) {
        const headers = contentType === undefined ? {} : { 'content-type': contentType };
        const request = { method: 'POST', url: url.replace(':id', 'tea'), headers, payload } as const;
        await refused(`${url} ${what}`, request, undefined, codes);
      }
    }
  });

  it('finds nothing at, and does nothing for, an id that is SQL, HTML or 10 kB long', async () => {
    for (const { name, method, path, body } of operations.filter((operation) =>
      operation.path.includes('{'),
    )) {
      for (const text of [
        ...INJECTIONS,
        'x'.repeat(10_000),
        '%00',
        '%FF',
        '..%2f..%2f',
        '-1',
        '99999999999999999999',
      ]) {
        const id = text.startsWith('%') ? text : encodeURIComponent(text);
        const payload = body === undefined ? {} : json(sampleOf(body));
        const request = { method, url: path.replace(/\{\w+\}/g, id), ...payload };
        await refused(`${name} ${text.slice(0, 40)}`, request, undefined, undefined);
      }
    }
  });

  it('refuses a query parameter of the wrong type, given twice, or with a null byte', async () => {
    for (const { name, path, query } of operations.filter(({ method }) => method === 'GET')) {
      for (const { name: parameter, schema } of query) {
        const url = (value: string) => `${path}?${parameter}=${value}`;
        if (typeof parameter !== 'string') throw new TypeError(`${name} has a parameter without a name`);
        await refused(`${name} ${parameter}`, { method: 'GET', url: url('a%00b') }, 400, FIELD_FAULTS);
        await refused(
          `${name} ${parameter}`,
          { method: 'GET', url: `${url('1')}&${parameter}=2` },
          400,
          FIELD_FAULTS,
        );
        if (['integer', 'number', 'boolean'].includes(String(record(schema).type))) {
          await refused(`${name} ${parameter}`, { method: 'GET', url: url('many') }, 400, FIELD_FAULTS);
          await refused(`${name} ${parameter}`, { method: 'GET', url: url('1e400') }, 400, FIELD_FAULTS);
        }
      }
    }
  });
});

/** Sends a request and expects a refusal that changes no row. */
async function refused(what: string, request: CallOptions, status?: number, codes?: readonly string[]) {
  const before = await rowCounts();
  const answer = await server.call(request);
  if (status === undefined)
    expect([what, answer.statusCode >= 400 && answer.statusCode < 500]).toEqual([what, true]);
  else
    expect([what, answer.statusCode, answer.body.slice(0, 300)]).toEqual([what, status, expect.anything()]);
  const document = answer.json();
  expectProblem(what, document, answer.headers['content-type']);
  if (codes !== undefined)
    expect([what, codes.includes(document.code), document.code]).toEqual([what, true, document.code]);
  expect([what, await rowCounts()]).toEqual([what, before]);
  return document;
}

function expectProblem(what: string, document: Schema, contentType: unknown): void {
  expect([what, contentType]).toEqual([what, 'application/problem+json; charset=utf-8']);
  expect([what, Object.hasOwn(PROBLEMS, String(document.code))]).toEqual([what, true]);
  expect([what, typeof document.detail, String(document.detail).includes('…')]).toEqual([
    what,
    'string',
    false,
  ]);
}

/** The counts at a number of changes, which say the same for as long as nothing is written. */
let counted = { changes: -1, counts: '' };

/** How many rows each table has. */
async function rowCounts(): Promise<string> {
  const changes = Number(server.storage.sqlite.prepare('select total_changes()').pluck().get());
  if (changes !== counted.changes) counted = { changes, counts: await countRows() };
  return counted.counts;
}

async function countRows(): Promise<string> {
  const { db } = server.storage;
  const tables = await sql<{
    name: string;
  }>`select name from sqlite_schema where type = 'table' order by name`.execute(db);
  const counts: string[] = [];
  for (const { name } of tables.rows) {
    if (NOT_COUNTED.has(name) || name.startsWith('sqlite_')) continue;
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(
      db,
    );
    counts.push(`${name} ${rows[0]?.count}`);
  }
  return counts.join(', ');
}

function json(payload: unknown): Pick<CallOptions, 'payload' | 'headers'> {
  return { payload: JSON.stringify(payload), headers: { 'content-type': 'application/json' } };
}

function bodies() {
  return operations.flatMap((operation) =>
    operation.body === undefined ? [] : [{ ...operation, body: operation.body }],
  );
}

function readOperations(): Operation[] {
  const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const;
  return Object.entries(record(server.app.swagger().paths)).flatMap(([path, item]) =>
    Object.entries(record(item)).flatMap(([verb, operation]) => {
      const method = METHODS.find((known) => known === verb.toUpperCase());
      if (method === undefined || !path.startsWith('/api/v1/')) return [];
      const { requestBody, parameters } = record(operation);
      const content = record(record(record(requestBody).content)['application/json']);
      const body = content.schema === undefined ? undefined : record(content.schema);
      const declared = list(parameters).map(record);
      const query = declared.filter((parameter) => parameter.in === 'query');
      // Something of the right form for each parameter, which names nothing that is there.
      const samples = new Map(declared.map(({ name, schema }) => [name, sampleOf(record(schema))]));
      const url = path.replace(/\{(\w+)\}/g, (_, name: string) => String(samples.get(name)));
      return [{ name: `${method} ${path}`, method, path: url, body, query }];
    }),
  );
}
