import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createConnection } from 'node:net';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cspHash } from '../../server/http/content-policy.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { record } from '../support/json-schema.ts';
import { SCRATCH } from '../support/scratch.ts';

let server: TestApp;
let webRoot: string;
beforeAll(async () => {
  webRoot = await mkdtemp(join(SCRATCH, 'temque-web-'));
  await mkdir(join(webRoot, 'assets'));
  await mkdir(join(webRoot, '.vite'));
  await writeFile(join(webRoot, 'assets', 'scan-abc123.js'), `/* ${'x'.repeat(3_000)} */`);
  await writeFile(join(webRoot, 'worker.js'), 'self.x = 1;');
  await writeFile(join(webRoot, '.vite', 'manifest.json'), '{}');
  await writeFile(join(webRoot, '.env'), 'SECRET=1');
  server = await startTestApp({ webRoot });
});
afterAll(async () => {
  await server.close();
  await rm(webRoot, { recursive: true, force: true });
});

describe('security headers', () => {
  it.each(['/healthz', '/', '/api/docs', '/nowhere', '/api/v1/tokens', '/S/x'])('go with %s', async (url) => {
    const { headers } = await server.call({ url, token: null });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'strict-transport-security': expect.stringContaining('max-age=31536000'),
      'permissions-policy': expect.stringContaining('microphone=()'),
    });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    // The page that scans runs WebAssembly, which compiles no script.
    const known = url === '/' ? policy.replace(" 'wasm-unsafe-eval'", '') : policy;
    expect(known).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
  });

  it('ask for https only where the service has it', async () => {
    const plain = await startTestApp({ config: { publicUrl: 'http://127.0.0.1:3000' } });
    const { headers } = await plain.call({ url: '/' });
    const secure = await server.call({ url: '/' });
    expect(secure.headers['content-security-policy']).toContain('upgrade-insecure-requests');
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
    await plain.close();
  });

  it.each(['/', '/S/x', '/api/docs', '/api/docs/problems'])(
    'allow exactly the inline style of %s',
    async (url) => {
      const { body, headers } = await server.call({ url });
      const styles = [...body.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, css]) => cspHash(css ?? ''));
      const policy = String(headers['content-security-policy']);
      const allowed = policy.match(/'sha256-[^']+'/g) ?? [];
      expect(styles.length).toBeGreaterThan(0);
      expect(allowed.toSorted()).toEqual(styles.toSorted());
      expect(body).not.toMatch(
        /<script(?![^>]*src=)[^>]*>|\sstyle="|\son\w+="|https?:\/\/(?!tem\.example\.vn|schema\.org)[\w.]+\.(?:js|css)/,
      );
    },
  );
});

describe('scripts of other origins', () => {
  const origin = 'https://shop.example';
  it('may verify a stamp, without credentials', async () => {
    const preflight = await server.call({
      method: 'OPTIONS',
      url: '/api/v1/verify',
      headers: { origin, 'access-control-request-method': 'POST' },
      token: null,
    });
    expect(preflight.statusCode).toBe(204);
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': expect.stringContaining('POST'),
      'access-control-allow-headers': expect.stringContaining('Content-Type'),
    });
    expect(preflight.headers['access-control-allow-credentials']).toBeUndefined();
    expect(preflight.headers['access-control-allow-headers']).not.toContain('Authorization');
    const answer = await server.call({
      method: 'POST',
      url: '/api/v1/verify',
      headers: { origin },
      payload: { serial: 'x' },
    });
    expect(answer.headers['access-control-allow-origin']).toBe('*');
  });

  it.each(['/api/v1/tokens', '/api/v1/batches', '/api/v1/sessions/current', '/api/v1/scans'])(
    'may not use %s',
    async (url) => {
      for (const method of ['OPTIONS', 'GET', 'POST'] as const) {
        const answer = await server.call({ method, url, headers: { origin } });
        expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      }
    },
  );
});

describe('the description of the API', () => {
  it('is OpenAPI 3.1 and names every operation under /api/v1 with its access and its refusals', async () => {
    const answer = await server.call({ url: '/api/openapi.json', token: null });
    const document = answer.json();
    expect(document.openapi).toBe('3.1.0');
    const described = Object.entries(record(document.paths)).flatMap(([path, item]) =>
      Object.keys(record(item)).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routes = server.app.routeAccess
      .filter(({ method, url }) => url.startsWith('/api/v1/') && method !== 'HEAD' && method !== 'OPTIONS')
      .map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`);
    expect(routes.filter((route) => !described.includes(route))).toEqual([]);
    for (const item of Object.values(record(document.paths))) {
      for (const operation of Object.values(record(item)).map(record)) {
        expect(operation.summary).toBeTruthy();
        expect(operation['x-access']).toBeTruthy();
        expect(record(operation.responses)).toHaveProperty([
          'default',
          'content',
          'application/problem+json',
        ]);
      }
    }
  });

  it('is a page that needs no script and loads nothing from elsewhere', async () => {
    const { body } = await server.call({ url: '/api/docs', token: null });
    expect(body).toContain('/api/v1/tokens');
    expect(body).toContain('Who may call it: <b>admin</b>');
    expect(body).not.toMatch(/<script|<link|src=/);
  });

  it('has a row for each code that a problem points to', async () => {
    const { type } = (await server.call({ url: '/nowhere' })).json();
    const { body } = await server.call({ url: type });
    expect(body).toContain(`id="${type.split('#')[1]}"`);
  });
});

describe('web files', () => {
  it('under /assets are kept for a year, and travel compressed', async () => {
    const answer = await server.call({
      url: '/assets/scan-abc123.js',
      headers: { 'accept-encoding': 'br' },
      token: null,
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(answer.rawPayload).length).toBe(3_006);
  });

  it('beside them are asked for anew', async () => {
    const answer = await server.call({ url: '/worker.js', token: null });
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-cache']);
    // The policy of its own script is a worker's policy.
    expect(answer.headers['content-security-policy']).toContain("connect-src 'self'");
  });

  it.each([
    '/assets/none.js',
    '/assets/',
    '/assets/..%2fworker.js',
    '/assets/../../package.json',
    '/assets/..%2f.env',
    '/.env',
    '/.vite/manifest.json',
    '/assets/%00',
  ])('%s is not among them', async (url) => {
    const answer = await server.call({ url, token: null });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });
});

describe('readiness', () => {
  it('fails, and says of what, while the database cannot be written', async () => {
    expect((await server.call({ url: '/readyz' })).statusCode).toBe(200);
    server.storage.sqlite.pragma('query_only = on');
    server.clock.advance(1_000);
    const answer = await server.call({ url: '/readyz' });
    server.storage.sqlite.pragma('query_only = off');
    expect([answer.statusCode, answer.json().code, answer.json().params]).toEqual([
      503,
      'not-ready',
      { reason: 'database' },
    ]);
    expect((await server.call({ url: '/healthz' })).statusCode).toBe(200);
    server.clock.advance(1_000);
    expect((await server.call({ url: '/readyz' })).statusCode).toBe(200);
  });
});

describe('bytes that are not an HTTP request', () => {
  it.each([
    [
      'a 20 kB header',
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers-too-large',
    ],
    ['nonsense', 'NONSENSE\r\n\r\n', 400, 'request-malformed'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
      'request-malformed',
    ],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'request-malformed',
    ],
  ])('%s', async (_, bytes, status, code) => {
    if (!server.app.server.listening) await server.app.listen({ host: '127.0.0.1', port: 0 });
    const answer = await rawAnswer(server.app.server.address() as AddressInfo, bytes);
    expect(answer).toContain(`HTTP/1.1 ${status} `);
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain(`"code":"${code}"`);
  });
});

function rawAnswer({ port }: AddressInfo, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(port, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.setEncoding('utf8').on('data', (part) => {
      answer += part;
    });
    socket.on('close', () => resolve(answer)).on('error', reject);
  });
}
