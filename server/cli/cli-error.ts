import { inBoth, type Say } from '../domain/language.ts';
import { OperatorFault } from '../domain/operator-fault.ts';
import type { ExitCode } from './exit-codes.ts';
import { CLI_TEXTS, type CliTexts } from './texts/index.ts';

/** A fault that ends a command with a sentence for the operator, without a stack. */
export class CliError extends OperatorFault {
  readonly exitCode: ExitCode;

  constructor(code: string, exitCode: ExitCode, say: Say<CliTexts>, options?: ErrorOptions) {
    super(code, inBoth(CLI_TEXTS, say), options);
    this.name = 'CliError';
    this.exitCode = exitCode;
  }
}
