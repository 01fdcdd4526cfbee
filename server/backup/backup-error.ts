import { inBoth, type Say, type Sentence } from '../domain/language.ts';
import { OperatorFault } from '../domain/operator-fault.ts';
import { BACKUP_TEXTS_EN, type BackupTexts } from './texts.en.ts';
import { BACKUP_TEXTS_VI } from './texts.vi.ts';

/** Why a backup was not written or restored. */
export type BackupFaultCode =
  | 'backup-exists'
  | 'backup-path-invalid'
  | 'restore-check-failed'
  | 'restore-not-empty';

/** A backup cannot be written or restored as asked; nothing was changed. */
export class BackupError extends OperatorFault<BackupFaultCode> {
  constructor(code: BackupFaultCode, say: Say<BackupTexts>, cause?: unknown) {
    super(code, sayOfBackup(say), { cause });
    this.name = 'BackupError';
  }
}

/** A sentence about a backup in both languages. */
export function sayOfBackup(say: Say<BackupTexts>): Sentence {
  return inBoth({ vi: BACKUP_TEXTS_VI, en: BACKUP_TEXTS_EN }, say);
}
