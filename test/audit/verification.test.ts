import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { SYSTEM } from '../../server/domain/audit.ts';
import { appendAudits } from '../../server/storage/audit.ts';
import { auditHash } from '../../server/storage/audit-chain.ts';
import { verifyAudit } from '../../server/storage/audit-verify.ts';
import { openStorage } from '../../server/storage/open.ts';
import type { Database } from '../../server/storage/schema.ts';
import { temporaryFolder } from '../support/data-dir.ts';

const COUNT = 2_300;

async function filled(): Promise<Kysely<Database>> {
  const storage = await openStorage({ file: join(temporaryFolder(), 'temque.db') });
  onTestFinished(() => storage.close());
  const { db } = storage;
  const entries = Array.from({ length: COUNT }, (_, place) => ({
    ...SYSTEM,
    timeMs: place,
    action: 'product.edit',
    subjectKind: 'product',
    subjectId: `p${place}`,
    producerId: null,
    provinceCode: null,
    before: null,
    after: { place },
    reason: null,
  }));
  await db.transaction().execute((transaction) => appendAudits(transaction, entries));
  return db;
}

/** What somebody who can write the file does: the triggers are no obstacle to that. */
async function tamper(db: Kysely<Database>, statement: string): Promise<void> {
  for (const name of ['updated', 'deleted'])
    await sql.raw(`drop trigger audit_entry_not_${name}`).execute(db);
  await sql.raw('drop trigger audit_entry_appended').execute(db);
  await sql.raw(statement).execute(db);
}

const rowAt = (db: Kysely<Database>, seq: number) =>
  db.selectFrom('auditEntry').selectAll().where('seq', '=', seq).executeTakeFirstOrThrow();

test('a log that nobody touched follows from itself, and its head can be noted', async () => {
  const db = await filled();
  const report = await verifyAudit(db);
  expect(report).toEqual({
    entries: COUNT,
    head: { seq: COUNT, hash: expect.any(String) },
    brokenAt: null,
    anchor: null,
  });
  const middle = await rowAt(db, 1_500);
  expect(await verifyAudit(db, middle)).toMatchObject({ anchor: 'found', brokenAt: null });
  expect(await verifyAudit(db, { seq: COUNT + 1, hash: 'a'.repeat(64) })).toMatchObject({
    anchor: 'missing',
  });
});

test.each<[string, string, number]>([
  ['changed', `update audit_entry set after_json = '{"place":1}' where seq = 1200`, 1_200],
  ['attributed to another', `update audit_entry set actor = 'local' where seq = 7`, 7],
  ['moved in time', `update audit_entry set time_ms = 5 where seq = 2300`, 2_300],
  ['deleted', 'delete from audit_entry where seq = 1001', 1_001],
  ['put at the front', 'delete from audit_entry where seq = 1', 1],
])('an entry that was %s is found', async (_what, statement, at) => {
  const db = await filled();
  await tamper(db, statement);
  expect(await verifyAudit(db)).toMatchObject({ brokenAt: at, entries: at - 1 });
});

test('a log rewritten to its end follows from itself; only what was noted outside tells', async () => {
  const db = await filled();
  const noted = await rowAt(db, COUNT);
  await tamper(db, `update audit_entry set reason = 'x' where seq = 2000`);
  let previous = (await rowAt(db, 1_999)).hash;
  for (let seq = 2_000; seq <= COUNT; seq += 1) {
    const { hash: _, ...content } = await rowAt(db, seq);
    previous = auditHash(previous, content);
    await db.updateTable('auditEntry').set({ hash: previous }).where('seq', '=', seq).execute();
  }
  expect(await verifyAudit(db)).toMatchObject({ brokenAt: null, entries: COUNT });
  expect(await verifyAudit(db, noted)).toMatchObject({ anchor: 'differs' });
  await sql`delete from audit_entry where seq > 2100`.execute(db);
  expect(await verifyAudit(db, noted)).toMatchObject({ brokenAt: null, anchor: 'missing' });
});
