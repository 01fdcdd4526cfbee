import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { findDecisionByKey, insertDecision } from '../../server/storage/decisions.ts';
import { knownRows } from '../../server/storage/known-rows.ts';
import { asLongWork } from '../../server/storage/long-work.ts';
import { openStorage } from '../../server/storage/open.ts';
import { inSavepoint, keepOrDrop } from '../../server/storage/savepoint.ts';
import type { Database } from '../../server/storage/schema.ts';
import { temporaryFolder } from '../support/data-dir.ts';

/** Runs a long work in a transaction that is dropped. */
async function inLongWork(work: (db: Kysely<Database>) => Promise<void>): Promise<void> {
  const storage = await openStorage({ file: join(temporaryFolder(), 'temque.db') });
  onTestFinished(() => storage.close());
  await keepOrDrop(storage.db, false, (db) =>
    asLongWork(
      db,
      () => work(db),
      async () => {},
    ),
  );
}

/** A question that is answered with how often it was asked. */
function counted() {
  let asked = 0;
  return knownRows(async () => {
    asked += 1;
    return asked;
  });
}

const undone = (db: Kysely<Database>, step: () => Promise<unknown>) =>
  inSavepoint<unknown>(
    db,
    async () => {
      await step();
      throw new Error('refused');
    },
    () => undefined,
  );

test('what a step learnt or wrote is not known once the step is undone', async () => {
  await inLongWork(async (db) => {
    const rows = counted();
    expect(await rows.find(db, 'a')).toBe(1);
    await undone(db, async () => {
      expect(await rows.find(db, 'a')).toBe(1);
      rows.learn(db, 'a', 100);
      rows.learn(db, 'b', 200);
      expect(await rows.find(db, 'b')).toBe(200);
    });
    expect(await rows.find(db, 'a')).toBe(2);
    expect(await rows.find(db, 'b')).toBe(3);
    rows.forget(db, 'b');
    expect(await rows.find(db, 'a')).toBe(2);
    expect(await rows.find(db, 'b')).toBe(4);
    rows.forget(db);
    expect(await rows.find(db, 'a')).toBe(5);
  });
});

test('a row that an undone step added is not found', async () => {
  await inLongWork(async (db) => {
    const decision = {
      id: 'd1',
      number: '1/QĐ-UBND',
      signedOn: '2026-08-05',
      authority: 'UBND tỉnh Lâm Đồng',
      authorityLevel: 'province',
      authorityKey: 'lam dong',
      kind: 'recognition',
      matchKey: '1|lam dong|2026',
      supersededMs: null,
      supersededById: null,
      createdMs: 1,
    };
    expect(await findDecisionByKey(db, decision.matchKey)).toBeUndefined();
    await undone(db, async () => {
      await insertDecision(db, decision);
      expect(await findDecisionByKey(db, decision.matchKey)).toMatchObject({ id: 'd1' });
    });
    expect(await findDecisionByKey(db, decision.matchKey)).toBeUndefined();
  });
});

test('outside of a long work the database is asked every time', async () => {
  const storage = await openStorage({ file: join(temporaryFolder(), 'temque.db') });
  onTestFinished(() => storage.close());
  const rows = counted();
  expect(await rows.find(storage.db, 'a')).toBe(1);
  rows.learn(storage.db, 'a', 100);
  expect(await rows.find(storage.db, 'a')).toBe(2);
});
