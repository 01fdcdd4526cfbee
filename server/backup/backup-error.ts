/** Why a backup was not written or restored. */
export type BackupFaultCode =
  | 'backup-exists'
  | 'backup-path-invalid'
  | 'restore-check-failed'
  | 'restore-not-empty';

/** A backup cannot be written or restored as asked; nothing was changed. */
export class BackupError extends Error {
  readonly code: BackupFaultCode;

  constructor(code: BackupFaultCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'BackupError';
    this.code = code;
  }
}
