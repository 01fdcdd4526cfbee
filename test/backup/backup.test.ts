import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkBackup, type ReadKeys } from '../../server/backup/check-backup.ts';
import { writeBackup } from '../../server/backup/write-backup.ts';
import { readKeyRing } from '../../server/keys/read-keys.ts';
import { wrappingKey } from '../../server/keys/wrapping.ts';
import { MIGRATIONS } from '../../server/storage/migrate.ts';
import { openReadOnly } from '../../server/storage/open-read-only.ts';
import { WRAPPING_KEY } from '../support/app.ts';
import { temporaryFolder, testWrappingKey } from '../support/data-dir.ts';
import { type Market, startMarket } from '../support/market.ts';

/** The key that test servers wrap theirs with. */
const readKeys: ReadKeys = (db) => readKeyRing(db, wrappingKey(WRAPPING_KEY));

let market: Market;
beforeAll(async () => {
  market = await startMarket();
});
afterAll(() => market.close());

async function backUp(name = 'backup.db'): Promise<string> {
  const file = join(temporaryFolder(), name);
  await writeBackup(market.test.storage, { file, replace: false, id: 'a' });
  return file;
}

describe('writing', () => {
  test('makes one closed file that nobody else may read', async () => {
    const file = await backUp();
    expect(readdirSync(join(file, '..'))).toEqual(['backup.db']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const copy = openReadOnly(file);
    expect(copy.sqlite.pragma('journal_mode', { simple: true })).toBe('delete');
    await copy.close();
  });

  test('has the state of one moment while the service writes on', async () => {
    const { db } = market.test.storage;
    await db
      .insertInto('setting')
      .values([
        { name: 'left', value: '0' },
        { name: 'right', value: '0' },
      ])
      .execute();
    // Enough pages for many steps of the copy.
    const filler = 'x'.repeat(400_000);
    for (let n = 0; n < 60; n += 1)
      await db
        .insertInto('setting')
        .values({ name: `filler ${n}`, value: filler })
        .execute();
    let isDone = false;
    let writes = 0;
    const writing = (async () => {
      while (!isDone) {
        writes += 1;
        await db.transaction().execute(async (transaction) => {
          const value = String(writes);
          await transaction.updateTable('setting').set({ value }).where('name', '=', 'left').execute();
          // Other work happens between the two halves of a transaction.
          await new Promise((resolve) => setImmediate(resolve));
          await transaction.updateTable('setting').set({ value }).where('name', '=', 'right').execute();
        });
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    // A transaction is open at this moment.
    await new Promise((resolve) => setImmediate(resolve));
    const file = await backUp();
    isDone = true;
    await writing;
    expect(writes).toBeGreaterThan(3);
    const copy = openReadOnly(file);
    const rows = await copy.db
      .selectFrom('setting')
      .select('value')
      .where('name', 'in', ['left', 'right'])
      .execute();
    await copy.close();
    expect(rows).toHaveLength(2);
    expect(new Set(rows.map((row) => row.value)).size).toBe(1);
  });

  test('refuses a file that exists, and replaces it when told', async () => {
    const file = await backUp();
    const before = readFileSync(file);
    const again = { file, replace: false, id: 'b' };
    await expect(writeBackup(market.test.storage, again)).rejects.toMatchObject({ code: 'backup-exists' });
    expect(readFileSync(file).equals(before)).toBe(true);
    writeFileSync(file, 'old');
    await writeBackup(market.test.storage, { ...again, replace: true });
    expect((await checkBackup(file, readKeys)).ok).toBe(true);
  });

  test.each<[string, (folder: string) => string]>([
    ['a relative path', () => 'backup.db'],
    ['a folder that is not there', (folder) => join(folder, 'none', 'backup.db')],
    ['a folder', (folder) => folder],
    ['the database itself', () => join(market.test.dataDir, 'temque.db')],
    ['its write-ahead log', () => join(market.test.dataDir, 'temque.db-wal')],
    ['the lock', () => join(market.test.dataDir, 'lock.db')],
    [
      'the database by way of a link to its folder',
      (folder) => {
        symlinkSync(market.test.dataDir, join(folder, 'link'));
        return join(folder, 'link', 'temque.db');
      },
    ],
    [
      'a symbolic link',
      (folder) => {
        symlinkSync(join(market.test.dataDir, 'temque.db'), join(folder, 'link.db'));
        return join(folder, 'link.db');
      },
    ],
  ])('refuses %s', async (_name, target) => {
    const file = target(temporaryFolder());
    const writing = writeBackup(market.test.storage, { file, replace: true, id: 'c' });
    await expect(writing).rejects.toMatchObject({ code: 'backup-path-invalid' });
    const pragma = market.test.storage.sqlite.pragma('integrity_check', { simple: true });
    expect(pragma).toBe('ok');
  });

  test('is for the machine itself: a token of an admin is not enough', async () => {
    const file = join(temporaryFolder(), 'backup.db');
    const response = await market.test.call({ method: 'POST', url: '/api/v1/backups', payload: { file } });
    expect(response.statusCode).toBe(403);
    expect(response.json()).toMatchObject({ code: 'local-only' });
    expect(readdirSync(join(file, '..'))).toEqual([]);
  });
});

describe('checking', () => {
  test('reports what is in it and makes the printed stamps again', async () => {
    const file = await backUp();
    const report = await checkBackup(file, readKeys);
    expect(report).toMatchObject({ ok: true, faults: [], schemaVersion: MIGRATIONS.length, keys: 6 });
    expect(report.counts).toMatchObject({ batches: 5, stamps: 1_000, lots: 5 });
    expect(report.stamps.map((stamp) => stamp.link)).toContain(market.links.authentic);
    expect(readdirSync(join(file, '..'))).toEqual(['backup.db']);
  });

  test('says when the wrapping key is another one', async () => {
    const report = await checkBackup(await backUp(), (db) => readKeyRing(db, wrappingKey(testWrappingKey())));
    expect(report).toMatchObject({ ok: false, keys: 0, faults: [{ code: 'wrapping-key-wrong' }] });
  });

  test.each<[string, string, (sqlite: BetterSqlite3.Database) => unknown]>([
    ['a key is gone', 'key-missing', (db) => db.exec(`delete from secret_key where kind = 'tag-root'`)],
    [
      'an old key is gone',
      'key-missing',
      (db) => db.exec(`update batch set tag_key_id = 'lost' where rowid = 1`),
    ],
    ['rows refer to nothing', 'damaged', (db) => db.exec(`pragma foreign_keys = off; delete from lot`)],
  ])('says when %s: %s', async (_name, code, damage) => {
    const file = await backUp();
    const sqlite = new BetterSqlite3(file);
    damage(sqlite);
    sqlite.close();
    const report = await checkBackup(file, readKeys);
    expect(report.ok).toBe(false);
    expect(report.faults.map((fault) => fault.code)).toContain(code);
  });

  test.each<[string, string]>([
    ['links lead to a host that was never ours', `update batch set origin = 'https://tem.example.org'`],
    ['a GTIN is none', `update batch set gtin = '08934567890124'`],
    ['a batch is of another product', `update batch set product_id = (select max(id) from product)`],
    ['a stamp lies beyond every batch', `update batch set quantity = 1048577`],
  ])('says when %s', async (_name, tamper) => {
    const file = await backUp();
    const sqlite = new BetterSqlite3(file);
    sqlite.exec(tamper);
    sqlite.close();
    const report = await checkBackup(file, readKeys);
    expect(report.ok).toBe(false);
    expect(report.faults.map((fault) => fault.code)).toContain('stamp-differs');
  });

  test('says when entries of a log are gone', async () => {
    const file = await backUp();
    const sqlite = new BetterSqlite3(file);
    sqlite.exec('delete from range_entry where seq = 1');
    sqlite.close();
    const report = await checkBackup(file, readKeys);
    expect(report.faults.map((fault) => fault.code)).toContain('stamp-differs');
  });

  test('says where an audit log was rewritten by hand; it can be restored all the same', async () => {
    const file = await backUp();
    expect((await checkBackup(file, readKeys)).audit).toMatchObject({ brokenAt: null });
    const sqlite = new BetterSqlite3(file);
    sqlite.exec(`drop trigger audit_entry_not_updated; update audit_entry set actor = 'local' where seq = 9`);
    sqlite.close();
    expect(await checkBackup(file, readKeys)).toMatchObject({ ok: true, audit: { brokenAt: 9, entries: 8 } });
  });

  test('says when pages are overwritten', async () => {
    const file = await backUp();
    const bytes = readFileSync(file);
    bytes.fill(0xab, 40 * 4096, 60 * 4096);
    writeFileSync(file, bytes);
    const outcome = await checkBackup(file, readKeys).then(
      (report) => report.faults.map((fault) => fault.code),
      (error: { code: string }) => [error.code],
    );
    expect(outcome.some((code) => code === 'damaged' || code === 'storage-corrupt')).toBe(true);
  });

  test.each<[string, string | undefined, string]>([
    ['text', 'no database at all, whatever its name says', 'storage-foreign'],
    ['an empty file', '', 'key-missing'],
    ['no file', undefined, 'storage-unavailable'],
  ])('refuses %s', async (_name, content, code) => {
    const file = join(temporaryFolder(), 'backup.db');
    if (content !== undefined) writeFileSync(file, content.repeat(40));
    const outcome = await checkBackup(file, readKeys).then(
      (report) => report.faults.map((fault) => fault.code),
      (error: { code: string }) => [error.code],
    );
    expect(outcome).toEqual([code]);
  });
});
