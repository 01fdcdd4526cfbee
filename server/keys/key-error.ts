/** What can be wrong with the keys; stable, each explained in docs/how-to/keys.md. */
export type KeyFaultCode =
  | 'key-corrupt'
  | 'key-missing'
  | 'key-state-final'
  | 'key-swapped'
  | 'key-unknown'
  | 'wrapping-key-same'
  | 'wrapping-key-wrong';

/** The keys cannot be used or changed as asked. No message holds secret bytes. */
export class KeyError extends Error {
  readonly code: KeyFaultCode;

  constructor(code: KeyFaultCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'KeyError';
    this.code = code;
  }
}
