import { type BackupProgress, type BackupReport, checkBackup } from '../backup/check-backup.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import type { Config } from '../config.ts';
import { readKeyRing } from '../keys/read-keys.ts';
import { wrappingKey } from '../keys/wrapping.ts';
import type { LockHolder } from '../storage/lock.ts';

type Settings = Pick<Config, 'dataDir' | 'wrappingKey'>;

/** Tries a backup out with the wrapping key of the settings; nothing changes. */
export function checkFile(
  file: string,
  settings: Settings,
  onProgress: BackupProgress,
): Promise<BackupReport> {
  return checkBackup(file, keysOf(settings), onProgress);
}

/**
 * Puts a backup into the data folder of the settings, which is empty.
 *
 * @throws BackupError restore-not-empty, restore-check-failed
 */
export async function restoreFile(
  file: string,
  settings: Settings,
  holder: LockHolder,
  onProgress: BackupProgress,
): Promise<BackupReport> {
  const { dataDir } = settings;
  return await restoreBackup({ file, dataDir, readKeys: keysOf(settings), holder, onProgress });
}

function keysOf(settings: Settings) {
  return (db: Parameters<typeof readKeyRing>[0]) => readKeyRing(db, wrappingKey(settings.wrappingKey));
}
