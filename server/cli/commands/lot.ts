import type { Command } from 'commander';
import { LotAnswer } from '../answers.ts';
import type { ApiClient } from '../api-client.ts';
import { CliError } from '../cli-error.ts';
import { type CliIo, type CommonOptions, writeResult } from '../cli-io.ts';
import { EXIT } from '../exit-codes.ts';
import { civilDayOption, wholeNumber } from '../option-values.ts';
import { readAllPages } from '../pages.ts';
import { withService } from '../service-access.ts';
import { tableLines } from '../table.ts';

interface DeclareOptions extends CommonOptions {
  readonly product: string;
  readonly number: string;
  readonly produced: string;
  readonly expires?: string;
  readonly quantity: number;
}

interface RecallOptions extends CommonOptions {
  readonly product: string;
  readonly number: string;
  readonly reason: string;
  readonly notice: string;
  readonly noticeEn?: string;
}

/** `lot declare|recall|list`: the goods that stamps are put on. */
export function addLotCommands(program: Command, io: CliIo): void {
  const lot = program.command('lot').description('lots of goods');

  lot
    .command('declare')
    .description('declare a lot of a product')
    .requiredOption('--product <id>', 'the product')
    .requiredOption('--number <number>', 'as printed on the goods')
    .requiredOption('--produced <day>', 'day of production', civilDayOption)
    .requiredOption('--quantity <number>', 'units made', wholeNumber('units', 1, 1_000_000_000))
    .option('--expires <day>', 'last day of best quality', civilDayOption)
    .action((options: DeclareOptions) =>
      withService(io, options, async (api) => {
        const body = {
          productId: options.product,
          number: options.number,
          producedOn: options.produced,
          declaredQuantity: options.quantity,
          ...(options.expires === undefined ? {} : { expiresOn: options.expires }),
        };
        const declared = await api.json({ method: 'POST', path: '/api/v1/lots', body }, LotAnswer);
        writeResult(io, options, declared, [`Lot ${declared.number}: ${declared.declaredQuantity} units.`]);
      }),
    );

  lot
    .command('recall')
    .description('recall a lot: its stamps show the notice from the next scan on; nothing takes it back')
    .requiredOption('--product <id>', 'the product')
    .requiredOption('--number <number>', 'number of the lot')
    .requiredOption('--reason <text>', 'for the record')
    .requiredOption('--notice <text>', 'what consumers read, in Vietnamese')
    .option('--notice-en <text>', 'the same in English')
    .action((options: RecallOptions) =>
      withService(io, options, async (api) => {
        const { id } = await findLot(api, options.product, options.number);
        const notice = {
          vi: options.notice,
          ...(options.noticeEn === undefined ? {} : { en: options.noticeEn }),
        };
        const body = { reason: options.reason, notice };
        const path = `/api/v1/lots/${encodeURIComponent(id)}/recall`;
        const recalled = await api.json({ method: 'POST', path, body }, LotAnswer);
        writeResult(io, options, recalled, [
          `Lot ${recalled.number} is recalled; ${recalled.activatedQuantity} stamps show the notice.`,
        ]);
      }),
    );

  lot
    .command('list')
    .description('list lots, newest first')
    .option('--product <id>', 'of one product')
    .action((options: CommonOptions & { product?: string }) =>
      withService(io, options, async (api) => {
        const query =
          options.product === undefined ? '' : `?${new URLSearchParams({ productId: options.product })}`;
        const lots = await readAllPages(api, `/api/v1/lots${query}`, LotAnswer);
        const rows = lots.map((entry) => [
          entry.number,
          entry.declaredQuantity,
          entry.activatedQuantity,
          entry.producedOn,
          entry.expiresOn,
          entry.recall === null ? null : 'recalled',
          entry.productId,
        ]);
        const titles = ['number', 'declared', 'activated', 'produced', 'best before', 'recall', 'product'];
        writeResult(io, options, lots, tableLines(titles, rows));
      }),
    );
}

async function findLot(api: ApiClient, productId: string, number: string): Promise<{ readonly id: string }> {
  const query = new URLSearchParams({ productId, number });
  const [found] = await readAllPages(api, `/api/v1/lots?${query}`, LotAnswer);
  if (found === undefined) {
    throw new CliError('lot-unknown', EXIT.refused, `Product ${productId} has no lot ${number}`);
  }
  return found;
}
