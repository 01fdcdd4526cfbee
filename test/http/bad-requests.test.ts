import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROBLEMS } from '../../server/http/problems.ts';
import { type CallOptions, startTestApp, type TestApp } from '../support/app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await startTestApp();
});
afterAll(() => server.close());

const json = { 'content-type': 'application/json' };
const post = (payload: CallOptions['payload'], headers: CallOptions['headers'] = json): CallOptions => ({
  method: 'POST',
  url: '/api/v1/tokens',
  headers,
  payload,
});
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

/** What is sent, and the code and field of the answer. */
const CASES: readonly [string, CallOptions, string, string?][] = [
  ['an unknown address', { url: '/nowhere' }, 'not-found'],
  ['an unknown address below the API', { url: '/api/v1/nowhere' }, 'not-found'],
  ['another method', { method: 'PUT', url: '/healthz' }, 'method-not-allowed'],
  ['another method, other case, trailing slash', { method: 'PUT', url: '/HealthZ/' }, 'method-not-allowed'],
  ['an escape that is no text', { url: '/api/v1/tokens/%FF' }, 'path-malformed'],
  ['half an escape', { url: '/api/v1/tokens/%' }, 'path-malformed'],
  ['a null byte in the path', { method: 'DELETE', url: '/api/v1/tokens/%00' }, 'field-invalid', 'id'],
  ['a 10 kB segment', { method: 'DELETE', url: `/api/v1/tokens/${'x'.repeat(10_000)}` }, 'path-too-long'],
  ['a parameter that is no number', { url: '/api/v1/tokens?limit=many' }, 'field-invalid', 'limit'],
  ['a parameter past its limit', { url: '/api/v1/tokens?limit=201' }, 'field-invalid', 'limit'],
  ['a parameter given twice', { url: '/api/v1/tokens?limit=1&limit=2' }, 'field-invalid', 'limit'],
  ['a null byte in the query', { url: '/api/v1/tokens?cursor=a%00' }, 'field-invalid', 'cursor'],
  ['a null byte in a parameter name', { url: '/api/v1/tokens?a%00b=1' }, 'field-invalid', 'a?b'],
  ['plain text', post('{}', { 'content-type': 'text/plain' }), 'media-type-unsupported'],
  [
    'a form',
    post('name=x', { 'content-type': 'application/x-www-form-urlencoded' }),
    'media-type-unsupported',
  ],
  [
    'another charset',
    post('{}', { 'content-type': 'application/json; charset=latin1' }),
    'media-type-unsupported',
    'Content-Type',
  ],
  [
    'a compressed body',
    post('{}', { ...json, 'content-encoding': 'gzip' }),
    'media-type-unsupported',
    'Content-Encoding',
  ],
  ['no body', { method: 'POST', url: '/api/v1/tokens' }, 'body-missing'],
  ['an empty body', post('', json), 'body-missing'],
  ['the body null', post('null'), 'body-missing'],
  ['half a JSON text', post('{"name":'), 'body-malformed'],
  ['two JSON texts', post('{}{}'), 'body-malformed'],
  ['bytes that are not UTF-8', post(Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d])), 'body-encoding'],
  ['UTF-16', post(Buffer.from('{"name":"x"}', 'utf16le')), 'body-malformed'],
  ['32 levels too deep', post(deep(64)), 'body-too-deep'],
  ['100,000 levels', post(deep(100_000)), 'body-too-deep'],
  ['256 KiB and a byte', post(`"${'x'.repeat(256 * 1024 - 1)}"`), 'body-too-large'],
  ['an array for an object', post('[]'), 'field-invalid', 'body'],
  ['a text for an object', post('"name"'), 'field-invalid', 'body'],
  [
    'the member __proto__',
    post('{"name":"x","role":"admin","__proto__":{"role":"admin"}}'),
    'field-unknown',
    '__proto__',
  ],
  [
    'the member constructor',
    post('{"name":"x","role":"admin","constructor":{}}'),
    'field-unknown',
    'constructor',
  ],
  ['an unknown member', post('{"name":"x","role":"admin","more":1}'), 'field-unknown', 'more'],
  ['a 10 kB member name', post(`{"name":"x","role":"admin","${'m'.repeat(10_000)}":1}`), 'field-unknown'],
  ['a number for a text', post('{"name":1,"role":"admin"}'), 'field-invalid', 'name'],
  ['null for a text', post('{"name":null,"role":"admin"}'), 'field-invalid', 'name'],
  [
    'a text for a number',
    post('{"name":"x","role":"officer","expiresMs":"99999999999999"}'),
    'field-invalid',
    'expiresMs',
  ],
  ['a null character', post('{"name":"a\\u0000b","role":"admin"}'), 'field-invalid', 'name'],
  ['half a surrogate pair', post('{"name":"a\\ud800","role":"admin"}'), 'field-invalid', 'name'],
  [
    'a 10 kB text',
    post(JSON.stringify({ name: 'x'.repeat(10_000), role: 'admin' })),
    'field-invalid',
    'name',
  ],
  [
    'an empty idempotency key',
    post('{"name":"x","role":"admin"}', { ...json, 'idempotency-key': '' }),
    'idempotency-key-invalid',
    'Idempotency-Key',
  ],
  [
    'a 10 kB idempotency key',
    post('{"name":"x","role":"admin"}', { ...json, 'idempotency-key': 'k'.repeat(10_000) }),
    'idempotency-key-invalid',
    'Idempotency-Key',
  ],
];

describe('a request that cannot be read', () => {
  it.each(CASES)('%s', async (_, request, code, field) => {
    const before = await tokenCount();
    const answer = await server.call(request);
    const document = answer.json();
    expect(document).toMatchObject({ code, ...(field === undefined ? {} : { field }) });
    expect(answer.statusCode).toBe(Object.entries(PROBLEMS).find(([name]) => name === code)?.[1].status);
    expect(document.status).toBe(answer.statusCode);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.body.length).toBeLessThan(2_000);
    expect(document.detail).not.toContain('{');
    expect(await tokenCount()).toBe(before);
  });

  it.each([
    [undefined, 'vi'],
    ['en-US,en;q=0.9', 'en'],
    ['fr, en;q=0.2', 'en'],
    ['en;q=0.3, vi;q=0.8', 'vi'],
    ['fr', 'vi'],
    ['en;q=x', 'vi'],
    [`en,${'x'.repeat(2_000)}`, 'vi'],
  ])('is told so for Accept-Language %s in %s', async (header, language) => {
    const headers = header === undefined ? {} : { 'accept-language': header };
    const answer = await server.call({ url: '/nowhere', headers });
    expect(answer.headers['content-language']).toBe(language);
    expect(answer.headers.vary).toContain('Accept-Language');
  });
});

async function tokenCount(): Promise<number> {
  return (await server.storage.db.selectFrom('apiToken').select('id').execute()).length;
}
