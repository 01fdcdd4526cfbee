import type { Readable } from 'node:stream';
import { type Command, Option } from 'commander';
import { BatchAnswer } from '../answers.ts';
import { type CliIo, type CommonOptions, writeResult } from '../cli-io.ts';
import { optionValues } from '../option-values.ts';
import { saveStream } from '../output-file.ts';
import { readAllPages } from '../pages.ts';
import { openProgress } from '../progress.ts';
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
    .option('--deadline <day>', t.deadline, civilDay)
    .action((options: IssueOptions) =>
      withService(io, options, async (api) => {
        const body = {
          variantId: options.variant,
          quantity: options.quantity,
          ...(options.profile === undefined ? {} : { profile: options.profile }),
          ...(options.deadline === undefined ? {} : { unusedDeadlineOn: options.deadline }),
        };
        const issued = await api.json({ method: 'POST', path: '/api/v1/batches', body }, BatchAnswer);
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
        const { code, quantity, profile, gtin, issued, deadline, product } = t.titles;
        const titles = [code, quantity, profile, gtin, issued, deadline, product];
        writeResult(io, options, batches, tableLines(titles, rows));
      }),
    );
}

function addCsvCommand(batch: Command, io: CliIo): void {
  const { batch: common, csv: t } = io.texts.stamps;
  const { stampIndex } = optionValues(io.texts);
  batch
    .command('csv')
    .description(t.description)
    .argument('<batch>')
    .option('--first <index>', common.first, stampIndex)
    .option('--last <index>', common.last, stampIndex)
    .option('--reason <text>', common.reason)
    .requiredOption('--out <file>', common.out)
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
        const bytes = await saveRows(io, options.out, body, last - first + 1);
        if (options.out !== '-') {
          writeResult(io, options, { batch: code, file: options.out, bytes }, [
            io.texts.frame.wroteBytes(options.out, bytes),
          ]);
        }
      }),
    );
}

const LINE_FEED = 10;

/** Saves a table and draws how many of its stamps are written; each is a line after the header. */
async function saveRows(io: CliIo, file: string, table: Readable, stamps: number): Promise<number> {
  const progress = openProgress(io);
  let lines = 0;
  try {
    return await saveStream(io, file, table, (chunk) => {
      for (const byte of chunk) if (byte === LINE_FEED) lines += 1;
      progress.show(io.texts.stamps.csv.writing, Math.max(0, lines - 1), stamps);
    });
  } finally {
    progress.end();
  }
}
