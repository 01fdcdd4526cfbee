import { CommanderError } from 'commander';
import { ConfigError } from '../config.ts';
import { CliError } from './cli-error.ts';
import type { CliIo } from './cli-io.ts';
import { EXIT } from './exit-codes.ts';
import { buildProgram, usageExitCode } from './program.ts';

/**
 * Runs one command line to its end; a fault is a sentence on `io.err`, never a stack for what an operator can mend.
 *
 * @param args without the names of runtime and program
 * @returns what the process ends with, see `EXIT`
 */
export async function runCommandLine(args: readonly string[], io: CliIo): Promise<number> {
  try {
    await buildProgram(io).parseAsync(withIdLast(args), { from: 'user' });
    return io.exitCode;
  } catch (error) {
    // Commander has written its own sentence.
    if (error instanceof CommanderError) return usageExitCode(error);
    const { code, message, exitCode } = describe(error);
    const text = args.includes('--json') ? JSON.stringify({ error: { code, message } }) : message;
    io.err.write(`${text}\n`);
    return exitCode;
  }
}

/** Ids may begin with a hyphen (they are BASE64URL): what stands where an id belongs is never read as an option. */
function withIdLast(args: readonly string[]): string[] {
  const [noun, verb, id, ...rest] = args;
  const takesId = ID_COMMANDS.includes(`${noun} ${verb}`);
  if (!takesId || noun === undefined || verb === undefined || id === undefined) return [...args];
  return ID_LIKE.test(id) ? [noun, verb, ...rest, '--', id] : [...args];
}

const ID_COMMANDS = ['token revoke', 'keys compromise'];

/** Longer than any option of these commands. */
const ID_LIKE = /^-[\w-]{15,}$/;

function describe(error: unknown): { code: string; message: string; exitCode: number } {
  if (error instanceof CliError) return error;
  if (error instanceof ConfigError) {
    return { code: 'configuration', message: error.message, exitCode: EXIT.usage };
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return { code: error.code, message: fileSentence(error) ?? error.message, exitCode: EXIT.failed };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'internal', message, exitCode: EXIT.failed };
}

const FILE_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'this user may not open it',
  EISDIR: 'it is a folder, not a file',
  ENOTDIR: 'part of the path is a file, not a folder',
  ENOSPC: 'the disk is full',
};

/** What the system says of a file, as a sentence; undefined for other faults. */
function fileSentence(
  error: Error & { readonly code?: unknown; readonly path?: unknown },
): string | undefined {
  const fault = FILE_FAULTS[String(error.code)];
  return fault !== undefined && typeof error.path === 'string' ? `${error.path}: ${fault}` : undefined;
}
