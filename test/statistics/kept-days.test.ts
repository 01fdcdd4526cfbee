import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { raiseCases } from '../../server/cases/opening.ts';
import { claimStamp } from '../../server/claims/claim-stamp.ts';
import { changeRange } from '../../server/issuance/ranges.ts';
import { undoEntry } from '../../server/issuance/undo.ts';
import { ClaimTimes } from '../../server/storage/claims.ts';
import { up } from '../../server/storage/migrations/0011-statistics.ts';
import { up as countClaims } from '../../server/storage/migrations/0017-claim-counts.ts';
import { recordScans } from '../../server/storage/scans.ts';
import { issueBatch, WHO, type World } from '../issuance/issuance-over.ts';
import { newWorld, outcomeOf, teaBatch, teaLot } from '../issuance/world.ts';
import { scanEvent } from '../scanning/events.ts';

const TABLES = [
  'stamp_day_product',
  'stamp_day_province',
  'scan_day_product',
  'scan_day_province',
  'claim_tally',
] as const;
const DAY_MS = 86_400_000;

/** Everything that is counted by day. */
async function counts({ storage: { db } }: World) {
  const all: Record<string, unknown> = {};
  for (const table of TABLES) {
    const { rows } = await sql<object>`select * from ${sql.table(table)}`.execute(db);
    all[table] = rows.filter((row) =>
      Object.values(row).some((value) => typeof value === 'number' && value !== 0),
    );
  }
  return all;
}

/** The counts as the migration makes them from logs and checks. */
async function countedAnew(world: World) {
  const { db } = world.storage;
  for (const table of TABLES) await sql`drop table ${sql.table(table)}`.execute(db);
  await sql`drop index producer_commune`.execute(db);
  await up(db);
  await countClaims(db);
  return await counts(world);
}

describe('stamps by day', () => {
  it('are kept as they happen, and taken back on the day of the undo', async () => {
    const world = await newWorld();
    const { deps, clock, storage } = world;
    const { code } = await teaBatch(world, 100, 60);
    const { id: lotId } = await teaLot(world);
    clock.advance(DAY_MS);
    const [activated] = await changeRange(deps, WHO.highland, code, {
      action: 'activate',
      first: 0,
      last: 39,
      lotId,
    });
    await changeRange(deps, WHO.highland, code, { action: 'void', first: 50, last: 54, reason: 'damaged' });
    await changeRange(deps, WHO.officer, code, { action: 'suspend', first: 55, last: 57 });
    await changeRange(deps, WHO.officer, code, { action: 'resume', first: 55, last: 57 });
    clock.advance(DAY_MS);
    await undoEntry(deps, WHO.highland, code, { undoes: activated?.seq ?? 0 });
    const rows = await storage.db.selectFrom('stampDayProduct').selectAll().execute();
    const none = { productId: 'tea', ordered: 0, printed: 0, activated: 0, voided: 0, claimed: 0 };
    expect(rows).toEqual([
      { ...none, day: '2026-03-01', ordered: 100, printed: 60 },
      { ...none, day: '2026-03-02', activated: 40, voided: 5 },
      { ...none, day: '2026-03-03', activated: -40 },
    ]);
    const provinces = await storage.db.selectFrom('stampDayProvince').selectAll().execute();
    expect(provinces).toEqual(rows.map(({ productId: _, ...row }) => ({ ...row, provinceCode: '68' })));
  });

  it('count nothing of what is refused', async () => {
    const world = await newWorld();
    const { code } = await teaBatch(world, 10, 5);
    const before = await counts(world);
    const order = { action: 'activate', first: 0, last: 4, lotNumber: 'nowhere' } as const;
    expect(await outcomeOf(changeRange(world.deps, WHO.highland, code, order))).toBe('lot-unknown');
    expect(await counts(world)).toEqual(before);
  });
});

describe('public checks by day', () => {
  const events = (code: string) => [
    // The last second of a day and the first of the next in Vietnam.
    scanEvent('a', 1, { batchCode: code, timeMs: Date.parse('2026-03-01T23:59:59+07:00') }),
    scanEvent('b', 1, { batchCode: code, timeMs: Date.parse('2026-03-02T00:00:00+07:00') }),
    scanEvent('c', 2, {
      batchCode: code,
      timeMs: Date.parse('2026-03-02T08:00:00+07:00'),
      provinceCode: '22',
    }),
    scanEvent('d', 2, {
      batchCode: code,
      timeMs: Date.parse('2026-03-02T08:00:00+07:00'),
      verdict: 'recalled',
    }),
    scanEvent('e', 2, {
      batchCode: code,
      timeMs: Date.parse('2026-03-02T09:00:00+07:00'),
      source: 'signed-in',
    }),
  ];

  it('are kept in the transaction that records them, once each', async () => {
    const world = await newWorld();
    const { code } = await teaBatch(world);
    const { db } = world.storage;
    const [first, ...more] = events(code);
    if (first === undefined) throw new TypeError('there are events');
    await recordScans(db, [first, first, ...more], raiseCases);
    await recordScans(db, [first, ...more], raiseCases);
    expect(await db.selectFrom('scanDayProduct').selectAll().execute()).toEqual([
      { productId: 'tea', day: '2026-03-01', verdict: 'authentic', scans: 1 },
      { productId: 'tea', day: '2026-03-02', verdict: 'authentic', scans: 2 },
      { productId: 'tea', day: '2026-03-02', verdict: 'recalled', scans: 1 },
    ]);
  });

  it('move to the province that is told later, on their own day', async () => {
    const world = await newWorld();
    const { code } = await teaBatch(world);
    const { db } = world.storage;
    const [first] = events(code);
    if (first === undefined) throw new TypeError('there are events');
    await recordScans(db, [first], raiseCases);
    await recordScans(db, [{ ...first, provinceCode: '68', timeMs: first.timeMs + DAY_MS }], raiseCases);
    await recordScans(db, [{ ...first, provinceCode: '22' }], raiseCases);
    const rows = await db.selectFrom('scanDayProvince').selectAll().where('scans', '<>', 0).execute();
    const [day, verdict] = ['2026-03-01', 'authentic'];
    expect(rows).toEqual([{ provinceCode: '68', day, verdict, scanProvinceCode: '68', scans: 1 }]);
  });
});

it('a database from before these counts gets the same ones', async () => {
  const world = await newWorld();
  const { deps, clock, storage } = world;
  const { code } = await teaBatch(world, 100, 80);
  const { id: lotId } = await teaLot(world);
  const store = { ...deps, claims: new ClaimTimes(storage.db) };
  const bay = await issueBatch(deps, WHO.bay, { variantId: 'fish-bag', quantity: 7 });
  for (let day = 0; day < 4; day += 1) {
    clock.advance(DAY_MS);
    const [first, last] = [day * 20, day * 20 + 9];
    const [entry] = await changeRange(deps, WHO.highland, code, { action: 'activate', first, last, lotId });
    await changeRange(deps, WHO.highland, code, {
      action: 'void',
      first: last + 1,
      last: last + 3,
      reason: 'lost',
    });
    if (day % 2 === 1) await undoEntry(deps, WHO.highland, code, { undoes: entry?.seq ?? 0 });
    else {
      for (const index of [first, first, first + 1])
        await claimStamp(store, { batchCode: code, index, onceKey: null });
    }
    const timeMs = clock.now();
    const scans = [code, code, bay.code].map((batchCode, place) =>
      scanEvent(`${day}-${place}`, place, { batchCode, timeMs, provinceCode: place === 0 ? '22' : null }),
    );
    await recordScans(storage.db, scans, raiseCases);
  }
  const kept = await counts(world);
  expect(kept.claim_tally).toEqual([{ batchCode: code, claimed: 4 }]);
  expect(Object.values(kept).every((rows) => Array.isArray(rows) && rows.length > 0)).toBe(true);
  expect(await countedAnew(world)).toEqual(kept);
});
