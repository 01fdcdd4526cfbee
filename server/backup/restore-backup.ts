import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { Kysely } from 'kysely';
import { actedBy } from '../domain/audit.ts';
import { LOCAL_PRINCIPAL } from '../domain/principal.ts';
import { appendAudit } from '../storage/audit.ts';
import { prepareDataDir } from '../storage/data-dir.ts';
import { readStorageFault } from '../storage/faults.ts';
import { acquireLock, type LockHolder } from '../storage/lock.ts';
import { openStorage } from '../storage/open.ts';
import type { Database } from '../storage/schema.ts';
import { BackupError } from './backup-error.ts';
import { type BackupProgress, type BackupReport, checkBackup, type ReadKeys } from './check-backup.ts';
import { copyFile } from './copy-file.ts';
import { syncFile } from './durable-file.ts';

/** What to restore, and where. */
export interface RestoreRequest {
  readonly file: string;
  /** A folder that is empty or does not exist yet. */
  readonly dataDir: string;
  readonly readKeys: ReadKeys;
  readonly holder: LockHolder;
  readonly onProgress?: BackupProgress;
}

/**
 * Puts a backup into an empty data folder, brought up to date, once it has passed its check; a restore that is
 * interrupted leaves no database behind and can be started again.
 *
 * @throws BackupError restore-not-empty; restore-check-failed, with the report as its cause
 * @throws StorageError
 */
export async function restoreBackup(request: RestoreRequest): Promise<BackupReport> {
  const { file, dataDir, readKeys, onProgress = () => undefined } = request;
  refuseNonEmpty(dataDir);
  const files = prepareDataDir(dataDir);
  const partial = `${files.database}.restoring`;
  const lock = acquireLock(files, request.holder);
  try {
    refuseNonEmpty(dataDir);
    removeDatabase(partial);
    const report = await checkBackup(file, readKeys, onProgress);
    if (!report.ok) {
      const [first] = report.faults;
      if (first === undefined) throw new TypeError('a check that failed says why');
      throw new BackupError(
        'restore-check-failed',
        (t, language) => t.checkFailed(file, first.detail[language]),
        report,
      );
    }
    await copyFile(file, partial, (done, total) => onProgress('copy', done, total));
    const storage = await openStorage({ file: partial });
    try {
      await storage.db.transaction().execute((db) => tell(db, request.holder, report));
    } finally {
      await storage.close();
    }
    syncFile(partial);
    renameSync(partial, files.database);
    syncFile(files.database);
    return report;
  } catch (error) {
    throw readStorageFault(error, files.database);
  } finally {
    removeDatabase(partial);
    lock.release();
  }
}

/** The restored log tells where it goes on from. */
async function tell(db: Kysely<Database>, { sinceMs }: LockHolder, { audit }: BackupReport): Promise<void> {
  await appendAudit(db, {
    ...actedBy(LOCAL_PRINCIPAL),
    timeMs: sinceMs,
    action: 'backup.restore',
    subjectKind: 'backup',
    subjectId: audit.head?.hash ?? 'empty',
    producerId: null,
    provinceCode: null,
    before: null,
    after: { entries: audit.entries },
    reason: null,
  });
}

/** A lock, and what an interrupted restore left, do not count as content. */
function refuseNonEmpty(dataDir: string): void {
  if (!existsSync(dataDir)) return;
  const found = readdirSync(dataDir).filter(
    (name) => !name.startsWith('lock.') && !name.startsWith('temque.db.restoring'),
  );
  if (found.length > 0) {
    throw new BackupError('restore-not-empty', (t) => t.notEmpty(dataDir, basename(found[0] ?? '')));
  }
}

/** With the files beside it: a write-ahead log left behind would be played into the next copy. */
function removeDatabase(file: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
}
