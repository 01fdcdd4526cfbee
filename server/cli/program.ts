import { Command, type CommanderError, Option } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import type { CliIo } from './cli-io.ts';
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

const AFTER_HELP = `
Settings come from the environment (docs/configuration.md). Commands speak to the running server through its
local socket; when none runs they hold the data directory themselves while they work.

Exit codes: 0 done, 1 failed, 2 usage or configuration, 3 a verdict other than authentic, 4 refused by a rule,
5 data directory held by another process or no server reachable, 130 interrupted.`;

/** The whole command line, without running anything. */
export function buildProgram(io: CliIo): Command {
  const program = new Command('temque')
    .description('Issues, prints and verifies stamps for certified local products.')
    .version(manifest.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out.write(text),
      writeErr: (text) => io.err.write(text),
    })
    .addHelpText('after', AFTER_HELP)
    .showHelpAfterError('(add --help for help)');
  addServeCommand(program, io);
  addDemoCommand(program, io);
  addImportCommands(program, io);
  addProductCommands(program, io);
  addTokenCommands(program, io);
  addKeyCommands(program, io);
  addBatchCommands(program, io);
  addRangeCommands(program, io);
  addLotCommands(program, io);
  addBackupCommands(program, io);
  addVerifyCommand(program, io);
  for (const leaf of leafCommands(program)) addCommonOptions(leaf.command);
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

function addCommonOptions(command: Command): void {
  command
    .addOption(new Option('--json', 'print the result as JSON; faults as JSON on stderr'))
    .addOption(new Option('--data-dir <folder>', 'instead of DATA_DIR'));
}

/** The exit code of a fault of the command line itself; help and version are no faults. */
export function usageExitCode(error: CommanderError): number {
  return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
}
