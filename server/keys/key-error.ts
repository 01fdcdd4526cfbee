import { inBoth, type Say } from '../domain/language.ts';
import { OperatorFault } from '../domain/operator-fault.ts';
import { KEY_TEXTS_EN, type KeyTexts } from './fault-texts.en.ts';
import { KEY_TEXTS_VI } from './fault-texts.vi.ts';

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
export class KeyError extends OperatorFault<KeyFaultCode> {
  constructor(code: KeyFaultCode, say: Say<KeyTexts>, cause?: unknown) {
    super(code, inBoth({ vi: KEY_TEXTS_VI, en: KEY_TEXTS_EN }, say), { cause });
    this.name = 'KeyError';
  }
}
