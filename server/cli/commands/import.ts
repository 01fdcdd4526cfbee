import { basename } from 'node:path';
import type { Command } from 'commander';
import { type ImportReport, ImportReportAnswer } from '../answers.ts';
import type { ApiClient } from '../api-client.ts';
import { type CliIo, type CommonOptions, writeResult } from '../cli-io.ts';
import { EXIT } from '../exit-codes.ts';
import { readInputFile } from '../input-file.ts';
import { withService, withServiceOrNew } from '../service-access.ts';
import type { CliTexts } from '../texts/index.ts';
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
          const report = await importTable(api, name, file, options);
          writeResult(io, options, report, reportLines(report, t));
          if (report.refused > 0) io.exitCode = EXIT.refused;
        });
      });
  }
}

/** Sends a table to the service and answers its report. */
export async function importTable(
  api: ApiClient,
  table: (typeof TABLES)[number],
  file: { readonly name: string; readonly bytes: Uint8Array },
  options: { readonly dryRun?: boolean } = {},
): Promise<ImportReport> {
  const path = `/api/v1/imports/${table}${options.dryRun ? '?dryRun=true' : ''}`;
  return api.json({ method: 'POST', path, raw: await uploadBody(file) }, ImportReportAnswer);
}

function reportLines(report: ImportReport, t: CliTexts['registry']['import']): string[] {
  const { imported, updated, alreadyThere, refused, dryRun } = report;
  const refusals = report.rows
    .filter((row) => row.status === 'refused')
    .map(({ row, field, detail, code }) => t.refused(row, field, detail ?? code ?? ''));
  const differing = report.rows.flatMap(({ row, differs }) =>
    differs === undefined ? [] : [t.differs(row, differs.join(', '))],
  );
  const counts = t.counts(imported, updated, alreadyThere, refused);
  return [...refusals, ...differing, dryRun ? t.wouldBe(counts) : counts];
}
