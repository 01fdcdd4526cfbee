import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { raiseCases } from '../../server/cases/opening.ts';
import { deleteOldScans } from '../../server/scanning/retention.ts';
import { openStorage } from '../../server/storage/open.ts';
import { recordScans } from '../../server/storage/scans.ts';
import { temporaryFolder } from '../support/data-dir.ts';
import { writeCheckedBatch } from './batch.ts';
import { scanEvent } from './events.ts';

const DAY_MS = 86_400_000;

it('deletes single checks after their time and keeps what is of nobody: totals and evidence', async () => {
  const { db, close } = await openStorage({ file: join(temporaryFolder(), 'temque.db') });
  onTestFinished(() => close());
  await writeCheckedBatch(db);
  const timeMs = Date.UTC(2026, 2, 1);
  await recordScans(db, [scanEvent('a', 1, { timeMs })], raiseCases);
  const kept = async () => [
    await db.selectFrom('scanTotal').selectAll().execute(),
    await db.selectFrom('copyEvidence').selectAll().execute(),
  ];
  const before = await kept();
  expect(before.map((rows) => rows.length)).toEqual([1, 1]);
  expect(await deleteOldScans(db, () => timeMs + 365 * DAY_MS, 365)).toBe(0);
  expect(await deleteOldScans(db, () => timeMs + 365 * DAY_MS + 1, 365)).toBe(1);
  expect(await db.selectFrom('scanEvent').selectAll().execute()).toEqual([]);
  expect(await kept()).toEqual(before);
});
