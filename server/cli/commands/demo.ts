import type { Command } from 'commander';
import type { CliIo, CommonOptions } from '../cli-io.ts';

/** `demo`: everything at work with sample data, until Ctrl-C. */
export function addDemoCommand(program: Command, io: CliIo): void {
  const { demo: t } = io.texts.service;
  program
    .command('demo')
    .description(t.description)
    .option('--lan', t.lan)
    .action(async (options: CommonOptions & { lan?: true }) => {
      // Loaded for this command alone: it brings the web build with it.
      const { runDemo } = await import('../../demo/run-demo.ts');
      await runDemo(io, options);
    });
}
