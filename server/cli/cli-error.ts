import type { ExitCode } from './exit-codes.ts';

/** A fault that ends a command with a sentence for the operator, without a stack. */
export class CliError extends Error {
  /** Stable name of the fault, for `--json`. */
  readonly code: string;
  readonly exitCode: ExitCode;

  constructor(code: string, exitCode: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CliError';
    this.code = code;
    this.exitCode = exitCode;
  }
}
