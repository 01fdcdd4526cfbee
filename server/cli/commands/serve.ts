import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { nanoid } from 'nanoid';
import { loadConfig } from '../../config.ts';
import { type CliIo, type CommonOptions, settingsOf, writeNote, writeResult } from '../cli-io.ts';
import { asCliFaults } from '../service-access.ts';

/** `serve`: the service itself, until it is asked to stop. */
export function addServeCommand(program: Command, io: CliIo): void {
  program
    .command('serve')
    .description('run the service until Ctrl-C or SIGTERM (npm start does the same)')
    .action((options: CommonOptions) =>
      asCliFaults(async () => {
        const config = loadConfig(settingsOf(io, options));
        for (const warning of config.warnings) writeNote(io, `Note: ${warning}`);
        const { createLog } = await import('../../log.ts');
        const { startService } = await import('../../service.ts');
        const service = await startService({
          config,
          logger: createLog(config.logLevel, io.err),
          clock: io.clock,
          newId: () => nanoid(),
          randomBytes,
          pid: process.pid,
          reach: 'network',
        });
        const { url } = service;
        writeResult(io, options, { url, publicUrl: config.publicUrl, dataDir: config.dataDir }, [
          `Serving ${config.publicUrl} at ${url}, data in ${config.dataDir}. Ctrl-C stops.`,
        ]);
        await io.stopped;
        await service.close();
      }),
    );
}
