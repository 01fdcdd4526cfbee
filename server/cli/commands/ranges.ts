import { type Command, Option } from 'commander';
import { stampNumber } from '../../../stamps/serial/index.ts';
import { type CliIo, type CommonOptions, writeResult } from '../cli-io.ts';
import { addLabelOptions, type LabelOptions, labelsBody } from '../label-options.ts';
import { optionValues } from '../option-values.ts';
import { readAllPages } from '../pages.ts';
import { withService } from '../service-access.ts';
import { dayText, tableLines } from '../table.ts';

interface RangeOptions extends CommonOptions, LabelOptions {
  readonly first?: number;
  readonly last?: number;
  readonly serial?: readonly string[];
  readonly lot?: string;
  readonly reason?: string;
  readonly note?: string;
}

const ACTIONS = ['print', 'activate', 'reassign', 'void', 'suspend', 'resume'] as const;

/** `ranges print|activate|reassign|void|suspend|resume|undo|list`: what happens to the stamps of a batch. */
export function addRangeCommands(program: Command, io: CliIo): void {
  const ranges = program.command('ranges').description(io.texts.stamps.ranges.description);
  for (const action of ACTIONS) addActionCommand(ranges, io, action);
  addUndoCommand(ranges, io);
  addListCommand(ranges, io);
}

function addActionCommand(ranges: Command, io: CliIo, action: (typeof ACTIONS)[number]): void {
  const { ranges: t } = io.texts.stamps;
  const { stampIndex } = optionValues(io.texts);
  const command = ranges
    .command(action)
    .description(t.actions[action])
    .argument('<batch>')
    .option('--first <number>', t.first, stampIndex)
    .option('--last <number>', t.last, stampIndex)
    .addOption(new Option('--serial <serial...>', t.serial).conflicts(['first', 'last']))
    .addOption(new Option('--note <text>', t.note).makeOptionMandatory(action === 'reassign'));
  if (action === 'activate' || action === 'reassign') command.requiredOption('--lot <number>', t.lot);
  if (action === 'void') {
    const reasons = new Option('--reason <reason>', t.reason).choices(['damaged', 'lost', 'stolen']);
    command.addOption(reasons.makeOptionMandatory());
  }
  if (action === 'activate' || action === 'void') addLabelOptions(command, io.texts);
  command.action((batch: string, options: RangeOptions) => {
    const { first, last, serial, lot, reason, note } = options;
    // Whole sheets are activated with what is still good on them.
    const printedOnly = action === 'activate' && options.sheets !== undefined ? true : undefined;
    const body = defined({ action, first, last, serials: serial, lotNumber: lot, reason, note, printedOnly });
    return change(io, batch, options, body);
  });
}

function addUndoCommand(ranges: Command, io: CliIo): void {
  const { ranges: t } = io.texts.stamps;
  const { whole } = optionValues(io.texts);
  ranges
    .command('undo')
    .description(t.undo)
    .argument('<batch>')
    .requiredOption(
      '--entry <seq>',
      t.entry,
      whole(1, 1_000_000_000, ({ entry }) => entry),
    )
    .option('--note <text>', t.note)
    .action((batch: string, options: CommonOptions & { entry: number; note?: string }) =>
      change(io, batch, options, defined({ action: 'undo', undoes: options.entry, note: options.note })),
    );
}

async function change(
  io: CliIo,
  batch: string,
  options: CommonOptions & LabelOptions,
  change: Record<string, unknown>,
): Promise<void> {
  await withService(io, options, async (api) => {
    const path = `/api/v1/batches/${encodeURIComponent(batch)}/ranges`;
    const body = { ...change, ...(await labelsBody(api, batch, options)) };
    const answer = await api.json({ method: 'POST', path, body }, 'RangesChangedAnswer');
    const entries = 'items' in answer ? answer.items : [answer];
    writeResult(
      io,
      options,
      answer,
      entries.map(({ seq, action, first, last }) =>
        io.texts.stamps.ranges.done(seq, action, stampNumber(first), stampNumber(last)),
      ),
    );
  });
}

function addListCommand(ranges: Command, io: CliIo): void {
  const { ranges: t } = io.texts.stamps;
  ranges
    .command('list')
    .description(t.list)
    .argument('<batch>')
    .action((batch: string, options: CommonOptions) =>
      withService(io, options, async (api) => {
        const path = `/api/v1/batches/${encodeURIComponent(batch)}`;
        const { code } = await api.json({ path }, 'BatchAnswer');
        const entries = await readAllPages(api, `${path}/ranges`, 'EntryAnswer');
        const rows = entries.map((entry) => [
          entry.seq,
          entry.action,
          stampNumber(entry.first),
          stampNumber(entry.last),
          dayText(entry.timeMs),
          entry.undoes === null ? entry.reason : t.undoes(entry.undoes),
          entry.actor,
          entry.note,
        ]);
        const { entry, action, first, last, day, about, by, note } = t.titles;
        const titles = [entry, action, first, last, day, about, by, note];
        writeResult(io, options, { batch: code, entries }, tableLines(titles, rows));
      }),
    );
}

function defined(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
