import { describe, expect, it } from 'vitest';
import { problem } from '../../server/http/problems.ts';
import { AUTHORITY_RESERVE, LOG_LIMIT } from '../../server/issuance/log.ts';
import { handOut } from '../../server/issuance/printed.ts';
import { changeRange, type RangeOrder } from '../../server/issuance/ranges.ts';
import { undoEntry } from '../../server/issuance/undo.ts';
import { BatchStates } from '../../server/storage/batch-states.ts';
import { findBatch } from '../../server/storage/batches.ts';
import { listRangeEntries } from '../../server/storage/ranges.ts';
import { listRefusals } from '../../server/storage/refusals.ts';
import { WHO, type World } from './issuance-over.ts';
import { newWorld, outcomeOf, teaBatch } from './world.ts';

const note = async ({ storage: { db } }: World, name: string) =>
  (await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst())?.value;

describe('handing stamps out for printing', () => {
  it('marks what is still allocated, and records the print-out in the same transaction', async () => {
    const world = await newWorld();
    const { deps } = world;
    const { code } = await teaBatch(world, 100);
    const hand = (first: number, last: number) =>
      handOut(deps, WHO.highland, { batchCode: code, first, last }, async ({ db, batch, reprinted }) => {
        const value = `${batch.code} ${reprinted}`;
        await db
          .insertInto('setting')
          .values({ name: `job ${first}`, value })
          .execute();
        return value;
      });
    expect(await hand(20, 39)).toBe(`${code} 0`);
    expect(await hand(50, 59)).toBe(`${code} 0`);
    expect(await hand(10, 69)).toBe(`${code} 30`);
    expect(await hand(11, 68)).toBe(`${code} 58`);
    expect(await note(world, 'job 11')).toBe(`${code} 58`);
    const entries = await listRangeEntries(deps.db, code, { limit: 10 });
    expect(entries.map(({ action, firstIndex, lastIndex }) => [action, firstIndex, lastIndex])).toEqual([
      ['print', 20, 39],
      ['print', 50, 59],
      ['print', 10, 19],
      ['print', 40, 49],
      ['print', 60, 69],
    ]);
    expect(world.deps.states.peek(code)?.counts()).toMatchObject({ printed: 60, allocated: 40 });
  });

  it('does neither when one of the two fails', async () => {
    const world = await newWorld();
    const { deps } = world;
    const { code } = await teaBatch(world, 100);
    await changeRange(deps, WHO.highland, code, { action: 'void', first: 5, last: 5, reason: 'lost' });
    const hand = (first: number, fails: boolean) =>
      handOut(deps, WHO.highland, { batchCode: code, first, last: 20 }, async ({ db }) => {
        await db.insertInto('setting').values({ name: 'job', value: 'x' }).execute();
        if (fails) throw problem('not-ready');
      });
    expect(await outcomeOf(hand(6, true))).toBe('not-ready');
    expect(await outcomeOf(hand(0, false))).toBe('already-voided');
    expect(await note(world, 'job')).toBeUndefined();
    expect((await findBatch(deps.db, code))?.logVersion).toBe(1);
    expect(deps.states.peek(code)?.counts().printed).toBe(0);
    expect(await listRefusals(deps.db, { batchCode: code }, 5)).toMatchObject([
      { code: 'already-voided', detailJson: JSON.stringify({ first: 5, last: 5, day: '2027-03-01' }) },
    ]);
    expect(
      await outcomeOf(handOut(deps, WHO.bay, { batchCode: code, first: 6, last: 7 }, async () => 0)),
    ).toBe('forbidden');
  });
});

/** Where the log is full for all but the authority. */
const ORDINARY_LIMIT = LOG_LIMIT - AUTHORITY_RESERVE;

describe('the log of a batch', () => {
  it("is full at its limit, of which the last part is the authority's, and says so", async () => {
    const world = await newWorld();
    const { deps, storage } = world;
    const { code } = await teaBatch(world, 200_000);
    const insert = storage.sqlite.prepare(
      `insert into range_entry (batch_code, seq, first_index, last_index, action, actor, time_ms)
       values (?, ?, ?, ?, 'print', 'x', 1)`,
    );
    storage.sqlite.transaction(() => {
      for (let seq = 1; seq < ORDINARY_LIMIT; seq += 1) insert.run(code, seq, seq, seq);
    })();
    await deps.db
      .updateTable('batch')
      .set({ logVersion: ORDINARY_LIMIT - 1 })
      .execute();
    const change = (who: keyof typeof WHO, index: number, more: Pick<RangeOrder, 'action' | 'reason'>) =>
      outcomeOf(changeRange(deps, WHO[who], code, { ...more, first: index, last: index }));
    const lost = { action: 'void', reason: 'lost' } as const;
    const stolen = { action: 'void', reason: 'stolen' } as const;
    expect(await change('highland', 0, lost)).toBe('done');
    expect(await change('highland', 1, lost)).toBe('log-full');
    expect(await change('highland', 1, stolen)).toBe('log-full');
    expect(await change('officer', 1, lost)).toBe('log-full');
    expect(await outcomeOf(undoEntry(deps, WHO.officer, code, { undoes: ORDINARY_LIMIT }))).toBe('log-full');
    expect(await change('officer', 1, stolen)).toBe('done');
    expect(await change('inspector', 2, { action: 'suspend' })).toBe('done');
    expect(await change('admin', 2, { action: 'resume' })).toBe('done');
    storage.sqlite.transaction(() => {
      for (let seq = ORDINARY_LIMIT + 4; seq <= LOG_LIMIT; seq += 1) insert.run(code, seq, seq, seq);
    })();
    await deps.db.updateTable('batch').set({ logVersion: LOG_LIMIT }).execute();
    expect(await change('officer', 3, { action: 'suspend' })).toBe('log-full');
    const batch = await findBatch(deps.db, code);
    if (batch === undefined) throw new TypeError('the batch is gone');
    expect((await new BatchStates().at(deps.db, batch)).version).toBe(LOG_LIMIT);
  });
});
