import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openOrJoin, raiseCases } from '../../server/cases/opening.ts';
import { deleteOldScans, forgetPastEvidence } from '../../server/scanning/retention.ts';
import { clearStamp } from '../../server/storage/copy-clearing.ts';
import { unpackEvidence } from '../../server/storage/copy-evidence-json.ts';
import { openStorage } from '../../server/storage/open.ts';
import { recordScans } from '../../server/storage/scans.ts';
import { NO_EVIDENCE } from '../../stamps/copies/index.ts';
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

it('keeps times and places of the evidence of copies no longer than single checks, also with a cleared case', async () => {
  const { db, close } = await openStorage({ file: join(temporaryFolder(), 'temque.db') });
  onTestFinished(() => close());
  await writeCheckedBatch(db);
  const timeMs = Date.UTC(2026, 2, 1);
  const checks = [0, 10, 20, 30].map((day) =>
    scanEvent(`day-${day}`, 1, {
      timeMs: timeMs + day * DAY_MS,
      provinceCode: '68',
      visitorMark: `mark-${day}`,
    }),
  );
  for (const check of checks) await recordScans(db, [check], raiseCases);
  await recordScans(db, [{ ...scanEvent('other', 2), timeMs }], raiseCases);
  const kept = async (stampIndex: number) => {
    const row = await db
      .selectFrom('copyEvidence')
      .selectAll()
      .where('stampIndex', '=', stampIndex)
      .executeTakeFirstOrThrow();
    return { row, stored: unpackEvidence(row.evidenceJson) };
  };
  const before = await kept(1);
  expect([before.stored.evidence.visits.length, before.stored.evidence.places.length]).toEqual([4, 4]);
  // A case that was closed keeps what was cleared.
  const subject = { batchCode: 'K7M2QX', stampIndex: 1, serialText: null } as const;
  const told = { subject, kind: 'copied', timeMs, verdict: 'authentic', points: 1 } as const;
  const opened = await db
    .transaction()
    .execute((transaction) => openOrJoin(transaction, told, { actor: 'public', role: 'public' }));
  const cleared = { ...(await clearStamp(db, { batchCode: 'K7M2QX', stampIndex: 1 }, timeMs)), rules: [] };
  expect(cleared.evidenceJson).not.toContain('mark-30');
  const withMarks = { ...cleared, evidenceJson: before.row.evidenceJson };
  await db
    .updateTable('suspicionCase')
    .set({ clearedJson: JSON.stringify(withMarks) })
    .where('id', '=', opened.id)
    .execute();
  await db
    .updateTable('copyEvidence')
    .set({ evidenceJson: before.row.evidenceJson })
    .where('stampIndex', '=', 1)
    .execute();

  const nowMs = timeMs + 40 * DAY_MS;
  await forgetPastEvidence(db, () => nowMs, 25);
  const { evidence, marks } = (await kept(1)).stored;
  expect(evidence).toEqual({
    visits: before.stored.evidence.visits.slice(2),
    places: before.stored.evidence.places.slice(2),
    returns: before.stored.evidence.returns,
  });
  expect(marks).toEqual([]);
  expect((await kept(2)).stored.evidence).toEqual(NO_EVIDENCE);
  const { clearedJson } = await db
    .selectFrom('suspicionCase')
    .select('clearedJson')
    .where('id', '=', opened.id)
    .executeTakeFirstOrThrow();
  const ofCase = JSON.parse(clearedJson ?? '{}');
  expect(ofCase).toMatchObject({ points: cleared.points, rules: [] });
  expect(unpackEvidence(ofCase.evidenceJson)).toMatchObject({ evidence, marks: [] });
  await forgetPastEvidence(db, () => nowMs + 365 * DAY_MS, 25);
  expect((await kept(1)).stored.evidence).toEqual(NO_EVIDENCE);
  // Checks go on from there.
  await recordScans(db, [scanEvent('later', 1, { timeMs: nowMs + 366 * DAY_MS })], raiseCases);
  expect((await kept(1)).stored.evidence.visits).toHaveLength(1);
});
