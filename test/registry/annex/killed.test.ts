import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CompiledQuery, type Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { openStorage } from '../../../server/storage/open.ts';
import type { Database } from '../../../server/storage/schema.ts';
import { temporaryFolder } from '../../support/data-dir.ts';
import { startKillableServer } from '../../support/killable-server.ts';
import { registryWorld } from '../registry-world.ts';
import { annexDrafts, longAnnex } from './annex-drafts.ts';

const PRODUCTS = 90;

const UNTOUCHED = ['open', 'confirmed'];
const DRAFT = { products: 0, certificates: 0 };
const REGISTERED = { products: PRODUCTS, certificates: PRODUCTS };

test('an import and an undo, killed, are done whole or not at all; asked again with their key, done once', async () => {
  const dataDir = join(temporaryFolder(), 'data');
  const { ask, count } = await annexesIn(dataDir);
  const { db, close } = await openStorage({ file: join(dataDir, 'temque.db') });
  const importing = (url: string) => ask(url, 'confirmation');
  const undoing = (url: string) => ask(url, 'undo');

  let server = await startKillableServer(dataDir);
  const broken = importing(server.url).catch(() => undefined);
  // Its key is claimed in a transaction of its own, before the work begins.
  while ((await keysIn(db)) === 0) await turn();
  for (let turns = 0; turns < 3; turns += 1) await fetch(`${server.url}/healthz`);
  await server.kill();
  expect([await broken, await statesIn(db)]).toEqual([undefined, UNTOUCHED]);
  expect(await count(db)).toEqual([DRAFT, REGISTERED, 1, 0]);

  server = await startKillableServer(dataDir);
  const cutOff = importing(server.url).catch(() => undefined);
  const behind = undoing(server.url).catch(() => undefined);
  while ((await statesIn(db))[0] === 'open') await turn();
  await server.kill();
  await cutOff;
  expect([await behind, await statesIn(db)]).toEqual([undefined, ['confirmed', 'confirmed']]);
  expect(await count(db)).toEqual([REGISTERED, REGISTERED, 2, 0]);

  server = await startKillableServer(dataDir);
  for (const _again of [1, 2])
    expect(await importing(server.url)).toMatchObject({ status: 201, body: { state: 'confirmed' } });
  for (const _again of [1, 2])
    expect(await undoing(server.url)).toMatchObject({ status: 201, body: { state: 'undone' } });
  await server.kill();
  expect(await count(db)).toEqual([REGISTERED, DRAFT, 2, 1]);
  await close();
}, 60_000);

/** A millisecond, which leaves the processor to the server that is watched. */
const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 1));

/** A draft and an imported annex in a data folder made here, and how the one is imported and the other undone. */
async function annexesIn(dataDir: string) {
  const world = await registryWorld();
  try {
    const token = await world.tokenOf('admin');
    const draft = annexDrafts(() => world);
    const rows = longAnnex(PRODUCTS);
    const others = rows.map((row) => row.replace(/xã (\w+) /, 'xã $1$1$1 '));
    const [done, open] = [await draft(rows), await draft(others)];
    expect((await done.confirm()).status).toBe(201);
    expect((await open.rowsNow()).counts).toMatchObject({ added: PRODUCTS, refused: 0 });
    mkdirSync(dataDir);
    await world.db.executeQuery(CompiledQuery.raw(`vacuum into '${join(dataDir, 'temque.db')}'`));
    const ask = async (origin: string, path: 'confirmation' | 'undo') => {
      const [{ url }, body] =
        path === 'undo'
          ? [done, { reason: 'Nhập nhầm quyết định' }]
          : [open, { version: open.uploaded.body.version }];
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const answer = await fetch(`${origin}${url}/${path}`, {
        ...{ method: 'POST', headers: { ...headers, 'idempotency-key': `once-${path}` } },
        body: JSON.stringify(body),
      });
      return { status: answer.status, body: Object(await answer.json()) };
    };
    /** What stands of the draft and of the imported annex, and how often an import and an undo were told. */
    const count = async (db: Kysely<Database>) =>
      await db
        .transaction()
        .execute(async (tx) => [
          await standing(tx, open.n),
          await standing(tx, done.n),
          await told(tx, 'annex.import'),
          await told(tx, 'annex.undo'),
        ]);
    return { ask, count };
  } finally {
    await world.close();
  }
}

async function keysIn(db: Kysely<Database>): Promise<number> {
  return (await db.selectFrom('idempotencyRecord').select('key').where('status', '=', 0).execute()).length;
}

/** The states of the draft and of the imported annex. */
async function statesIn(db: Kysely<Database>): Promise<string[]> {
  const rows = await db
    .selectFrom('annex')
    .select('state')
    .orderBy('createdMs')
    .orderBy('decisionJson', 'desc')
    .execute();
  return rows.map(({ state }) => state);
}

/** Products and certificates that count, of the annex of this number. */
async function standing(db: Kysely<Database>, annex: number) {
  const products = await db
    .selectFrom('product')
    .select(['id', 'withdrawnMs'])
    .where('name', 'like', `% đợt ${annex}`)
    .execute();
  const ids = products.map(({ id }) => id);
  const certificates = await db
    .selectFrom('certificate')
    .select('id')
    .where('productId', 'in', ids)
    .where('withdrawnMs', 'is', null)
    .execute();
  const listed = products.filter(({ withdrawnMs }) => withdrawnMs === null);
  return { products: listed.length, certificates: certificates.length };
}

async function told(db: Kysely<Database>, action: string): Promise<number> {
  return (await db.selectFrom('auditEntry').select('action').where('action', '=', action).execute()).length;
}
