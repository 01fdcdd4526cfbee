import { type Command, Option } from 'commander';
import { type CliIo, type CommonOptions, writeResult } from '../cli-io.ts';
import { optionValues } from '../option-values.ts';
import { readAllPages } from '../pages.ts';
import { withService } from '../service-access.ts';
import { dayText, tableLines } from '../table.ts';
import { addCalibrateCommand } from './batch-calibrate.ts';
import { addCsvCommand } from './batch-csv.ts';
import { addSheetCommand } from './batch-sheet.ts';

interface IssueOptions extends CommonOptions {
  readonly variant: string;
  readonly quantity: number;
  readonly profile?: string;
  readonly hiddenCode?: boolean;
  readonly deadline?: string;
}

/** `batch issue|list|sheet|csv|calibrate`: stamps of one variant of one product. */
export function addBatchCommands(program: Command, io: CliIo): void {
  const batch = program.command('batch').description(io.texts.stamps.batch.description);
  addIssueCommand(batch, io);
  addListCommand(batch, io);
  addSheetCommand(batch, io);
  addCsvCommand(batch, io);
  addCalibrateCommand(batch, io);
}

function addIssueCommand(batch: Command, io: CliIo): void {
  const { issue: t } = io.texts.stamps;
  const { whole, civilDay } = optionValues(io.texts);
  batch
    .command('issue')
    .description(t.description)
    .requiredOption('--variant <id>', t.variant)
    .requiredOption(
      '--quantity <number>',
      t.quantity,
      whole(1, 1_048_576, ({ stamps }) => stamps),
    )
    .addOption(new Option('--profile <name>', t.profile).choices(['signed', 'compact']))
    .option('--hidden-code', t.hiddenCode)
    .option('--deadline <day>', t.deadline, civilDay)
    .action((options: IssueOptions) =>
      withService(io, options, async (api) => {
        const body = {
          variantId: options.variant,
          quantity: options.quantity,
          ...(options.profile === undefined ? {} : { profile: options.profile }),
          ...(options.hiddenCode === true ? { hiddenCode: true } : {}),
          ...(options.deadline === undefined ? {} : { unusedDeadlineOn: options.deadline }),
        };
        const issued = await api.json({ method: 'POST', path: '/api/v1/batches', body }, 'BatchAnswer');
        writeResult(io, options, issued, [t.done(issued.code, issued.quantity, issued.unusedDeadlineOn)]);
      }),
    );
}

function addListCommand(batch: Command, io: CliIo): void {
  const { batchList: t } = io.texts.stamps;
  batch
    .command('list')
    .description(t.description)
    .option('--product <id>', io.texts.stamps.batch.ofProduct)
    .action((options: CommonOptions & { product?: string }) =>
      withService(io, options, async (api) => {
        const query =
          options.product === undefined ? '' : `?${new URLSearchParams({ productId: options.product })}`;
        const batches = await readAllPages(api, `/api/v1/batches${query}`, 'BatchAnswer');
        const rows = batches.map((entry) => [
          entry.code,
          entry.quantity,
          entry.profile,
          entry.gtin,
          dayText(entry.createdMs),
          entry.unusedDeadlineOn,
          entry.productId,
        ]);
        const { code, quantity, profile, gtin, issued, deadline, product } = t.titles;
        const titles = [code, quantity, profile, gtin, issued, deadline, product];
        writeResult(io, options, batches, tableLines(titles, rows));
      }),
    );
}
