import { CommanderError } from 'commander';
import { ConfigError } from '../config.ts';
import { CliError } from './cli-error.ts';
import type { CliIo } from './cli-io.ts';
import { EXIT } from './exit-codes.ts';
import { buildProgram, usageExitCode } from './program.ts';

// Databases, keys and stamps that a command writes belong to its own account alone.
process.umask(0o077);

const io: CliIo = {
  out: process.stdout,
  err: process.stderr,
  env: process.env,
  clock: Date.now,
  stopped: new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  }),
  exitCode: EXIT.ok,
};

/** `temque … | head` closes the pipe early: that is no fault, and nobody is left to read about it. */
function stopWritingWhenNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.ok);
}

process.stdout.on('error', stopWritingWhenNobodyReads);
process.stderr.on('error', stopWritingWhenNobodyReads);

try {
  await buildProgram(io).parseAsync(process.argv);
  process.exitCode = io.exitCode;
} catch (error) {
  process.exitCode = reportFault(error, process.argv.includes('--json'));
}

function reportFault(error: unknown, asJson: boolean): number {
  // Commander has written its own sentence.
  if (error instanceof CommanderError) return usageExitCode(error);
  const fault = describe(error);
  const text = asJson
    ? JSON.stringify({ error: { code: fault.code, message: fault.message } })
    : fault.message;
  process.stderr.write(`${text}\n`);
  return fault.exitCode;
}

function describe(error: unknown): { code: string; message: string; exitCode: number } {
  if (error instanceof CliError) return error;
  if (error instanceof ConfigError) {
    return { code: 'configuration', message: error.message, exitCode: EXIT.usage };
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return { code: error.code, message: error.message, exitCode: EXIT.failed };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'internal', message, exitCode: EXIT.failed };
}
