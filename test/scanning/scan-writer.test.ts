import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { raiseCases } from '../../server/cases/opening.ts';
import { createScanWriter, type ScanWriterLimits } from '../../server/scanning/scan-writer.ts';
import { openStorage } from '../../server/storage/open.ts';
import { ScanTotals } from '../../server/storage/scan-totals.ts';
import { findScanTotal, type ScanEventRow } from '../../server/storage/scans.ts';
import { startChild } from '../support/child.ts';
import { temporaryFolder } from '../support/data-dir.ts';
import { writeCheckedBatch } from './batch.ts';
import { scanEvent } from './events.ts';

async function newWriter(limits?: ScanWriterLimits) {
  const storage = await openStorage({ file: join(temporaryFolder(), 'temque.db') });
  onTestFinished(() => storage.close());
  await writeCheckedBatch(storage.db);
  const totals = new ScanTotals(storage.db);
  const writer = createScanWriter(storage.db, totals, raiseCases, limits);
  const write = async (event: ScanEventRow) => {
    const written = writer.write(event);
    if (written === 'full') throw new Error('full');
    return await written;
  };
  return { storage, totals, writer, write };
}

describe('counting checks in groups', () => {
  it('numbers the checks of one stamp in the order in which they came, within and across groups', async () => {
    const { write } = await newWriter();
    const first = await Promise.all(['a', 'b', 'c'].map((id) => write(scanEvent(id, 1))));
    expect(first.map(({ scans }) => scans)).toEqual([1, 2, 3]);
    expect((await write(scanEvent('d', 1, { timeMs: 5_000 }))).scans).toBe(4);
    expect((await write(scanEvent('e', 2))).scans).toBe(1);
  });

  it('counts a repeat once, in the same group and later', async () => {
    const { write, storage } = await newWriter();
    const both = await Promise.all([write(scanEvent('a', 1)), write(scanEvent('a', 1))]);
    expect(both.map(({ scans, isNew }) => [scans, isNew])).toEqual([
      [1, true],
      [1, false],
    ]);
    expect(await write(scanEvent('a', 1, { timeMs: 9_000 }))).toEqual({
      scans: 1,
      firstMs: 1_000,
      isNew: false,
    });
    expect(await findScanTotal(storage.db, 'K7M2QX', 1)).toEqual({
      scans: 1,
      firstMs: 1_000,
      lastMs: 1_000,
      copyReasons: [],
    });
  });

  it('takes a province later, and never another one', async () => {
    const { write, storage } = await newWriter();
    await write(scanEvent('a', 1));
    await write(scanEvent('a', 1, { provinceCode: '68' }));
    await write(scanEvent('a', 1, { provinceCode: '01' }));
    const [event] = await storage.db.selectFrom('scanEvent').selectAll().execute();
    expect(event).toEqual(scanEvent('a', 1, { provinceCode: '68' }));
  });

  it('keeps signed-in checks apart from the public count', async () => {
    const { write } = await newWriter();
    await write(scanEvent('a', 1));
    const inspector = await write(scanEvent('b', 1, { source: 'signed-in' }));
    expect([inspector.scans, inspector.isNew]).toEqual([1, true]);
    expect(await write(scanEvent('c', 2, { source: 'signed-in' }))).toEqual({
      scans: 0,
      firstMs: null,
      isNew: true,
    });
  });

  it('keeps the totals in memory as they are in the database', async () => {
    const { write, totals, storage } = await newWriter();
    expect(await totals.of('K7M2QX', 1)).toBeNull();
    await write(scanEvent('a', 1));
    expect(totals.of('K7M2QX', 1)).toEqual({ scans: 1, firstMs: 1_000, lastMs: 1_000, copyReasons: [] });
    // What is read while a commit happens must not replace what the commit said.
    const reading = new ScanTotals(storage.db);
    const early = reading.of('K7M2QX', 3);
    reading.committed(new Map([['K7M2QX/3', { scans: 8, firstMs: 1, lastMs: 2, copyReasons: [] }]]));
    await early;
    expect(await reading.of('K7M2QX', 3)).toEqual({ scans: 8, firstMs: 1, lastMs: 2, copyReasons: [] });
  });

  it('refuses beyond its queue, and takes again once that is written', async () => {
    const { writer } = await newWriter({ gatherMs: 1, maxGroup: 2, maxWaiting: 5 });
    const written = Array.from({ length: 7 }, (_, place) => writer.write(scanEvent(`${place}`, 1)));
    expect(written.map((answer) => answer === 'full')).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
    await writer.drain();
    expect(writer.write(scanEvent('later', 1))).not.toBe('full');
    await writer.drain();
  });

  it('fails every check of a group that cannot be written, and goes on', async () => {
    const { write, storage } = await newWriter();
    storage.sqlite.exec('alter table scan_event rename to gone');
    await expect(Promise.all([write(scanEvent('a', 1)), write(scanEvent('b', 1))])).rejects.toThrow();
    storage.sqlite.exec('alter table gone rename to scan_event');
    expect((await write(scanEvent('a', 1))).scans).toBe(1);
  });
});

describe('a process killed while it counts', () => {
  it('has lost nothing that it acknowledged, and its totals agree with its events', async () => {
    const file = join(temporaryFolder(), 'temque.db');
    const child = startChild(fileURLToPath(new URL('busy-counter.ts', import.meta.url)), [file]);
    const acknowledged: string[] = [];
    while (acknowledged.length < 600) acknowledged.push(await child.nextLine());
    await child.kill();

    const storage = await openStorage({ file });
    onTestFinished(() => storage.close());
    const events = await storage.db.selectFrom('scanEvent').select(['id', 'stampIndex']).execute();
    const known = new Set(events.map(({ id }) => id));
    expect(acknowledged.filter((id) => !known.has(id))).toEqual([]);
    const totals = await storage.db.selectFrom('scanTotal').select(['stampIndex', 'scans']).execute();
    for (const { stampIndex, scans } of totals) {
      expect(scans).toBe(events.filter((event) => event.stampIndex === stampIndex).length);
    }
    expect(totals.reduce((sum, { scans }) => sum + scans, 0)).toBe(events.length);
    const evidence = await storage.db.selectFrom('copyEvidence').select(['stampIndex', 'visits']).execute();
    expect(evidence.map(({ stampIndex }) => stampIndex)).toEqual(totals.map(({ stampIndex }) => stampIndex));
    const [tally] = await storage.db.selectFrom('copyTally').select(['checked', 'visits']).execute();
    const visits = evidence.reduce((sum, row) => sum + row.visits, 0);
    expect(tally).toEqual({ checked: evidence.length, visits: expect.closeTo(visits, 6) });
  });
});
