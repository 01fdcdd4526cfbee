import { mkdirSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/data-dir.ts';
import { startKillableServer } from '../support/killable-server.ts';
import { startMarket } from '../support/market.ts';

/** About 2 MB as PDF: far more than sockets and streams hold while nobody reads. */
const STAMPS = 6_000;

it('a file that breaks off with its server is told as broken off, and is made again whole', async () => {
  const dataDir = join(temporaryFolder(), 'data');
  const { code, producerToken } = await batchIn(dataDir);
  const first = await startKillableServer(dataDir);
  const send = (method: string, path: string, body?: object) =>
    answerOf(join(dataDir, 'temque.sock'), method, path, body);
  const json = async (...args: Parameters<typeof send>) =>
    JSON.parse((await textOf(await send(...args))).text);

  const print = async (first: number, last: number) => {
    const order = { first, last, output: 'sheet', stock: 'a4-65-38x21' };
    return await json('POST', `/api/v1/batches/${code}/print-jobs`, order);
  };
  const small = await print(0, 9);
  expect((await textOf(await send('GET', `/api/v1/print-jobs/${small.id}/file`))).isWhole).toBe(true);
  const { id, state } = await print(10, STAMPS - 1);
  expect(state).toBe('recorded');
  const file = `/api/v1/print-jobs/${id}/file`;
  const halted = await send('GET', file);
  expect(halted.statusCode).toBe(200);
  const read = textOf(halted);
  halted.pause();
  expect((await json('GET', `/api/v1/print-jobs/${id}`)).state).toBe('rendering');
  await first.kill();
  halted.resume();
  const broken = await read;
  expect([broken.isWhole, broken.text.includes('%%EOF')]).toEqual([false, false]);

  const second = await startKillableServer(dataDir);
  const job = await json('GET', `/api/v1/print-jobs/${id}`);
  expect(job).toMatchObject({ state: 'stopped', first: 10, last: STAMPS - 1, reprinted: 0 });
  const { items } = await json('GET', `/api/v1/batches/${code}/print-jobs`);
  expect(new Map(items.map((item: { id: string; state: string }) => [item.id, item.state]))).toEqual(
    new Map([
      [small.id, 'done'],
      [id, 'stopped'],
    ]),
  );
  const headers = { authorization: `Bearer ${producerToken}` };
  const waiting = async () =>
    (await (await fetch(`${second.url}/api/v1/todos`, { headers })).json()).items
      .filter(({ kind }: { kind: string }) => kind === 'print-stopped')
      .map(({ href }: { href: string }) => href);
  expect(await waiting()).toEqual([`/console/print-jobs/${id}`]);
  // Every stamp that counts as printed is in the file of this one job.
  const { summary } = await json('GET', `/api/v1/batches/${code}`);
  expect(summary).toMatchObject({ allocated: 0, printed: STAMPS });

  const again = await textOf(await send('GET', file));
  expect([again.isWhole, again.text.trimEnd().endsWith('%%EOF')]).toEqual([true, true]);
  expect((await json('GET', `/api/v1/print-jobs/${id}`)).state).toBe('done');
  expect(await waiting()).toEqual([]);
}, 60_000);

it('a file that is being read when the server is told to stop is finished; told twice, it breaks off and says so', async () => {
  const dataDir = join(temporaryFolder(), 'data');
  const { code } = await batchIn(dataDir);
  const send = (method: string, path: string, body?: object) =>
    answerOf(join(dataDir, 'temque.sock'), method, path, body);
  const json = async (...args: Parameters<typeof send>) =>
    JSON.parse((await textOf(await send(...args))).text);

  const first = await startKillableServer(dataDir);
  const order = { first: 0, last: STAMPS - 1, output: 'sheet', stock: 'a4-65-38x21' };
  const path = `/api/v1/batches/${code}/print-jobs`;
  const { id } = await json('POST', path, order);
  const file = `/api/v1/print-jobs/${id}/file`;
  const halted = await send('GET', file);
  const read = textOf(halted);
  halted.pause();
  first.process.kill('SIGTERM');
  while (JSON.parse(await first.nextLine()).msg !== 'stopping');
  halted.resume();
  const { text, isWhole } = await read;
  expect([isWhole, text.trimEnd().endsWith('%%EOF'), await first.exit()]).toEqual([true, true, 0]);

  const second = await startKillableServer(dataDir);
  expect((await json('GET', `/api/v1/print-jobs/${id}`)).state).toBe('done');
  const again = await send('GET', file);
  const broken = textOf(again);
  again.pause();
  second.process.kill('SIGTERM');
  while (JSON.parse(await second.nextLine()).msg !== 'stopping');
  second.process.kill('SIGTERM');
  expect(await second.exit()).toBe(1);
  again.resume();
  expect((await broken).isWhole).toBe(false);

  await startKillableServer(dataDir);
  expect((await json('GET', `/api/v1/print-jobs/${id}`)).state).toBe('stopped');
}, 60_000);

/** A batch in a data folder made here. */
async function batchIn(dataDir: string) {
  const market = await startMarket();
  try {
    const issued = await market.test.call({
      method: 'POST',
      url: '/api/v1/batches',
      payload: { variantId: 'nuts-bag', quantity: STAMPS },
    });
    const { code, producerId } = issued.json();
    const producerToken = await market.test.token('producer', { producerId });
    mkdirSync(dataDir);
    market.test.storage.sqlite.exec(`vacuum into '${join(dataDir, 'temque.db')}'`);
    return { code, producerToken };
  } finally {
    await market.close();
  }
}

function answerOf(
  socketPath: string,
  method: string,
  path: string,
  body: object | undefined,
): Promise<IncomingMessage> {
  const headers = body === undefined ? {} : { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    request({ socketPath, method, path, headers, agent: false }, resolve)
      .on('error', reject)
      .end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** What came of an answer, and whether all of it did. */
function textOf(answer: IncomingMessage): Promise<{ text: string; isWhole: boolean }> {
  return new Promise((resolve) => {
    let text = '';
    answer
      .setEncoding('latin1')
      .on('data', (part) => {
        text += part;
      })
      .on('error', () => {})
      .on('close', () => resolve({ text, isWhole: answer.complete }));
  });
}
