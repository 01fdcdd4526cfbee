import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NOON_MS, registryWorld } from '../registry-world.ts';
import { annexDrafts, longAnnex } from './annex-drafts.ts';

let world: Awaited<ReturnType<typeof registryWorld>>;
beforeAll(async () => {
  world = await registryWorld();
});
beforeEach(() => world.clock.set(NOON_MS));
afterAll(() => world.close());

const draft = annexDrafts(() => world);

/** Milliseconds of processor time that this thread has had: what other programs take does not count. */
function spentMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** Runs work and tells which share of it the longest turn of the event loop was. */
async function longestTurn(work: () => Promise<{ readonly status: number }>): Promise<number> {
  let isOver = false;
  let longest = 0;
  let last = spentMs();
  const begun = last;
  const turn = () => {
    const now = spentMs();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  const { status } = await work();
  isOver = true;
  turn();
  expect([200, 201]).toContain(status);
  return longest / (last - begun);
}

describe('a long annex leaves the event loop to others', () => {
  test('while it is looked at, imported and undone', async () => {
    const shares = { preview: 1, confirmation: 1, undo: 1 };
    const isLong = () => shares.preview > 0.1 || shares.confirmation > 0.15 || shares.undo > 0.15;
    // What the engine does once, such as compiling, is no work of the annex: the best of a few counts.
    for (let attempt = 0; attempt < 3 && isLong(); attempt += 1) {
      const annex = await draft(longAnnex(400));
      const seen = await longestTurn(() => world.send('GET', `${annex.url}/rows`));
      const done = await longestTurn(() => annex.confirm());
      const undone = await longestTurn(() => annex.undo());
      shares.preview = Math.min(shares.preview, seen);
      shares.confirmation = Math.min(shares.confirmation, done);
      shares.undo = Math.min(shares.undo, undone);
    }
    expect([shares, isLong()]).toEqual([shares, false]);
  });

  test('and while it is looked at, the database too', async () => {
    const annex = await draft(longAnnex(400));
    let isOver = false;
    const id = 'looking-at-it-0001';
    const looking = world.send('GET', `${annex.url}/rows?progressId=${id}`).finally(() => {
      isOver = true;
    });
    const reached: number[] = [];
    while (!isOver) {
      await nextTurn();
      const { status, body } = await world.send('GET', `/api/v1/progress/${id}`);
      if (status === 200 && body.state === 'running' && body.total > 0) reached.push(body.done);
    }
    expect((await looking).body.counts.added).toBe(400);
    const { body: end } = await world.send('GET', `/api/v1/progress/${id}`);
    expect(end).toEqual({ unit: 'rows', state: 'done', done: 400, total: 400 });
    // Every request that was served stood between two transactions of the annex.
    expect(new Set(reached.filter((done) => done > 0 && done < 400)).size).toBeGreaterThan(3);
    expect(reached).toEqual(reached.toSorted((a, b) => a - b));
  });
});
