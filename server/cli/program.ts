import { Command, type CommanderError, Option } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { LANGUAGES } from '../domain/language.ts';
import type { CliIo } from './cli-io.ts';
import { addAccountCommands } from './commands/account.ts';
import { addAuditCommands } from './commands/audit.ts';
import { addBackupCommands } from './commands/backup.ts';
import { addBatchCommands } from './commands/batch.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addImportCommands } from './commands/import.ts';
import { addKeyCommands } from './commands/keys.ts';
import { addLotCommands } from './commands/lot.ts';
import { addProductCommands } from './commands/product.ts';
import { addRangeCommands } from './commands/ranges.ts';
import { addServeCommand } from './commands/serve.ts';
import { addTokenCommands } from './commands/token.ts';
import { addVerifyCommand } from './commands/verify.ts';
import { EXIT } from './exit-codes.ts';
import { helpIn } from './help.ts';
import { usageSentence } from './usage-errors.ts';

/** The whole command line, without running anything. */
export function buildProgram(io: CliIo): Command {
  const t = io.texts.frame;
  const program = new Command('temque')
    .description(t.program)
    .version(manifest.version, '-V, --version', t.version)
    .helpOption('-h, --help', t.help)
    .helpCommand('help [command]', t.help)
    .addOption(languageOption(io))
    .exitOverride()
    .configureHelp(helpIn(t.helpWords))
    .configureOutput({
      writeOut: (text) => io.out.write(text),
      writeErr: (text) => io.err.write(text),
      outputError: (text, write) => write(usageSentence(text, t.usage)),
    })
    .addHelpText('after', t.afterHelp)
    .showHelpAfterError(t.helpHint);
  addServeCommand(program, io);
  addDemoCommand(program, io);
  addImportCommands(program, io);
  addProductCommands(program, io);
  addAccountCommands(program, io);
  addTokenCommands(program, io);
  addKeyCommands(program, io);
  addBatchCommands(program, io);
  addRangeCommands(program, io);
  addLotCommands(program, io);
  addBackupCommands(program, io);
  addAuditCommands(program, io);
  addVerifyCommand(program, io);
  for (const leaf of leafCommands(program)) addCommonOptions(leaf.command, io);
  return program;
}

/** Every command that does something, with its full name such as `batch issue`. */
export function leafCommands(program: Command): { name: string; command: Command }[] {
  const collect = (command: Command, path: readonly string[]): { name: string; command: Command }[] =>
    command.commands.length === 0
      ? [{ name: path.join(' '), command }]
      : command.commands.flatMap((child) => collect(child, [...path, child.name()]));
  return collect(program, []);
}

function addCommonOptions(command: Command, io: CliIo): void {
  const t = io.texts.frame.options;
  command.option('--json', t.json).option('--data-dir <folder>', t.dataDir).addOption(languageOption(io));
}

/** Already heeded when the command line is read: the texts of its help depend on it. */
function languageOption(io: CliIo): Option {
  return new Option('--lang <language>', io.texts.frame.options.lang).choices(LANGUAGES);
}

/** The exit code of a fault of the command line itself; help and version are no faults. */
export function usageExitCode(error: CommanderError): number {
  return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
}
