import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../server/http/app-type.ts';
import { requireClosedBodies } from '../../server/http/closed-bodies.ts';
import { installLoadLimit } from '../../server/http/load-limit.ts';
import { problem } from '../../server/http/problems.ts';
import { requireDeclaredAccess } from '../../server/http/route-access.ts';
import { createServer } from '../../server/http/server.ts';
import { createLog } from '../../server/log.ts';

const open = { config: { access: 'public' } } as const;

/** One line of the log. */
interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly reqId?: string;
  readonly err?: { readonly message: string };
}

const ERROR_LEVEL = 50;

function bareServer(logged: LogLine[] = []): App {
  let count = 0;
  const logger = createLog('info', { write: (line: string) => logged.push(JSON.parse(line)) });
  return createServer({ trustProxy: false, logger, newId: () => `r${++count}` });
}

describe('a failure of ours', () => {
  const logged: LogLine[] = [];
  let app: App;
  beforeAll(async () => {
    app = bareServer(logged);
    app.get('/broken', open, async () => {
      throw new Error('select secret from vault');
    });
    app.get('/broken-oddly', open, async () => {
      throw Object.assign(new Error('a client library said 418 teapot at 10.0.0.7'), {
        statusCode: 503,
        code: 'X',
      });
    });
    app.get('/not-an-error', open, () => Promise.reject('a bare text'));
    app.get('/refused', open, async () => {
      throw problem('forbidden', { cause: new Error('inner') });
    });
    await app.ready();
  });
  afterAll(() => app.close());

  it.each(['/broken', '/broken-oddly', '/not-an-error'])('%s is answered without its cause', async (url) => {
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toMatchObject({ code: 'internal', status: 500 });
    expect(answer.body).not.toMatch(/vault|secret|10\.0\.0\.7|teapot|bare text|\.ts/);
  });

  it('is logged with its cause under the id that the answer names', async () => {
    logged.length = 0;
    const { instance, detail } = (await app.inject('/broken')).json();
    expect(instance).toMatch(/^urn:request:r\d+$/);
    expect(detail).toContain(instance.slice('urn:request:'.length));
    const errors = logged.filter(({ level }) => level >= ERROR_LEVEL);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.err?.message).toBe('select secret from vault');
    expect(instance).toBe(`urn:request:${errors[0]?.reqId}`);
  });

  it('differs from a refusal, which is not logged as an error', async () => {
    logged.length = 0;
    expect((await app.inject('/refused')).json().code).toBe('forbidden');
    expect(logged.filter(({ level }) => level >= ERROR_LEVEL)).toEqual([]);
  });
});

describe('a route that is declared carelessly', () => {
  it('does not start without its access', () => {
    const app = bareServer();
    requireDeclaredAccess(app);
    expect(() => app.get('/x', async () => 'x')).toThrow('GET /x does not declare its access');
  });

  it('does not start open to every origin unless public', () => {
    const app = bareServer();
    requireDeclaredAccess(app);
    const config = { access: ['admin'], cors: 'any' } as const;
    expect(() => app.get('/x', { config }, async () => 'x')).toThrow('is not public');
  });

  it.each([
    [{ type: 'object', properties: { a: { type: 'string' } } }, 'body'],
    [
      {
        type: 'object',
        additionalProperties: false,
        properties: { list: { type: 'array', items: { type: 'object', properties: { a: {} } } } },
      },
      'body.properties.list.items',
    ],
  ])('does not start with a body that lets unknown members pass', (body, place) => {
    const app = bareServer();
    requireClosedBodies(app);
    expect(() => app.post('/x', { ...open, schema: { body } }, async () => 'x')).toThrow(
      `POST /x: ${place} allows unknown members`,
    );
  });
});

describe('more requests than the server works on at once', () => {
  it('are told to come back, except the question whether it lives', async () => {
    const app = bareServer();
    installLoadLimit(app, 2);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    app.get('/slow', open, async () => {
      await held;
      return 'done';
    });
    app.get('/healthz', open, async () => 'ok');
    const first = [app.inject('/slow'), app.inject('/slow')];
    await new Promise((resolve) => setImmediate(resolve));
    const third = await app.inject('/slow');
    expect([third.statusCode, third.json().code]).toEqual([503, 'overloaded']);
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0);
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    release();
    expect((await Promise.all(first)).map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    await new Promise((resolve) => setImmediate(resolve));
    expect((await app.inject('/slow')).statusCode).toBe(200);
    await app.close();
  });
});
