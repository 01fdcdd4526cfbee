import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { type ImportReport, ImportReportAnswer } from '../answers.ts';
import type { ApiClient } from '../api-client.ts';
import { type CliIo, type CommonOptions, writeResult } from '../cli-io.ts';
import { EXIT } from '../exit-codes.ts';
import { withService, withServiceOrNew } from '../service-access.ts';
import { uploadBody } from '../upload.ts';

interface ImportOptions extends CommonOptions {
  readonly dryRun?: true;
}

const TABLES = [
  { name: 'registry', description: 'import products with their producers and recognitions; safe to repeat' },
  { name: 'communes', description: 'import the list of communes; safe to repeat' },
] as const;

/** `import registry|communes`: tables as CSV or XLSX, with a report for each row. */
export function addImportCommands(program: Command, io: CliIo): void {
  const imports = program.command('import').description('tables of products and communes');
  for (const { name, description } of TABLES) {
    imports
      .command(name)
      .description(description)
      .argument('<file>', 'CSV or XLSX, at most 5 MB')
      .option('--dry-run', 'tell what would happen, keep nothing')
      .action(async (path: string, options: ImportOptions) => {
        const file = { name: basename(path), bytes: await readFile(path) };
        // What keeps nothing makes no folder either.
        const access = options.dryRun ? withService : withServiceOrNew;
        await access(io, options, async (api) => {
          const report = await importTable(api, name, file, options);
          writeResult(io, options, report, reportLines(report));
          if (report.refused > 0) io.exitCode = EXIT.refused;
        });
      });
  }
}

/** Sends a table to the service and answers its report. */
export async function importTable(
  api: ApiClient,
  table: (typeof TABLES)[number]['name'],
  file: { readonly name: string; readonly bytes: Uint8Array },
  options: { readonly dryRun?: boolean } = {},
): Promise<ImportReport> {
  const path = `/api/v1/imports/${table}${options.dryRun ? '?dryRun=true' : ''}`;
  return api.json({ method: 'POST', path, raw: await uploadBody(file) }, ImportReportAnswer);
}

function reportLines(report: ImportReport): string[] {
  const { imported, updated, alreadyThere, refused, dryRun } = report;
  const refusals = report.rows
    .filter((row) => row.status === 'refused')
    .map(
      (row) => `Row ${row.row}${row.field === undefined ? '' : ` (${row.field})`}: ${row.detail ?? row.code}`,
    );
  const differing = report.rows
    .filter((row) => row.differs !== undefined)
    .map(
      (row) => `Row ${row.row}: the registry says otherwise in ${row.differs?.join(', ')} and was left so`,
    );
  const counts = `${imported} imported, ${updated} updated, ${alreadyThere} already there, ${refused} refused`;
  return [...refusals, ...differing, `${dryRun ? 'Would be: ' : ''}${counts}.`];
}
