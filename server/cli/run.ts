import { CommanderError } from 'commander';
import { LANGUAGE_SETTING, parseLanguage, terminalLanguage } from '../config/language.ts';
import { ConfigError } from '../config.ts';
import { LANGUAGES, type Language, type Sentence, verbatim } from '../domain/language.ts';
import { OperatorFault } from '../domain/operator-fault.ts';
import { CliError } from './cli-error.ts';
import { type ProcessIo, speaking } from './cli-io.ts';
import { EXIT } from './exit-codes.ts';
import { fileFault } from './file-fault.ts';
import { buildProgram, usageExitCode } from './program.ts';

/**
 * Runs one command line to its end; a fault is a sentence on `io.err`, never a stack for what an operator can mend.
 *
 * @param args without the names of runtime and program
 * @returns what the process ends with, see `EXIT`
 */
export async function runCommandLine(args: readonly string[], io: ProcessIo): Promise<number> {
  const { asked, rest } = takeLanguage(args);
  const configured = parseLanguage(io.env);
  const language = asked ?? (configured.ok ? configured.value : terminalLanguage(io.env));
  const spoken = speaking(io, language);
  try {
    if (!configured.ok) throw new ConfigError([{ name: LANGUAGE_SETTING, fault: configured.fault }]);
    await buildProgram(spoken).parseAsync(withIdLast(rest), { from: 'user' });
    return spoken.exitCode;
  } catch (error) {
    // Commander has written its own sentence.
    if (error instanceof CommanderError) return usageExitCode(error);
    const { code, sentence, exitCode } = describe(error);
    const message = sentence[language];
    io.err.write(`${args.includes('--json') ? JSON.stringify({ error: { code, message } }) : message}\n`);
    return exitCode;
  }
}

/** Takes `--lang` out wherever it stands; one that is no language stays, to be refused. */
function takeLanguage(args: readonly string[]): { asked?: Language; rest: readonly string[] } {
  const end = args.indexOf('--');
  const place = args.findIndex((arg, at) => (end < 0 || at < end) && /^--lang(?:=|$)/.test(arg));
  const [, inline] = /^--lang=(.*)$/s.exec(args[place] ?? '') ?? [];
  const asked = LANGUAGES.find((language) => language === (inline ?? args[place + 1]));
  if (place < 0 || asked === undefined) return { rest: args };
  return { asked, rest: args.toSpliced(place, inline === undefined ? 2 : 1) };
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

function describe(error: unknown): { code: string; sentence: Sentence; exitCode: number } {
  if (error instanceof CliError) return error;
  if (error instanceof OperatorFault) {
    const { code, sentence } = error;
    return { code, sentence, exitCode: error instanceof ConfigError ? EXIT.usage : EXIT.failed };
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    const sentence = fileFault(error) ?? verbatim(error.message);
    return { code: error.code, sentence, exitCode: EXIT.failed };
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'internal', sentence: verbatim(text), exitCode: EXIT.failed };
}
