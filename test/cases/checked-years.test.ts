import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { CamelCasePlugin, Kysely, SqliteDialect } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { raiseCases } from '../../server/cases/opening.ts';
import { checkedByYear } from '../../server/storage/checked-years.ts';
import { MIGRATIONS, migrate } from '../../server/storage/migrate.ts';
import { recordScans } from '../../server/storage/scans.ts';
import type { Database } from '../../server/storage/schema.ts';
import { writeCheckedBatch } from '../scanning/batch.ts';
import { scanEvent } from '../scanning/events.ts';
import { temporaryFolder } from '../support/data-dir.ts';

const NEW_YEAR_MS = Date.UTC(2026, 11, 31, 17);

it('counts a stamp in the year of its first check, also when that was before evidence of copies was kept', async () => {
  const sqlite = new BetterSqlite3(join(temporaryFolder(), 'temque.db'));
  const db = new Kysely<Database>({
    dialect: new SqliteDialect({ database: sqlite }),
    plugins: [new CamelCasePlugin()],
  });
  onTestFinished(() => db.destroy());
  const before = MIGRATIONS.findIndex(({ name }) => name.endsWith('-checked-years'));
  await migrate(db, sqlite, MIGRATIONS.slice(0, before));
  await writeCheckedBatch(db);
  // Checked before the upgrade, and counted by both ways of before.
  await db
    .insertInto('scanTotal')
    .values({
      batchCode: 'K7M2QX',
      stampIndex: 1,
      scans: 3,
      firstMs: NEW_YEAR_MS - 1,
      lastMs: NEW_YEAR_MS - 1,
    })
    .execute();
  await db.insertInto('checkedYear').values({ year: 2026, stamps: 2 }).execute();
  await migrate(db, sqlite);
  expect(await checkedByYear(db)).toEqual([{ year: 2026, stamps: 1 }]);

  const inTheNewYear = (id: string, index: number) => scanEvent(id, index, { timeMs: NEW_YEAR_MS });
  await recordScans(db, [inTheNewYear('a', 1), inTheNewYear('b', 2), inTheNewYear('c', 2)], raiseCases);
  expect(await checkedByYear(db)).toEqual([
    { year: 2026, stamps: 1 },
    { year: 2027, stamps: 1 },
  ]);
  await recordScans(db, [inTheNewYear('c', 2), inTheNewYear('d', 2)], raiseCases);
  expect((await checkedByYear(db)).at(-1)).toEqual({ year: 2027, stamps: 1 });
});
