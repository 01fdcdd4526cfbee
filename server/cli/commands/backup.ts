import { resolve } from 'node:path';
import type { Command } from 'commander';
import { nanoid } from 'nanoid';
import type { BackupProgress, BackupReport } from '../../backup/check-backup.ts';
import { loadConfig } from '../../config.ts';
import type { Language } from '../../domain/language.ts';
import { type CliIo, type CommonOptions, settingsOf, writeResult } from '../cli-io.ts';
import { EXIT } from '../exit-codes.ts';
import { megabytes, openProgress, watching } from '../progress.ts';
import { progressOf } from '../remote-progress.ts';
import { asCliFaults, withService } from '../service-access.ts';

/** `backup` and `restore`: the whole data folder as one file, and back. */
export function addBackupCommands(program: Command, io: CliIo): void {
  const { service: t, frame } = io.texts;
  program
    .command('backup')
    .description(t.backup.description)
    .argument('<file>', t.backup.file)
    .action((file: string, options: CommonOptions) =>
      withService(io, options, async (api) => {
        const id = nanoid();
        const path = `/api/v1/backups?${new URLSearchParams({ progressId: id })}`;
        const written = await watching(io, t.backup.copying, progressOf(api, id), () =>
          api.json({ method: 'POST', path, body: { file: resolve(file) } }, 'BackupAnswer'),
        );
        writeResult(io, options, written, [frame.wroteBytes(written.file, written.sizeBytes)]);
      }),
    );

  program
    .command('restore')
    .description(t.restore.description)
    .argument('<file>')
    .option('--check', t.restore.check)
    .action((file: string, options: CommonOptions & { check?: true }) =>
      asCliFaults(async () => {
        const config = loadConfig(settingsOf(io, options));
        const { checkFile, restoreFile } = await import('../restore.ts');
        const path = resolve(file);
        if (options.check) {
          const report = await showingSteps(io, (onProgress) => checkFile(path, config, onProgress));
          writeResult(io, options, told(report, io.language), reportLines(report, io));
          if (!report.ok || report.audit.brokenAt !== null) io.exitCode = EXIT.failed;
          return;
        }
        const { dataDir } = config;
        const holder = { pid: process.pid, sinceMs: io.clock() };
        const report = await showingSteps(io, (onProgress) => restoreFile(path, config, holder, onProgress));
        writeResult(io, options, { ...told(report, io.language), dataDir }, [
          ...reportLines(report, io),
          t.restore.done(dataDir),
        ]);
      }),
    );
}

/** Draws a bar for each step of a check or a restore. */
async function showingSteps<T>(io: CliIo, work: (onProgress: BackupProgress) => Promise<T>): Promise<T> {
  const { steps } = io.texts.service.restore;
  const progress = openProgress(io);
  try {
    return await work((step, done, total) =>
      progress.show(steps[step], done, total, step === 'stamps' ? undefined : megabytes),
    );
  } finally {
    progress.end();
  }
}

/** The report as a program reads it. */
function told(report: BackupReport, language: Language) {
  return {
    ...report,
    faults: report.faults.map(({ code, detail }) => ({ code, detail: detail[language] })),
  };
}

function reportLines(report: BackupReport, { texts, language }: CliIo): string[] {
  const { restore: t } = texts.service;
  const { counts } = report;
  const counted = [
    `${counts.producers} ${t.counts.producers}`,
    `${counts.products} ${t.counts.products}`,
    `${counts.certificates} ${t.counts.certificates}`,
    `${counts.lots} ${t.counts.lots}`,
    `${counts.batches} ${t.counts.batches}`,
    `${counts.stamps} ${t.counts.stamps}`,
    `${counts.rangeEntries} ${t.counts.rangeEntries}`,
    `${counts.scannedStamps} ${t.counts.scannedStamps}`,
    `${counts.auditEntries} ${t.counts.auditEntries}`,
  ];
  const good = report.stamps.filter((stamp) => stamp.ok).length;
  return [
    t.about(report.file, report.sizeBytes, counted.join(', ')),
    t.remade(report.keys, good, report.stamps.length),
    ...report.faults.map(({ code, detail }) => t.fault(code, detail[language])),
    report.audit.brokenAt === null
      ? t.auditWhole(report.audit.entries)
      : t.auditBroken(report.audit.brokenAt),
    report.ok ? t.canBe : t.cannotBe,
  ];
}
