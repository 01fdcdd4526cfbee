import type { Command } from 'commander';
import type { ApiClient } from '../api-client.ts';
import { CliError } from '../cli-error.ts';
import { type CliIo, type CommonOptions, writeResult } from '../cli-io.ts';
import { EXIT } from '../exit-codes.ts';
import { optionValues } from '../option-values.ts';
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
  const { lot: t, batch: common } = io.texts.stamps;
  const { whole, civilDay } = optionValues(io.texts);
  const lot = program.command('lot').description(t.description);

  lot
    .command('declare')
    .description(t.declare)
    .requiredOption('--product <id>', t.product)
    .requiredOption('--number <number>', t.numberOnGoods)
    .requiredOption('--produced <day>', t.produced, civilDay)
    .requiredOption(
      '--quantity <number>',
      t.quantity,
      whole(1, 1_000_000_000, ({ units }) => units),
    )
    .option('--expires <day>', t.expires, civilDay)
    .action((options: DeclareOptions) =>
      withService(io, options, async (api) => {
        const body = {
          productId: options.product,
          number: options.number,
          producedOn: options.produced,
          declaredQuantity: options.quantity,
          ...(options.expires === undefined ? {} : { expiresOn: options.expires }),
        };
        const declared = await api.json({ method: 'POST', path: '/api/v1/lots', body }, 'LotAnswer');
        writeResult(io, options, declared, [t.declared(declared.number, declared.declaredQuantity)]);
      }),
    );

  lot
    .command('recall')
    .description(t.recall)
    .requiredOption('--product <id>', t.product)
    .requiredOption('--number <number>', t.number)
    .requiredOption('--reason <text>', t.reason)
    .requiredOption('--notice <text>', t.notice)
    .option('--notice-en <text>', t.noticeEn)
    .action((options: RecallOptions) =>
      withService(io, options, async (api) => {
        const { id } = await findLot(api, options.product, options.number);
        const notice = {
          vi: options.notice,
          ...(options.noticeEn === undefined ? {} : { en: options.noticeEn }),
        };
        const body = { reason: options.reason, notice };
        const path = `/api/v1/lots/${encodeURIComponent(id)}/recall`;
        const recalled = await api.json({ method: 'POST', path, body }, 'LotAnswer');
        writeResult(io, options, recalled, [t.recalled(recalled.number, recalled.activatedQuantity)]);
      }),
    );

  lot
    .command('list')
    .description(t.list)
    .option('--product <id>', common.ofProduct)
    .action((options: CommonOptions & { product?: string }) =>
      withService(io, options, async (api) => {
        const query =
          options.product === undefined ? '' : `?${new URLSearchParams({ productId: options.product })}`;
        const lots = await readAllPages(api, `/api/v1/lots${query}`, 'LotAnswer');
        const rows = lots.map((entry) => [
          entry.number,
          entry.declaredQuantity,
          entry.activatedQuantity,
          entry.producedOn,
          entry.expiresOn,
          entry.recall === null ? null : t.recalledMark,
          entry.productId,
        ]);
        const { number, declared, activated, produced, bestBefore, recall, product } = t.titles;
        const titles = [number, declared, activated, produced, bestBefore, recall, product];
        writeResult(io, options, lots, tableLines(titles, rows));
      }),
    );
}

async function findLot(api: ApiClient, productId: string, number: string): Promise<{ readonly id: string }> {
  const query = new URLSearchParams({ productId, number });
  const [found] = await readAllPages(api, `/api/v1/lots?${query}`, 'LotAnswer');
  if (found === undefined) {
    throw new CliError('lot-unknown', EXIT.refused, (t) => t.stamps.lot.unknown(productId, number));
  }
  return found;
}
