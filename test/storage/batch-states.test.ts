import { describe, expect, it } from 'vitest';
import { changeRange } from '../../server/issuance/ranges.ts';
import { undoEntry } from '../../server/issuance/undo.ts';
import { BatchStates } from '../../server/storage/batch-states.ts';
import { findBatch } from '../../server/storage/batches.ts';
import { WHO, type World } from '../issuance/issuance-over.ts';
import { newWorld, teaBatch } from '../issuance/world.ts';

async function current({ deps }: World, code: string) {
  const batch = await findBatch(deps.db, code);
  if (batch === undefined) throw new TypeError(`no batch ${code}`);
  return batch;
}

const voidAt = ({ deps }: World, code: string, index: number) =>
  changeRange(deps, WHO.highland, code, { action: 'void', first: index, last: index, reason: 'lost' });

describe('the states of batches in memory', () => {
  it('follow commits without reading the log again', async () => {
    const world = await newWorld();
    const { code } = await teaBatch(world, 10);
    const states = await world.deps.states.at(world.deps.db, await current(world, code));
    await voidAt(world, code, 4);
    expect(states.version).toBe(1);
    expect(world.deps.states.peek(code)).toBe(states);
    expect(states.stateAt(4).phase).toBe('voided');
  });

  it('know nothing of what was rolled back', async () => {
    const world = await newWorld();
    const { code } = await teaBatch(world, 10, 10);
    const order = { action: 'activate', first: 0, last: 9, lotNumber: 'none' } as const;
    await changeRange(world.deps, WHO.highland, code, order).catch(() => undefined);
    expect(world.deps.states.peek(code)?.version).toBe(1);
    expect((await current(world, code)).logVersion).toBe(1);
  });

  it('notice that another node appended, and read on from where they are', async () => {
    const world = await newWorld();
    const { code } = await teaBatch(world, 10);
    const elsewhere = new BatchStates();
    const behind = await elsewhere.at(world.deps.db, await current(world, code));
    await voidAt(world, code, 4);
    await voidAt(world, code, 5);
    await undoEntry(world.deps, WHO.highland, code, { undoes: 1 });
    expect(behind.version).toBe(0);
    const batch = await current(world, code);
    const [caughtUp] = await Promise.all([1, 2, 3].map(() => elsewhere.at(world.deps.db, batch)));
    expect(caughtUp).toBe(behind);
    expect(behind.version).toBe(3);
    expect([behind.stateAt(4).phase, behind.stateAt(5).phase]).toEqual(['allocated', 'voided']);
  });

  it('skip a commit that would leave a gap, and catch up at the next look', async () => {
    const world = await newWorld();
    const { code } = await teaBatch(world, 10);
    const elsewhere = new BatchStates();
    await elsewhere.at(world.deps.db, await current(world, code));
    await voidAt(world, code, 4);
    elsewhere.committed(code, [{ seq: 2, action: 'void', first: 5, last: 5, reason: 'lost', timeMs: 1 }]);
    expect(elsewhere.peek(code)?.version).toBe(0);
    await voidAt(world, code, 5);
    expect((await elsewhere.at(world.deps.db, await current(world, code))).version).toBe(2);
  });

  it('read a log of many pages', async () => {
    const world = await newWorld();
    const { code } = await teaBatch(world, 20_000);
    const rows = Array.from({ length: 12_345 }, (_, place) => ({
      batchCode: code,
      seq: place + 1,
      firstIndex: place,
      lastIndex: place,
      action: 'print',
      actor: 'admin',
      timeMs: 1,
    }));
    await world.deps.db.transaction().execute(async (db) => {
      for (let from = 0; from < rows.length; from += 1000) {
        await db
          .insertInto('rangeEntry')
          .values(rows.slice(from, from + 1000))
          .execute();
      }
      await db.updateTable('batch').set({ logVersion: rows.length }).execute();
    });
    const states = await new BatchStates().at(world.deps.db, await current(world, code));
    expect(states.version).toBe(12_345);
    expect(states.counts()).toMatchObject({ printed: 12_345, allocated: 7_655 });
  });

  it('forget the batch unused for longest past their limit', async () => {
    const world = await newWorld();
    const bounded = new BatchStates(12);
    const codes: string[] = [];
    for (let made = 0; made < 4; made += 1) codes.push((await teaBatch(world, 10)).code);
    const look = async (place: number) =>
      await bounded.at(world.deps.db, await current(world, codes[place] ?? ''));
    const known = () => codes.map((code) => bounded.peek(code) !== undefined);
    await look(0);
    await look(1);
    await look(2);
    expect(bounded.size).toBe(3);
    await look(0);
    await look(3);
    expect(known()).toEqual([true, false, true, true]);
    for (let index = 0; index < 9; index += 1) await voidAt(world, codes[1] ?? '', index);
    await look(1);
    expect(known()).toEqual([false, true, false, false]);
    expect((await look(1)).version).toBe(9);
  });
});
