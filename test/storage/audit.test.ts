import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { type AuditEntry, changedMembers, SYSTEM, shown } from '../../server/domain/audit.ts';
import { appendAudit, appendAudits } from '../../server/storage/audit.ts';
import { openStorage } from '../../server/storage/open.ts';
import { temporaryFolder } from '../support/data-dir.ts';

const ENTRY: AuditEntry = {
  ...SYSTEM,
  timeMs: 1_800_000_000_000,
  action: 'product.edit',
  subjectKind: 'product',
  subjectId: 'p1',
  producerId: null,
  provinceCode: '14',
  before: { name: 'Chả mực', annualQuantity: null },
  after: { name: 'Chả mực Hạ Long', annualQuantity: 5 },
  reason: null,
};

async function openDatabase() {
  const storage = await openStorage({ file: join(temporaryFolder(), 'temque.db') });
  onTestFinished(() => storage.close());
  const { db } = storage;
  const append = (...entries: AuditEntry[]) =>
    db.transaction().execute((transaction) => appendAudits(transaction, entries));
  return { db, append, rows: () => db.selectFrom('auditEntry').selectAll().orderBy('seq').execute() };
}

test('an entry is kept as it was given, each linked to the one before it', async () => {
  const { append, rows } = await openDatabase();
  await append(ENTRY);
  await append({ ...ENTRY, before: null }, { ...ENTRY, reason: 'why' });
  const kept = await rows();
  expect(kept.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(kept[0]).toMatchObject({
    actor: 'system',
    subjectId: 'p1',
    provinceCode: '14',
    beforeJson: '{"annualQuantity":null,"name":"Chả mực"}',
    afterJson: '{"annualQuantity":5,"name":"Chả mực Hạ Long"}',
  });
  const content =
    '[3,1800000000000,"system","system","product.edit","product","p1",null,"14",' +
    '"{\\"annualQuantity\\":null,\\"name\\":\\"Chả mực\\"}",' +
    '"{\\"annualQuantity\\":5,\\"name\\":\\"Chả mực Hạ Long\\"}","why"]';
  const expected = createHash('sha256').update(`${kept[1]?.hash}\n${content}`).digest('hex');
  expect(kept[2]?.hash).toBe(expected);
});

test('the database refuses to change, delete, replace or skip an entry', async () => {
  const { db, append, rows } = await openDatabase();
  await append(ENTRY, ENTRY);
  const before = await rows();
  for (const statement of [
    `update audit_entry set reason = 'x' where seq = 1`,
    `delete from audit_entry where seq = 2`,
    `delete from audit_entry`,
    `insert or replace into audit_entry select * from audit_entry where seq = 1`,
    `insert into audit_entry select seq + 5, time_ms, actor, role, action, subject_kind, subject_id, producer_id,
       province_code, before_json, after_json, reason, hash from audit_entry where seq = 1`,
  ]) {
    await expect(sql.raw(statement).execute(db), statement).rejects.toThrow('append-only');
  }
  expect(await rows()).toEqual(before);
});

test('an entry lives and dies with the transaction of its change, and needs one', async () => {
  const { db, append, rows } = await openDatabase();
  await expect(appendAudit(db, ENTRY)).rejects.toThrow(TypeError);
  const refused = db.transaction().execute(async (transaction) => {
    await appendAudit(transaction, ENTRY);
    throw new Error('refused');
  });
  await expect(refused).rejects.toThrow('refused');
  expect(await rows()).toEqual([]);
  await append(...Array<AuditEntry>(1_200).fill(ENTRY));
  expect(await rows()).toHaveLength(1_200);
});

test('only what JSON holds is taken', async () => {
  const { append } = await openDatabase();
  for (const value of [new Date(0), Number.NaN, 1n, () => 1]) {
    await expect(append({ ...ENTRY, after: { value } })).rejects.toThrow(TypeError);
  }
});

test('of a change the differing members are told, personal ones without their value', () => {
  const was = { name: 'a', phone: '0912', tags: [1], note: null };
  expect(changedMembers(was, { ...was, tags: [1] })).toBeNull();
  expect(changedMembers(was, { name: 'b', phone: null, tags: [1], note: 'n' }, ['phone', 'note'])).toEqual({
    before: { name: 'a', phone: { hidden: true }, note: null },
    after: { name: 'b', phone: null, note: { hidden: true } },
  });
  expect(shown({ name: 'a', phone: '0912' }, ['phone', 'mail'])).toEqual({
    name: 'a',
    phone: { hidden: true },
  });
});
