import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { nanoid } from 'nanoid';
import { loadConfig } from '../../config.ts';
import { type CliIo, type CommonOptions, settingsOf, writeNote, writeResult } from '../cli-io.ts';
import { asCliFaults } from '../service-access.ts';

/** `serve`: the service itself, until it is asked to stop. */
export function addServeCommand(program: Command, io: CliIo): void {
  const { serve: t } = io.texts.service;
  program
    .command('serve')
    .description(t.description)
    .action((options: CommonOptions) =>
      asCliFaults(async () => {
        const config = loadConfig(settingsOf(io, options));
        for (const warning of config.warnings) writeNote(io, io.texts.frame.note(warning[io.language]));
        const { createLog } = await import('../../log.ts');
        const { startService } = await import('../../service.ts');
        const { offerSetup } = await import('../../first-setup.ts');
        const parts = { clock: io.clock, newId: () => nanoid(), randomBytes };
        const service = await startService({
          ...parts,
          config,
          logger: createLog(config.logLevel, io.err),
          pid: process.pid,
          reach: 'network',
        });
        const { url } = service;
        writeResult(io, options, { url, publicUrl: config.publicUrl, dataDir: config.dataDir }, [
          t.serving(config.publicUrl, url ?? '', config.dataDir),
        ]);
        const setup = await offerSetup({ ...parts, db: service.storage.db, publicUrl: config.publicUrl });
        if (setup !== undefined) writeNote(io, t.setUp(setup.url));
        await io.stopped;
        await service.close();
      }),
    );
}
