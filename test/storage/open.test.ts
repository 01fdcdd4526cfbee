import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { APPLICATION_ID, MIGRATIONS, type Migration, migrate } from '../../server/storage/migrate.ts';
import { openStorage, type Storage } from '../../server/storage/open.ts';
import { temporaryFolder } from '../support/data-dir.ts';

async function open(file = join(temporaryFolder(), 'temque.db')): Promise<Storage> {
  const storage = await openStorage({ file });
  onTestFinished(() => storage.close());
  return storage;
}

describe('openStorage', () => {
  test('migrates a new file once and a known file never', async () => {
    const file = join(temporaryFolder(), 'temque.db');
    const first = await open(file);
    expect(first.migrated).toEqual(MIGRATIONS.map((migration) => migration.name));
    await first.db.insertInto('setting').values({ name: 'a', value: 'b' }).execute();
    await first.close();
    const second = await open(file);
    expect(second.migrated).toEqual([]);
    expect(await second.db.selectFrom('setting').selectAll().execute()).toEqual([{ name: 'a', value: 'b' }]);
  });

  test('keeps what it acknowledges, and references whole', async () => {
    const { sqlite } = await open();
    const pragma = (name: string) => sqlite.pragma(name, { simple: true });
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('busy_timeout')).toBeGreaterThan(0);
    expect(pragma('application_id')).toBe(APPLICATION_ID);
  });

  test('folds its log into the file when it closes', async () => {
    const storage = await openStorage({ file: join(temporaryFolder(), 'temque.db') });
    await storage.close();
    expect(existsSync(`${storage.file}-wal`)).toBe(false);
  });

  const damaged: [string, string, (file: string) => void][] = [
    [
      'a later release',
      'storage-newer',
      (file) => {
        const sqlite = new BetterSqlite3(file);
        sqlite.pragma(`application_id = ${APPLICATION_ID}`);
        sqlite.pragma(`user_version = ${MIGRATIONS.length + 1}`);
        sqlite.close();
      },
    ],
    [
      'another program',
      'storage-foreign',
      (file) => {
        const sqlite = new BetterSqlite3(file);
        sqlite.exec('create table song (title text)');
        sqlite.close();
      },
    ],
    ['no database', 'storage-foreign', (file) => writeFileSync(file, 'text '.repeat(1_000))],
  ];
  test.each(damaged)('refuses a file of %s', async (_name, code, prepare) => {
    const file = join(temporaryFolder(), 'temque.db');
    prepare(file);
    await expect(openStorage({ file })).rejects.toMatchObject({ code });
  });

  test('refuses a folder that is not there', async () => {
    const file = join(temporaryFolder(), 'none', 'temque.db');
    await expect(openStorage({ file })).rejects.toMatchObject({ code: 'storage-unavailable' });
  });
});

describe('migrations', () => {
  const broken: Migration = {
    name: '0002-broken',
    async up(db) {
      await sql`create table half (a integer)`.execute(db);
      throw new Error('cut off');
    },
  };
  const added: Migration = {
    name: '0002-added',
    up: async (db) => void (await sql`create table half (a integer)`.execute(db)),
  };

  test('one that is cut off leaves nothing and runs again', async () => {
    const { db, sqlite } = await open();
    await expect(migrate(db, sqlite, [...MIGRATIONS, broken])).rejects.toThrow('cut off');
    expect(sqlite.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    expect(await migrate(db, sqlite, [...MIGRATIONS, added])).toEqual(['0002-added']);
    expect(await migrate(db, sqlite, [...MIGRATIONS, added])).toEqual([]);
    expect(sqlite.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length + 1);
  });
});

describe('faults of the disk', () => {
  const write = (storage: Storage, size: number) =>
    storage.db.transaction().execute(async (transaction) => {
      await transaction.insertInto('setting').values({ name: 'first', value: '1' }).execute();
      await transaction
        .insertInto('setting')
        .values({ name: 'second', value: 'x'.repeat(size) })
        .execute();
    });
  const names = async ({ db }: Storage) =>
    (await db.selectFrom('setting').select('name').execute()).map((row) => row.name);

  test('a full disk is told as such, keeps nothing of the transaction, and is got over', async () => {
    const storage = await open();
    const pages = Number(storage.sqlite.pragma('page_count', { simple: true }));
    storage.sqlite.pragma(`max_page_count = ${pages + 2}`);
    await expect(write(storage, 1_000_000)).rejects.toMatchObject({ code: 'storage-full' });
    expect(storage.sqlite.inTransaction).toBe(false);
    expect(await names(storage)).toEqual([]);
    await write(storage, 10);
    expect(await names(storage)).toEqual(['first', 'second']);
  });

  test('a database that cannot be written is told as such', async () => {
    const storage = await open();
    storage.sqlite.pragma('query_only = ON');
    await expect(write(storage, 10)).rejects.toMatchObject({ code: 'storage-read-only' });
    storage.sqlite.pragma('query_only = OFF');
    await write(storage, 10);
  });

  test('a refused constraint stays what it is', async () => {
    const storage = await open();
    await write(storage, 10);
    await expect(write(storage, 10)).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' });
  });
});

test('a stream that is left early does not keep its statement busy', async () => {
  const { db } = await open();
  await db
    .insertInto('setting')
    .values([1, 2, 3].map((n) => ({ name: `n${n}`, value: '' })))
    .execute();
  const query = db.selectFrom('setting').select('name').orderBy('name');
  expect(await query.execute()).toHaveLength(3);
  for await (const row of query.stream()) {
    expect(row.name).toBe('n1');
    break;
  }
  expect(await query.execute()).toHaveLength(3);
});
