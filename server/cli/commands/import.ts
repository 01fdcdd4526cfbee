import { basename } from 'node:path';
import type { Command } from 'commander';
import { nanoid } from 'nanoid';
import type { ApiClient, Reporting } from '../api-client.ts';
import { type CliIo, type CommonOptions, writeResult } from '../cli-io.ts';
import { EXIT } from '../exit-codes.ts';
import { readInputFile } from '../input-file.ts';
import { megabytes, openProgress, watching } from '../progress.ts';
import { progressOf } from '../remote-progress.ts';
import { withService, withServiceOrNew } from '../service-access.ts';
import type { CliTexts } from '../texts/index.ts';
import type { Told } from '../told.ts';
import { uploadBody } from '../upload.ts';

interface ImportOptions extends CommonOptions {
  readonly dryRun?: true;
}

const TABLES = ['registry', 'communes'] as const;

/** `import registry|communes`: tables as CSV or XLSX, with a report for each row. */
export function addImportCommands(program: Command, io: CliIo): void {
  const { import: t } = io.texts.registry;
  const imports = program.command('import').description(t.description);
  for (const name of TABLES) {
    imports
      .command(name)
      .description(t[name])
      .argument('<file>', t.file)
      .option('--dry-run', t.dryRun)
      .action(async (path: string, options: ImportOptions) => {
        const file = { name: basename(path), bytes: await readInputFile(path) };
        // What keeps nothing makes no folder either.
        const access = options.dryRun ? withService : withServiceOrNew;
        await access(io, options, async (api) => {
          const report = await importWatched(io, api, name, file, options);
          writeResult(io, options, report, reportLines(report, t));
          if (report.refused > 0) io.exitCode = EXIT.refused;
        });
      });
  }
}

/** A table to be sent. */
interface TableFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Sends a table to the service and answers its report. */
export async function importTable(
  api: ApiClient,
  table: (typeof TABLES)[number],
  file: TableFile,
  query: Readonly<Record<string, string>> = {},
  onSent?: Reporting,
): Promise<Told<'ImportReportAnswer'>> {
  const path = `/api/v1/imports/${table}?${new URLSearchParams(query)}`;
  const raw = { ...(await uploadBody(file)), ...(onSent === undefined ? {} : { onSent }) };
  return api.json({ method: 'POST', path, raw }, 'ImportReportAnswer');
}

/** The same with bars: bytes that are sent, then rows that the service is done with. */
async function importWatched(
  io: CliIo,
  api: ApiClient,
  table: (typeof TABLES)[number],
  file: TableFile,
  options: ImportOptions,
): Promise<Told<'ImportReportAnswer'>> {
  const { import: t } = io.texts.registry;
  const id = nanoid();
  const query = { progressId: id, ...(options.dryRun ? { dryRun: 'true' } : {}) };
  const upload = openProgress(io);
  return await watching(io, t.importing, progressOf(api, id), () =>
    importTable(api, table, file, query, (sent, total) => upload.show(t.uploading, sent, total, megabytes)),
  );
}

function reportLines(report: Told<'ImportReportAnswer'>, t: CliTexts['registry']['import']): string[] {
  const { imported, updated, alreadyThere, refused, dryRun } = report;
  const refusals = report.rows
    .filter((row) => row.status === 'refused')
    .flatMap(({ row, faults = [] }) => faults.map(({ column, detail }) => t.refused(row, column, detail)));
  const differing = report.rows.flatMap(({ row, differs }) =>
    differs === undefined ? [] : [t.differs(row, differs.join(', '))],
  );
  const counts = t.counts(imported, updated, alreadyThere, refused);
  return [...refusals, ...differing, dryRun ? t.wouldBe(counts) : counts];
}
