import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { SYSTEM } from '../../server/domain/audit.ts';
import { appendAudits } from '../../server/storage/audit.ts';
import { verifyAudit } from '../../server/storage/audit-verify.ts';
import { openStorage } from '../../server/storage/open.ts';
import type { Database } from '../../server/storage/schema.ts';
import { startChild } from '../support/child.ts';
import { temporaryFolder } from '../support/data-dir.ts';

async function opened(file: string): Promise<Kysely<Database>> {
  const storage = await openStorage({ file });
  onTestFinished(() => storage.close());
  return storage.db;
}

const entry = (subjectId: string) => ({
  ...SYSTEM,
  timeMs: 1,
  action: 'product.edit',
  subjectKind: 'product',
  subjectId,
  producerId: 'highland',
  provinceCode: '68',
  before: { name: 'a' },
  after: { name: 'b' },
  reason: 'told',
});
const append = (db: Kysely<Database>, subjectId: string) =>
  db.transaction().execute((transaction) => appendAudits(transaction, [entry(subjectId)]));

test('of two processes that read and write at once each waits for the other, and they make one chain', async () => {
  const file = join(temporaryFolder(), 'temque.db');
  const db = await opened(file);
  const each = 100;
  const script = join(import.meta.dirname, 'append-entries.ts');
  const writing = ['first', 'second'].map((name) => startChild(script, [file, name, String(each)]));
  for (const child of writing) expect(await child.nextLine()).toBe('ready');
  for (const child of writing) child.process.kill('SIGUSR2');
  for (const child of writing) expect([await child.exit(), child.errors()]).toEqual([0, '']);
  expect(await verifyAudit(db)).toMatchObject({ entries: 2 * each, brokenAt: null });
  const rows = await db.selectFrom('auditEntry').select('subjectId').orderBy('seq').execute();
  const writers = rows.map(({ subjectId }) => subjectId.split('-')[0]);
  // They took turns: neither waited for the end of the other.
  expect(writers.indexOf('second')).toBeLessThan(writers.lastIndexOf('first'));
  expect(writers.indexOf('first')).toBeLessThan(writers.lastIndexOf('second'));
});

/** What somebody who can write the file does: the triggers are no obstacle to that. */
async function withoutTriggers(db: Kysely<Database>): Promise<void> {
  for (const name of ['not_updated', 'not_deleted', 'appended'])
    await sql.raw(`drop trigger audit_entry_${name}`).execute(db);
}

test('a change of any column of any entry is found, where it is', async () => {
  const db = await opened(join(temporaryFolder(), 'temque.db'));
  for (const subjectId of ['one', 'two', 'three']) await append(db, subjectId);
  await withoutTriggers(db);
  const { rows } = await sql<{
    name: string;
    type: string;
  }>`select name, type from pragma_table_info('audit_entry')`.execute(db);
  expect(rows.length).toBe(13);
  for (const { name, type } of rows) {
    for (const seq of [1, 2, 3]) {
      const [value, isInteger] = [sql.ref(name), /int/i.test(type)];
      const kept = await db
        .selectFrom('auditEntry')
        .selectAll()
        .where('seq', '=', seq)
        .executeTakeFirstOrThrow();
      const other = isInteger ? sql`${value} + 100` : sql`${value} || '.'`;
      await sql`update audit_entry set ${value} = ${other} where seq = ${seq}`.execute(db);
      expect([name, seq, (await verifyAudit(db)).brokenAt]).toEqual([name, seq, seq]);
      await db.deleteFrom('auditEntry').where('subjectId', 'like', `${kept.subjectId}%`).execute();
      await db.insertInto('auditEntry').values(kept).execute();
      expect(await verifyAudit(db)).toMatchObject({ entries: 3, brokenAt: null });
    }
  }
});

test('that the last entries were cut off shows against what was noted outside, and nowhere else', async () => {
  const db = await opened(join(temporaryFolder(), 'temque.db'));
  for (const subjectId of ['one', 'two', 'three']) await append(db, subjectId);
  const { head } = await verifyAudit(db);
  await withoutTriggers(db);
  await db.deleteFrom('auditEntry').where('seq', '=', 3).execute();
  expect(await verifyAudit(db)).toMatchObject({ entries: 2, brokenAt: null });
  expect(await verifyAudit(db, head ?? undefined)).toMatchObject({ brokenAt: null, anchor: 'missing' });
  await append(db, 'another');
  expect(await verifyAudit(db, head ?? undefined)).toMatchObject({ brokenAt: null, anchor: 'differs' });
});
