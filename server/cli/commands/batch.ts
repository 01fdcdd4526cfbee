import { type Command, Option } from 'commander';
import { BatchAnswer } from '../answers.ts';
import { type CliIo, type CommonOptions, writeResult } from '../cli-io.ts';
import { civilDayOption, stampIndex, wholeNumber } from '../option-values.ts';
import { saveStream } from '../output-file.ts';
import { readAllPages } from '../pages.ts';
import { withService } from '../service-access.ts';
import { spanOf } from '../stamp-span.ts';
import { dayText, tableLines } from '../table.ts';
import { addCalibrateCommand } from './batch-calibrate.ts';
import { addSheetCommand } from './batch-sheet.ts';

interface IssueOptions extends CommonOptions {
  readonly variant: string;
  readonly quantity: number;
  readonly profile?: string;
  readonly deadline?: string;
}

interface CsvOptions extends CommonOptions {
  readonly first?: number;
  readonly last?: number;
  readonly reason?: string;
  readonly out: string;
}

/** `batch issue|list|sheet|csv|calibrate`: stamps of one variant of one product. */
export function addBatchCommands(program: Command, io: CliIo): void {
  const batch = program.command('batch').description('batches of stamps');
  addIssueCommand(batch, io);
  addListCommand(batch, io);
  addSheetCommand(batch, io);
  addCsvCommand(batch, io);
  addCalibrateCommand(batch, io);
}

function addIssueCommand(batch: Command, io: CliIo): void {
  batch
    .command('issue')
    .description('issue stamps for one variant of a product')
    .requiredOption('--variant <id>', 'the variant (see product list)')
    .requiredOption('--quantity <number>', 'how many', wholeNumber('stamps', 1, 1_048_576))
    .addOption(
      new Option(
        '--profile <name>',
        'signed verifies offline; compact is smaller and verifies only online',
      ).choices(['signed', 'compact']),
    )
    .option('--deadline <day>', 'last day of activation; twelve months from now without this', civilDayOption)
    .action((options: IssueOptions) =>
      withService(io, options, async (api) => {
        const body = {
          variantId: options.variant,
          quantity: options.quantity,
          ...(options.profile === undefined ? {} : { profile: options.profile }),
          ...(options.deadline === undefined ? {} : { unusedDeadlineOn: options.deadline }),
        };
        const issued = await api.json({ method: 'POST', path: '/api/v1/batches', body }, BatchAnswer);
        writeResult(io, options, issued, [
          `Batch ${issued.code}: ${issued.quantity} stamps, to be activated by ${issued.unusedDeadlineOn}.`,
        ]);
      }),
    );
}

function addListCommand(batch: Command, io: CliIo): void {
  batch
    .command('list')
    .description('list batches, newest first')
    .option('--product <id>', 'of one product')
    .action((options: CommonOptions & { product?: string }) =>
      withService(io, options, async (api) => {
        const query =
          options.product === undefined ? '' : `?${new URLSearchParams({ productId: options.product })}`;
        const batches = await readAllPages(api, `/api/v1/batches${query}`, BatchAnswer);
        const rows = batches.map((entry) => [
          entry.code,
          entry.quantity,
          entry.profile,
          entry.gtin,
          dayText(entry.createdMs),
          entry.unusedDeadlineOn,
          entry.productId,
        ]);
        const titles = ['code', 'quantity', 'profile', 'gtin', 'issued', 'deadline', 'product'];
        writeResult(io, options, batches, tableLines(titles, rows));
      }),
    );
}

function addCsvCommand(batch: Command, io: CliIo): void {
  batch
    .command('csv')
    .description('stamps as CSV for a print house; marks them as printed')
    .argument('<batch>')
    .option('--first <index>', 'first stamp; 0 without this', stampIndex)
    .option('--last <index>', 'last stamp, inclusive; the last of the batch without this', stampIndex)
    .option('--reason <text>', 'why stamps are printed again')
    .requiredOption('--out <file>', 'where to write it; - for standard output')
    .action((code: string, options: CsvOptions) =>
      withService(io, options, async (api) => {
        const { first, last } = await spanOf(api, code, options);
        const query = new URLSearchParams({
          first: String(first),
          last: String(last),
          ...(options.reason === undefined ? {} : { reason: options.reason }),
        });
        const path = `/api/v1/batches/${encodeURIComponent(code)}/stamps.csv?${query}`;
        const { body } = await api.stream({ path });
        const bytes = await saveStream(io, options.out, body);
        if (options.out !== '-') {
          writeResult(io, options, { batch: code, file: options.out, bytes }, [
            `Wrote ${options.out} (${bytes} bytes).`,
          ]);
        }
      }),
    );
}
