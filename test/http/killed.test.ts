import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type Child, startChild } from '../support/child.ts';
import { SCRATCH } from '../support/scratch.ts';

interface Answer {
  readonly status: number;
  readonly id: string | undefined;
  readonly code: string | undefined;
}

/** How many requests are answered before the server is killed in the middle of the next ones. */
const KILLED_AFTER = 12;

it('a request repeated after SIGKILL took effect at most once, and exactly once if it was answered', async () => {
  const dataDir = await mkdtemp(join(SCRATCH, 'temque-killed-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const socketPath = join(dataDir, 'temque.sock');
  const names = Array.from({ length: 40 }, (_, place) => `kill-${place}`);

  const first = await startServer(dataDir);
  const answered = new Map<string, Answer>();
  await Promise.allSettled(
    names.map(async (name) => {
      const answer = await makeToken(socketPath, name);
      answered.set(name, answer);
      if (answered.size === KILLED_AFTER) await first.kill();
    }),
  );
  expect(answered.size).toBeGreaterThanOrEqual(KILLED_AFTER);
  expect(answered.size).toBeLessThan(names.length);

  await startServer(dataDir);
  for (const name of names) {
    const before = answered.get(name);
    const again = await makeToken(socketPath, name);
    if (before?.status === 201)
      expect([name, again]).toEqual([name, { status: 201, id: before.id, code: undefined }]);
    else
      expect([name, again.code ?? 'done']).toEqual([
        name,
        expect.stringMatching(/^(done|idempotency-interrupted)$/),
      ]);
  }
  const made = await listNames(socketPath);
  expect(made.length).toBe(new Set(made).size);
}, 60_000);

async function startServer(dataDir: string): Promise<Child> {
  const server = startChild(join(import.meta.dirname, '../../server/main.ts'), [], {
    ...process.env,
    DATA_DIR: dataDir,
    PUBLIC_URL: 'http://127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'info',
    WRAPPING_KEY: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  });
  while (!(await server.nextLine()).includes('"msg":"listening"'));
  return server;
}

function makeToken(socketPath: string, name: string): Promise<Answer> {
  const body = JSON.stringify({ name, role: 'inspector' });
  return send(socketPath, 'POST', '/api/v1/tokens', body, { 'idempotency-key': name }).then(
    ({ status, json }) => ({
      status,
      id: json.id,
      code: json.code,
    }),
  );
}

async function listNames(socketPath: string): Promise<string[]> {
  const { json } = await send(socketPath, 'GET', '/api/v1/tokens?limit=200');
  return json.items?.map(({ name }) => name) ?? [];
}

interface Body {
  readonly id?: string;
  readonly code?: string;
  readonly items?: readonly { readonly name: string }[];
}

function send(socketPath: string, method: string, path: string, body?: string, headers = {}) {
  return new Promise<{ status: number; json: Body }>((resolve, reject) => {
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const sent = request({ socketPath, method, path, headers: { ...type, ...headers } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      answer
        .on('end', () => resolve({ status: answer.statusCode ?? 0, json: JSON.parse(text) }))
        .on('error', reject);
    });
    sent.on('error', reject).end(body);
  });
}
