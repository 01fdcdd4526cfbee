import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_PRINCIPAL } from '../../server/domain/principal.ts';
import { createWorkBoard } from '../../server/http/work-progress.ts';
import { startTestApp, type TestApp } from '../support/app.ts';

let server: TestApp;
let officer: string;
beforeAll(async () => {
  server = await startTestApp();
  officer = await server.token('officer');
});
afterAll(() => server.close());

const ID = 'a-name-of-my-own-1';
const read = async (id: string, token?: string) => {
  const answer = await server.call({
    url: `/api/v1/progress/${id}`,
    ...(token === undefined ? {} : { token }),
  });
  return { status: answer.statusCode, ...answer.json() };
};
const importCommunes = (csv: string, query: string) =>
  server.call({
    method: 'POST',
    url: `/api/v1/imports/communes?${query}`,
    headers: { 'content-type': 'multipart/form-data; boundary=B' },
    payload: `--B\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${csv}\r\n--B--\r\n`,
  });
const COMMUNES = [
  'code,name,province_code',
  ...Array.from({ length: 400 }, (_, at) => `${20_000 + at},Xã Số ${at},68`),
].join('\n');

describe('an import that its caller follows', () => {
  it('tells its rows while it runs, and others are served meanwhile', async () => {
    const seen: number[] = [];
    let isOver = false;
    const importing = importCommunes(COMMUNES, `progressId=${ID}`).finally(() => {
      isOver = true;
    });
    while (!isOver) {
      // A turn of the event loop, which an import must give to others too.
      await setImmediate();
      const { status, unit, state, done, total } = await read(ID);
      if (status === 200 && total > 0 && state === 'running') {
        expect([unit, total]).toEqual(['rows', 400]);
        seen.push(done);
      }
    }
    expect((await importing).json()).toMatchObject({ imported: 400 });
    expect(seen.some((done) => done > 0 && done < 400)).toBe(true);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(await read(ID)).toMatchObject({ status: 200, unit: 'rows', state: 'done', done: 400, total: 400 });
  });

  it('is told to nobody else', async () => {
    expect(await read(ID, officer)).toMatchObject({ status: 404, code: 'not-found' });
    expect(await read('another-name-of-mine')).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('tells that it failed', async () => {
    const id = 'a-name-of-my-own-2';
    expect((await importCommunes('a,b\n1,2', `progressId=${id}&dryRun=true`)).json().code).toBe(
      'table-header',
    );
    expect(await read(id)).toMatchObject({ state: 'failed', done: 0, total: 0 });
  });

  it.each(['short', 'x'.repeat(65), 'with%20spaces%20and%20more'])('refuses the name %s', async (id) => {
    const answer = await importCommunes(COMMUNES, `progressId=${id}`);
    expect([answer.statusCode, answer.json().code, answer.json().field]).toEqual([
      400,
      'field-invalid',
      'progressId',
    ]);
  });
});

describe('the board', () => {
  it('forgets what was told longest ago', async () => {
    const board = createWorkBoard();
    const run = (id: string) =>
      board.run({ principal: LOCAL_PRINCIPAL, id, unit: 'pages' }, async (report) => report(1, 2));
    for (let count = 0; count <= 1_000; count++) await run(`work ${count}`);
    expect(board.of(LOCAL_PRINCIPAL, 'work 0')).toBeUndefined();
    expect(board.of(LOCAL_PRINCIPAL, 'work 1')).toEqual({ unit: 'pages', state: 'done', done: 1, total: 2 });
  });

  it('keeps nothing of what nobody follows', async () => {
    const board = createWorkBoard();
    const unnamed = { principal: LOCAL_PRINCIPAL, id: undefined, unit: 'rows' } as const;
    expect(await board.run(unnamed, async (report) => report(1, 1))).toBeUndefined();
    expect(board.of(LOCAL_PRINCIPAL, 'undefined')).toBeUndefined();
  });
});
