import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { CamelCasePlugin, Kysely, SqliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { certificatesAsOf } from '../../server/storage/certificate-versions.ts';
import { MIGRATIONS, migrate } from '../../server/storage/migrate.ts';
import type { Database } from '../../server/storage/schema.ts';
import { temporaryFolder } from '../support/data-dir.ts';

test('certificates and decisions from before have a start, a first version and an authority', async () => {
  const sqlite = new BetterSqlite3(join(temporaryFolder(), 'temque.db'));
  const db = new Kysely<Database>({
    dialect: new SqliteDialect({ database: sqlite }),
    plugins: [new CamelCasePlugin()],
  });
  const until = MIGRATIONS.findIndex(({ name }) => name.endsWith('-officer'));
  await migrate(db, sqlite, MIGRATIONS.slice(0, until));
  sqlite.exec(`
    insert into province values ('68', 'Lâm Đồng', 'Lam Dong', 'x');
    insert into producer (id, name, kind, address, province_code, match_key, search_key, created_ms, updated_ms)
      values ('p', 'P', 'company', '', '68', 'p', 'p', 1, 1);
    insert into product (id, producer_id, name, product_group, standards_json, external_ids_json, match_key, search_key,
      created_ms, updated_ms) values ('t', 'p', 'T', 'food', '[]', '[]', 't', 't', 1, 1);
    insert into decision (id, number, signed_on, authority, authority_level, kind, match_key, created_ms)
      values ('d', '3981/QĐ-UBND', '2026-08-05', 'UBND', 'province', 'recognition', '3981 qd ubnd|province 68|2026', 5);
    insert into certificate (id, product_id, decision_id, stars, issued_on, expires_on, created_ms, updated_ms)
      values ('c', 't', 'd', 4, '2026-08-05', '2029-08-05', 7, 9)`);
  await migrate(db, sqlite);
  expect(await db.selectFrom('decision').selectAll().execute()).toMatchObject([
    { authorityKey: 'province 68', supersededMs: null },
  ]);
  expect(await db.selectFrom('certificate').selectAll().execute()).toMatchObject([
    { startsOn: '2026-08-05', version: 1, followsId: null, withdrawnMs: null },
  ]);
  expect(await certificatesAsOf(db, 't', 6)).toEqual([]);
  expect(await certificatesAsOf(db, 't', 7)).toMatchObject([
    {
      id: 'c',
      state: { stars: 4, decisionId: 'd', startsOn: '2026-08-05', revokedOn: null, withdrawnMs: null },
    },
  ]);
  for (const statement of [
    `update certificate_version set reason = 'x'`,
    'delete from certificate_version',
  ]) {
    expect(() => sqlite.exec(statement)).toThrow('append-only');
  }
  await db.destroy();
});
