import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { formatWrappingKey } from '../server/domain/wrapping-key.ts';
import { isOwnSocket, localSocketPath, SOCKET_PATH_LIMIT } from '../server/http/local-socket.ts';
import { dataFiles } from '../server/storage/data-dir.ts';
import { type Child, startChild } from './support/child.ts';
import { temporaryFolder, testWrappingKey } from './support/data-dir.ts';

const MAIN = join(import.meta.dirname, '../server/main.ts');

function environment(dataDir: string, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    TMPDIR: process.env.TMPDIR,
    // Compiled code is kept between the many starts.
    NODE_COMPILE_CACHE: join(tmpdir(), 'temque-compile-cache'),
    DATA_DIR: dataDir,
    PUBLIC_URL: 'http://127.0.0.1:3000',
    WRAPPING_KEY: formatWrappingKey(testWrappingKey()),
    PORT: '0',
    ...more,
  };
}

/** Starts the server and waits until it says where it listens. */
async function serve(
  dataDir: string,
  more: Record<string, string> = {},
): Promise<{ child: Child; url: string }> {
  const child = startChild(MAIN, [], environment(dataDir, more));
  for (;;) {
    const { url } = JSON.parse(await child.nextLine());
    if (typeof url === 'string') return { child, url };
  }
}

/** Starts a server that refuses to; what it says and its exit code. */
async function refused(env: NodeJS.ProcessEnv): Promise<{ code: number | null; errors: string }> {
  const child = startChild(MAIN, [], env);
  const code = await child.exit();
  return { code, errors: child.errors() };
}

async function overSocket(
  socketPath: string,
  path: string,
  body?: object,
): Promise<{ status: number; text: string }> {
  return await new Promise((resolve, reject) => {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const headers = payload === undefined ? {} : { 'content-type': 'application/json' };
    const method = payload === undefined ? 'GET' : 'POST';
    const outgoing = request({ socketPath, path, method, headers }, async (response) => {
      let text = '';
      for await (const chunk of response) text += String(chunk);
      resolve({ status: response.statusCode ?? 0, text });
    });
    outgoing.on('error', reject);
    outgoing.end(payload);
  });
}

describe('a running server', () => {
  test('answers on its port and, as the administrator, on its local socket', async () => {
    const dataDir = join(temporaryFolder(), 'data');
    const { child, url } = await serve(dataDir);
    const { setupLink } = JSON.parse(await child.nextLine());
    expect(setupLink).toMatch(/^http:\/\/127\.0\.0\.1(:\d+)?\/console\/link\/[\w-]{43}$/);
    const socket = dataFiles(dataDir).socket;
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(socket).mode & 0o777).toBe(0o600);
    expect(statSync(dataFiles(dataDir).database).mode & 0o777).toBe(0o600);
    expect(isOwnSocket(socket)).toBe(true);

    const jwks = await fetch(`${url}/.well-known/jwks.json`);
    expect(jwks.status).toBe(200);
    expect(jwks.headers.get('cache-control')).toBe('public, max-age=300');
    expect(jwks.headers.get('content-type')).toContain('application/jwk-set+json');
    const etag = jwks.headers.get('etag') ?? '';
    const again = await fetch(`${url}/.well-known/jwks.json`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);

    expect((await fetch(`${url}/api/v1/keys`)).status).toBe(401);
    const keys = await overSocket(socket, '/api/v1/keys');
    expect(keys.status).toBe(200);
    expect(JSON.parse(keys.text).items).toHaveLength(6);
    expect(keys.text).not.toContain('wrapped"');

    const rotated = await overSocket(socket, '/api/v1/keys/rotations', { kind: 'issuer' });
    expect(rotated.status).toBe(201);
    const published = await (await fetch(`${url}/.well-known/jwks.json`)).json();
    expect(published.keys.map((key: { state: string }) => key.state).sort()).toEqual(['active', 'retired']);

    const file = join(temporaryFolder(), 'backup.db');
    expect((await overSocket(socket, '/api/v1/backups', { file })).status).toBe(201);
    expect(JSON.parse((await overSocket(socket, '/api/v1/backups', { file })).text)).toMatchObject({
      code: 'backup-exists',
      field: 'file',
    });

    child.process.kill('SIGTERM');
    expect(await child.exit()).toBe(0);
    expect(readdirSync(dataDir).sort()).toEqual(['lock.db', 'temque.db']);
    expect((await child.remainingLines()).join()).not.toContain('remoteAddress');
  });

  test('re-wraps on the machine itself; the next start needs the new key', async () => {
    const dataDir = join(temporaryFolder(), 'data');
    const { child } = await serve(dataDir);
    const path = '/api/v1/keys/wrapping-rotations';
    const socket = dataFiles(dataDir).socket;
    expect(JSON.parse((await overSocket(socket, path, { newWrappingKey: 'short' })).text)).toMatchObject({
      code: 'wrapping-key-invalid',
      field: 'newWrappingKey',
    });
    const newWrappingKey = formatWrappingKey(testWrappingKey('two'));
    expect((await overSocket(socket, path, { newWrappingKey })).status).toBe(200);
    expect((await overSocket(socket, path, { newWrappingKey })).status).toBe(409);
    child.process.kill('SIGINT');
    expect(await child.exit()).toBe(0);
    const { code, errors } = await refused(environment(dataDir));
    expect(code).toBe(1);
    expect(errors).toContain('[wrapping-key-wrong]');
    expect(errors).not.toContain('    at ');
    await serve(dataDir, { WRAPPING_KEY: newWrappingKey });
  });

  test('starts again after it was killed, over the socket left behind, and keeps a former PUBLIC_URL as ours', async () => {
    const dataDir = join(temporaryFolder(), 'data');
    const { socket } = dataFiles(dataDir);
    const first = await serve(dataDir, { PUBLIC_URL: 'https://old.example.vn' });
    const before = (await overSocket(socket, '/api/v1/keys')).text;
    await first.child.kill();
    expect(existsSync(socket)).toBe(true);
    const { url } = await serve(dataDir, {
      PUBLIC_URL: 'https://new.example.vn',
      FORMER_HOSTS: 'older.example.vn',
    });
    expect((await overSocket(socket, '/api/v1/keys')).text).toBe(before);
    const { origins } = await (await fetch(`${url}/.well-known/jwks.json`)).json();
    expect(origins[0]).toBe('https://new.example.vn');
    expect(origins.slice(1).sort()).toEqual(['https://old.example.vn', 'https://older.example.vn']);
  });

  test('puts its socket elsewhere when the path is too long, and refuses a second one beside it', async () => {
    const dataDir = join(temporaryFolder(), 'd'.repeat(SOCKET_PATH_LIMIT));
    const { child, url } = await serve(dataDir);
    const path = localSocketPath(dataFiles(dataDir));
    expect(path.length).toBeLessThanOrEqual(SOCKET_PATH_LIMIT);
    expect(isOwnSocket(path)).toBe(true);
    const { code, errors } = await refused(environment(dataDir));
    expect(code).toBe(1);
    expect(errors).toContain('[storage-locked]');
    expect(errors).toContain(`process ${child.process.pid}`);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await overSocket(path, '/api/v1/keys')).status).toBe(200);
    child.process.kill('SIGTERM');
    await child.exit();
    expect(existsSync(path)).toBe(false);
  });
});

describe('a server that cannot start says why, without a stack', () => {
  test('configuration', async () => {
    const { code, errors } = await refused({ PATH: process.env.PATH, PORT: 'x' });
    expect(code).toBe(1);
    for (const name of ['PUBLIC_URL', 'WRAPPING_KEY', 'PORT']) expect(errors).toContain(name);
    expect(errors).not.toContain('    at ');
  });

  test('configuration, in the language of whoever starts it', async () => {
    const { code, errors } = await refused({ PATH: process.env.PATH, PORT: 'x', LANG: 'vi_VN.UTF-8' });
    expect(code).toBe(1);
    expect(errors).toContain('PORT phải là số nguyên từ 0 đến 65535, không phải "x"');
    expect(errors).toMatch(/^Không dùng được cấu hình này:\n {2}PUBLIC_URL phải được đặt/);
  });

  test('a port in use', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    onTestFinished(() => {
      other.close();
    });
    const dataDir = join(temporaryFolder(), 'data');
    const { code, errors } = await refused(environment(dataDir, { PORT: String(port) }));
    expect(code).toBe(1);
    expect(errors).toContain(`PORT ${port} is in use`);
    expect(errors).not.toContain('    at ');
    expect(readdirSync(dataDir).sort()).toEqual(['lock.db', 'temque.db']);
  });

  test.each<[string, string, (dataDir: string) => void]>([
    [
      'storage-foreign',
      'a file of another kind',
      (dir) => writeFileSync(join(dir, 'temque.db'), 'text '.repeat(999)),
    ],
    ['storage-unavailable', 'a folder in its place', (dir) => mkdirSync(join(dir, 'temque.db'))],
  ])('%s: %s', async (expected, _name, prepare) => {
    const dataDir = join(temporaryFolder(), 'data');
    mkdirSync(dataDir, { mode: 0o700 });
    prepare(dataDir);
    const { code, errors } = await refused(environment(dataDir));
    expect(code).toBe(1);
    expect(errors).toContain(`[${expected}]`);
    expect(errors).not.toContain('    at ');
  });
});
