import { type BackupReport, checkBackup } from '../backup/check-backup.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import type { Config } from '../config.ts';
import { readKeyRing } from '../keys/read-keys.ts';
import { wrappingKey } from '../keys/wrapping.ts';
import type { LockHolder } from '../storage/lock.ts';

type Settings = Pick<Config, 'dataDir' | 'wrappingKey'>;

/** Tries a backup out with the wrapping key of the settings; nothing changes. */
export function checkFile(file: string, settings: Settings): Promise<BackupReport> {
  return checkBackup(file, keysOf(settings));
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
): Promise<BackupReport> {
  return await restoreBackup({ file, dataDir: settings.dataDir, readKeys: keysOf(settings), holder });
}

function keysOf(settings: Settings) {
  return (db: Parameters<typeof readKeyRing>[0]) => readKeyRing(db, wrappingKey(settings.wrappingKey));
}
