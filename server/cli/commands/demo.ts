import type { Command } from 'commander';
import type { CliIo, CommonOptions } from '../cli-io.ts';

/** `demo`: everything at work with sample data, until Ctrl-C. */
export function addDemoCommand(program: Command, io: CliIo): void {
  program
    .command('demo')
    .description('build the pages, make a fresh database with sample data, serve it until Ctrl-C')
    .option('--lan', "serve this machine's network address, so that a phone can scan the printed sheet")
    .action(async (options: CommonOptions & { lan?: true }) => {
      // Loaded for this command alone: it brings the web build with it.
      const { runDemo } = await import('../../demo/run-demo.ts');
      await runDemo(io, options);
    });
}
