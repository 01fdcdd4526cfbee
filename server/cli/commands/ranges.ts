import { type Command, Option } from 'commander';
import { Type } from 'typebox';
import { BatchAnswer, EntryAnswer } from '../answers.ts';
import { type CliIo, type CommonOptions, writeResult } from '../cli-io.ts';
import { stampIndex, wholeNumber } from '../option-values.ts';
import { readAllPages } from '../pages.ts';
import { withService } from '../service-access.ts';
import { dayText, tableLines } from '../table.ts';

interface RangeOptions extends CommonOptions {
  readonly first?: number;
  readonly last?: number;
  readonly serial?: readonly string[];
  readonly lot?: string;
  readonly reason?: string;
  readonly note?: string;
}

const Answer = Type.Union([EntryAnswer, Type.Object({ items: Type.Array(EntryAnswer) })]);

const ACTIONS = [
  { name: 'print', description: 'mark stamps as printed (sheets and CSV files do so themselves)' },
  { name: 'activate', description: 'put stamps on goods of a lot' },
  { name: 'reassign', description: 'move activated stamps to another lot of the product' },
  { name: 'void', description: 'withdraw stamps that are damaged, lost or stolen' },
  { name: 'suspend', description: 'say that stamps are being checked' },
  { name: 'resume', description: 'end the check' },
] as const;

/** `ranges print|activate|reassign|void|suspend|resume|undo|list`: what happens to the stamps of a batch. */
export function addRangeCommands(program: Command, io: CliIo): void {
  const ranges = program.command('ranges').description('states of the stamps of a batch');
  for (const { name, description } of ACTIONS) addActionCommand(ranges, io, name, description);
  addUndoCommand(ranges, io);
  addListCommand(ranges, io);
}

function addActionCommand(ranges: Command, io: CliIo, action: string, description: string): void {
  const command = ranges
    .command(action)
    .description(description)
    .argument('<batch>')
    .option('--first <index>', 'first stamp', stampIndex)
    .option('--last <index>', 'last stamp, inclusive', stampIndex)
    .addOption(
      new Option('--serial <serial...>', 'single stamps instead of a range').conflicts(['first', 'last']),
    )
    .addOption(new Option('--note <text>', 'kept in the log').makeOptionMandatory(action === 'reassign'));
  if (action === 'activate' || action === 'reassign')
    command.requiredOption('--lot <number>', 'number of the lot');
  if (action === 'void') {
    const reasons = new Option('--reason <reason>', 'why').choices(['damaged', 'lost', 'stolen']);
    command.addOption(reasons.makeOptionMandatory());
  }
  command.action((batch: string, options: RangeOptions) => {
    const { first, last, serial, lot, reason, note } = options;
    const body = defined({ action, first, last, serials: serial, lotNumber: lot, reason, note });
    return change(io, batch, options, body);
  });
}

function addUndoCommand(ranges: Command, io: CliIo): void {
  ranges
    .command('undo')
    .description('take an entry of the log back')
    .argument('<batch>')
    .requiredOption(
      '--entry <seq>',
      'number of the entry (see ranges list)',
      wholeNumber('(entry)', 1, 1_000_000_000),
    )
    .option('--note <text>', 'kept in the log')
    .action((batch: string, options: CommonOptions & { entry: number; note?: string }) =>
      change(io, batch, options, defined({ action: 'undo', undoes: options.entry, note: options.note })),
    );
}

async function change(
  io: CliIo,
  batch: string,
  options: CommonOptions,
  body: Record<string, unknown>,
): Promise<void> {
  await withService(io, options, async (api) => {
    const path = `/api/v1/batches/${encodeURIComponent(batch)}/ranges`;
    const answer = await api.json({ method: 'POST', path, body }, Answer);
    const entries = 'items' in answer ? answer.items : [answer];
    writeResult(
      io,
      options,
      answer,
      entries.map(({ seq, action, first, last }) => `Entry ${seq}: ${action} ${first} to ${last}.`),
    );
  });
}

function addListCommand(ranges: Command, io: CliIo): void {
  ranges
    .command('list')
    .description("list a batch's log, oldest first")
    .argument('<batch>')
    .action((batch: string, options: CommonOptions) =>
      withService(io, options, async (api) => {
        const path = `/api/v1/batches/${encodeURIComponent(batch)}`;
        const { code } = await api.json({ path }, BatchAnswer);
        const entries = await readAllPages(api, `${path}/ranges`, EntryAnswer);
        const rows = entries.map((entry) => [
          entry.seq,
          entry.action,
          entry.first,
          entry.last,
          dayText(entry.timeMs),
          entry.undoes === null ? entry.reason : `entry ${entry.undoes}`,
          entry.actor,
          entry.note,
        ]);
        const titles = ['entry', 'action', 'first', 'last', 'day', 'about', 'by', 'note'];
        writeResult(io, options, { batch: code, entries }, tableLines(titles, rows));
      }),
    );
}

function defined(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
