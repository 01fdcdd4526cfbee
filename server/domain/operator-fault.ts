import type { Sentence } from './language.ts';

/** A fault that an operator can act on: told as a sentence in the operator's language, never as a stack. */
export class OperatorFault<Code extends string = string> extends Error {
  /** Stable name of the fault. */
  readonly code: Code;
  readonly sentence: Sentence;

  /** Its message, for logs, is the English sentence. */
  constructor(code: Code, sentence: Sentence, options?: ErrorOptions) {
    super(sentence.en, options);
    this.name = 'OperatorFault';
    this.code = code;
    this.sentence = sentence;
  }
}
