import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { ReadKeys } from '../../server/backup/check-backup.ts';
import { restoreBackup } from '../../server/backup/restore-backup.ts';
import { writeBackup } from '../../server/backup/write-backup.ts';
import { readKeyRing } from '../../server/keys/read-keys.ts';
import { wrappingKey } from '../../server/keys/wrapping.ts';
import { createLog } from '../../server/log.ts';
import { startService } from '../../server/service.ts';
import { verifyAudit } from '../../server/storage/audit-verify.ts';
import { openStorage } from '../../server/storage/open.ts';
import { WRAPPING_KEY } from '../support/app.ts';
import { seededBytes, temporaryFolder, testWrappingKey } from '../support/data-dir.ts';
import { type Market, startMarket } from '../support/market.ts';

/** The key that test servers wrap theirs with. */
const readKeys: ReadKeys = (db) => readKeyRing(db, wrappingKey(WRAPPING_KEY));
const holder = { pid: process.pid, sinceMs: 0 };

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

describe('restoring', () => {
  const config = {
    publicUrl: 'https://tem.example.vn',
    formerHosts: [],
    wrappingKey: WRAPPING_KEY,
    host: '127.0.0.1',
    port: 0,
    trustProxy: false,
    logLevel: 'silent',
    scanRetentionDays: 365,
    offlineDays: 7,
    reportRetentionDays: 365,
    smtpUrl: null,
    mailFrom: null,
    smsSecret: null,
    warnings: [],
  } as const;

  test('brings back a service whose stamps verify', async () => {
    const dataDir = join(temporaryFolder(), 'restored');
    const report = await restoreBackup({ file: await backUp(), dataDir, readKeys, holder });
    expect(report.ok).toBe(true);
    expect(readdirSync(dataDir).sort()).toEqual(['lock.db', 'temque.db']);
    const service = await startService({
      config: { ...config, dataDir },
      clock: market.test.clock.now,
      newId: () => 'id',
      randomBytes: seededBytes('restored'),
      pid: process.pid,
      logger: createLog('silent'),
      reach: 'local',
    });
    onTestFinished(() => service.close());
    const told = await service.storage.db.selectFrom('auditEntry').selectAll().execute();
    expect(told.find(({ action }) => action === 'backup.restore')).toMatchObject({ actor: 'local' });
    expect(await verifyAudit(service.storage.db)).toMatchObject({ brokenAt: null, entries: told.length });
    for (const verdict of ['authentic', 'withdrawn', 'recalled', 'not-activated', 'forged'] as const) {
      const response = await service.app.inject({
        method: 'POST',
        url: '/api/v1/verify',
        payload: { uri: market.links[verdict] },
      });
      expect(response.json()).toMatchObject({ verdict });
    }
  });

  test.each<[string, string]>([
    ['a database', 'temque.db'],
    ['anything else', 'notes.txt'],
  ])('refuses a folder with %s in it', async (_name, name) => {
    const dataDir = temporaryFolder();
    writeFileSync(join(dataDir, name), 'precious');
    const restoring = restoreBackup({ file: await backUp(), dataDir, readKeys, holder });
    await expect(restoring).rejects.toMatchObject({ code: 'restore-not-empty' });
    expect(readFileSync(join(dataDir, name), 'utf8')).toBe('precious');
  });

  test('a backup that fails its check leaves no database', async () => {
    const dataDir = join(temporaryFolder(), 'restored');
    const file = await backUp();
    const wrong: ReadKeys = (db) => readKeyRing(db, wrappingKey(testWrappingKey()));
    const restoring = restoreBackup({ file, dataDir, readKeys: wrong, holder });
    await expect(restoring).rejects.toMatchObject({ code: 'restore-check-failed', cause: { ok: false } });
    expect(readdirSync(dataDir)).toEqual(['lock.db']);
  });

  test('what an interrupted restore left behind is not played into the next', async () => {
    const file = await backUp();
    const dataDir = temporaryFolder();
    mkdirSync(dataDir, { recursive: true });
    // A killed restore of another database, with a write-ahead log that still holds its pages.
    const other = await openStorage({ file: join(dataDir, 'temque.db.restoring') });
    await other.db.insertInto('setting').values({ name: 'intruder', value: '' }).execute();
    const killed = temporaryFolder();
    for (const name of readdirSync(dataDir)) copyFileSync(join(dataDir, name), join(killed, name));
    await other.close();
    expect(readdirSync(killed)).toContain('temque.db.restoring-wal');
    await restoreBackup({ file, dataDir: killed, readKeys, holder });
    const restored = await openStorage({ file: join(killed, 'temque.db') });
    onTestFinished(() => restored.close());
    const rows = await restored.db
      .selectFrom('setting')
      .select('name')
      .where('name', '=', 'intruder')
      .execute();
    expect(rows).toEqual([]);
    expect(restored.sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
  });
});
