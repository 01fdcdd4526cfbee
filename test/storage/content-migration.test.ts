import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { CamelCasePlugin, Kysely, SqliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { readStory } from '../../server/domain/public-content.ts';
import { MIGRATIONS, migrate } from '../../server/storage/migrate.ts';
import type { Database } from '../../server/storage/schema.ts';
import { temporaryFolder } from '../support/data-dir.ts';

test('a story of one text becomes its only section, and photos know what shows them', async () => {
  const sqlite = new BetterSqlite3(join(temporaryFolder(), 'temque.db'));
  const db = new Kysely<Database>({
    dialect: new SqliteDialect({ database: sqlite }),
    plugins: [new CamelCasePlugin()],
  });
  const before = MIGRATIONS.slice(
    0,
    MIGRATIONS.findIndex(({ name }) => name.endsWith('-content')),
  );
  await migrate(db, sqlite, before);
  const story = { vi: 'Chuyện "cũ"\n\nhai đoạn', en: 'An old story' };
  sqlite.exec(`
    insert into province values ('68', 'Tỉnh Lâm Đồng', 'Lam Dong', 'lam dong');
    insert into producer (id, name, kind, address, province_code, match_key, search_key, created_ms, updated_ms)
      values ('p', 'P', 'other', '', '68', 'p', 'p', 1, 1);
    insert into product (id, producer_id, name, product_group, standards_json, external_ids_json, match_key, search_key, created_ms, updated_ms)
      values ('told', 'p', 'A', 'food', '[]', '[]', 'a', 'a', 1, 1), ('untold', 'p', 'B', 'food', '[]', '[]', 'b', 'b', 1, 1);
    insert into media values ('m1', 'image/webp', 1, 1, x'00', 1), ('m2', 'image/webp', 1, 1, x'00', 1);
    insert into product_image values ('told', 1, 'm1', ''), ('told', 2, 'm1', '');
    insert into variant (id, product_id, name, media_id, created_ms, updated_ms) values ('v', 'told', 'V', 'm2', 1, 1);`);
  sqlite.prepare(`update product set story_json = ? where id = 'told'`).run(JSON.stringify(story));
  await migrate(db, sqlite);
  const rows = await db.selectFrom('product').select(['id', 'storyJson']).orderBy('id').execute();
  expect(rows.map(({ storyJson }) => readStory(storyJson))).toEqual([[{ text: story, photos: [] }], []]);
  expect(await db.selectFrom('mediaUse').selectAll().orderBy('mediaId').execute()).toEqual([
    { mediaId: 'm1', ownerKind: 'product', ownerId: 'told' },
    { mediaId: 'm2', ownerKind: 'variant', ownerId: 'v' },
  ]);
  await db.destroy();
});
