import { describe, expect, it } from 'vitest';
import { problem } from '../../server/http/problems.ts';
import { AUTHORITY_RESERVE, LOG_LIMIT } from '../../server/issuance/log.ts';
import { SKIPPED_SPANS_LIMIT, type SkipOrder } from '../../server/issuance/printable.ts';
import { handOut } from '../../server/issuance/printed.ts';
import { changeRange, type RangeOrder } from '../../server/issuance/ranges.ts';
import { undoEntry } from '../../server/issuance/undo.ts';
import { BatchStates } from '../../server/storage/batch-states.ts';
import { findBatch } from '../../server/storage/batches.ts';
import { listRangeEntries } from '../../server/storage/ranges.ts';
import { listRefusals } from '../../server/storage/refusals.ts';
import { WHO, type World } from './issuance-over.ts';
import { newWorld, outcomeOf, problemOf, teaBatch } from './world.ts';

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
    expect(await outcomeOf(hand(0, false))).toBe('stamps-unprintable');
    expect(await note(world, 'job')).toBeUndefined();
    expect((await findBatch(deps.db, code))?.logVersion).toBe(1);
    expect(deps.states.peek(code)?.counts().printed).toBe(0);
    expect(await listRefusals(deps.db, { batchCode: code }, 5)).toMatchObject([
      {
        code: 'stamps-unprintable',
        detailJson: JSON.stringify({ first: 0, last: 20, count: 1, spans: '5' }),
      },
    ]);
    expect(
      await outcomeOf(handOut(deps, WHO.bay, { batchCode: code, first: 6, last: 7 }, async () => 0)),
    ).toBe('forbidden');
  });
});

describe('handing out a range with stamps that cannot be printed', () => {
  async function spoiledWorld() {
    const world = await newWorld();
    const { code } = await teaBatch(world, 100, 10);
    const change = (who: keyof typeof WHO, order: RangeOrder) =>
      changeRange(world.deps, WHO[who], code, order);
    await change('highland', { action: 'void', reason: 'damaged', first: 3, last: 5 });
    await change('highland', { action: 'void', reason: 'lost', first: 6, last: 6 });
    await change('officer', { action: 'suspend', first: 20, last: 20 });
    await change('highland', { action: 'void', reason: 'lost', first: 90, last: 99 });
    const hand = (first: number, last: number, skip?: SkipOrder) =>
      handOut(
        world.deps,
        WHO.highland,
        { batchCode: code, first, last, ...(skip && { skip }) },
        async ({ reprinted, skipped }) => ({
          reprinted,
          skipped: skipped.map((span) => [span.first, span.last]),
        }),
      );
    return { world, code, hand };
  }

  it('names all of them, and changes nothing', async () => {
    const { world, code, hand } = await spoiledWorld();
    const before = (await findBatch(world.deps.db, code))?.logVersion;
    expect(await problemOf(hand(0, 99))).toMatchObject({
      code: 'stamps-unprintable',
      details: { params: { count: 15, spans: '3–6, 20, 90–99' } },
    });
    expect(await outcomeOf(hand(0, 100, 'unprintable'))).toBe('index-outside-batch');
    expect((await findBatch(world.deps.db, code))?.logVersion).toBe(before);
  });

  it('leaves them out when it is asked to, and marks the others', async () => {
    const { world, code, hand } = await spoiledWorld();
    const before = world.deps.states.peek(code)?.version ?? 0;
    expect(await hand(0, 99, 'unprintable')).toEqual({
      reprinted: 6,
      skipped: [
        [3, 6],
        [20, 20],
        [90, 99],
      ],
    });
    const states = world.deps.states.peek(code);
    const appended = states?.entries.slice(before).map(({ action, first, last }) => [action, first, last]);
    expect(appended).toEqual([
      ['print', 10, 19],
      ['print', 21, 89],
    ]);
    expect(states?.stateAt(20)).toMatchObject({ phase: 'allocated' });
    // A range without such stamps is not changed by the wish.
    expect(await hand(30, 40, 'unprintable')).toEqual({ reprinted: 11, skipped: [] });
  });

  it('says why when there is nothing left to print', async () => {
    const { hand } = await spoiledWorld();
    expect(await outcomeOf(hand(3, 6, 'unprintable'))).toBe('already-voided');
    expect(await outcomeOf(hand(3, 6))).toBe('already-voided');
    expect(await outcomeOf(hand(20, 20, 'unprintable'))).toBe('stamp-suspended');
  });

  it('hands a recorded print-out out again as it was, or not at all', async () => {
    const { world, code, hand } = await spoiledWorld();
    const recorded = [{ first: 3, last: 6 }];
    expect(await hand(0, 15, recorded)).toMatchObject({ skipped: [[3, 6]] });
    await changeRange(world.deps, WHO.highland, code, { action: 'void', reason: 'lost', first: 9, last: 9 });
    expect(await outcomeOf(hand(0, 15, recorded))).toBe('already-voided');
  });

  it('leaves out no more spans than can be counted past', async () => {
    const world = await newWorld();
    const { deps, storage } = world;
    const { code } = await teaBatch(world, 10_000);
    const insert = storage.sqlite.prepare(
      `insert into range_entry (batch_code, seq, first_index, last_index, action, reason, actor, time_ms)
       values (?, ?, ?, ?, 'void', 'lost', 'x', 1)`,
    );
    storage.sqlite.transaction(() => {
      for (let seq = 1; seq <= SKIPPED_SPANS_LIMIT + 1; seq += 1) insert.run(code, seq, 2 * seq, 2 * seq);
    })();
    await deps.db
      .updateTable('batch')
      .set({ logVersion: SKIPPED_SPANS_LIMIT + 1 })
      .execute();
    const hand = (first: number, skip?: SkipOrder) =>
      handOut(
        deps,
        WHO.highland,
        { batchCode: code, first, last: 9_999, ...(skip && { skip }) },
        async ({ skipped }) => skipped.length,
      );
    expect(await outcomeOf(hand(0, 'unprintable'))).toBe('skips-too-many');
    const refusal = await problemOf(hand(0));
    expect(refusal?.details.params?.spans).toMatch(/^2, 4, .*40, …$/);
    expect(await hand(3, 'unprintable')).toBe(SKIPPED_SPANS_LIMIT);
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
