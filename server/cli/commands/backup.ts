import { resolve } from 'node:path';
import type { Command } from 'commander';
import { Type } from 'typebox';
import type { BackupReport } from '../../backup/check-backup.ts';
import { loadConfig } from '../../config.ts';
import { type CliIo, type CommonOptions, settingsOf, writeResult } from '../cli-io.ts';
import { EXIT } from '../exit-codes.ts';
import { asCliFaults, withService } from '../service-access.ts';

const Written = Type.Object({ file: Type.String(), sizeBytes: Type.Integer() });

/** `backup` and `restore`: the whole data folder as one file, and back. */
export function addBackupCommands(program: Command, io: CliIo): void {
  program
    .command('backup')
    .description('write a backup, wrapped keys included; works while the service runs')
    .argument('<file>', 'must not exist yet')
    .action((file: string, options: CommonOptions) =>
      withService(io, options, async (api) => {
        const request = { method: 'POST', path: '/api/v1/backups', body: { file: resolve(file) } } as const;
        const written = await api.json(request, Written);
        writeResult(io, options, written, [`Wrote ${written.file} (${written.sizeBytes} bytes).`]);
      }),
    );

  program
    .command('restore')
    .description('put a backup into an empty data folder, or try it out')
    .argument('<file>')
    .option('--check', 'change nothing: check the file, unwrap its keys, make stamps of it again')
    .action((file: string, options: CommonOptions & { check?: true }) =>
      asCliFaults(async () => {
        const config = loadConfig(settingsOf(io, options));
        const { checkFile, restoreFile } = await import('../restore.ts');
        const path = resolve(file);
        if (options.check) {
          const report = await checkFile(path, config);
          writeResult(io, options, report, reportLines(report));
          if (!report.ok) io.exitCode = EXIT.failed;
          return;
        }
        const { dataDir } = config;
        const report = await restoreFile(path, config, { pid: process.pid, sinceMs: io.clock() });
        writeResult(io, options, { ...report, dataDir }, [
          ...reportLines(report),
          `Restored into ${dataDir}.`,
        ]);
      }),
    );
}

function reportLines(report: BackupReport): string[] {
  const counts = Object.entries(report.counts).map(
    ([name, count]) => `${count} ${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`,
  );
  return [
    `${report.file}: ${report.sizeBytes} bytes, ${counts.join(', ')}.`,
    `${report.keys} keys unwrapped, ${report.stamps.filter((stamp) => stamp.ok).length} of ${report.stamps.length} stamps made again.`,
    ...report.faults.map((fault) => `Fault ${fault.code}: ${fault.detail}`),
    report.ok ? 'The backup can be restored.' : 'The backup cannot be restored.',
  ];
}
