import { type Command, Option } from 'commander';
import { type CliIo, writeResult } from '../cli-io.ts';
import { optionValues } from '../option-values.ts';
import { saveStream } from '../output-file.ts';
import { watching } from '../progress.ts';
import { withService } from '../service-access.ts';
import { type SkipOptions, tellSkipped, withSkipHint } from '../skipped-stamps.ts';
import { spanOf } from '../stamp-span.ts';
import { type AlignmentOptions, addAlignmentOptions } from './alignment-options.ts';

interface SheetOptions extends SkipOptions, AlignmentOptions {
  readonly stock: string;
  readonly first?: number;
  readonly last?: number;
  readonly startAt?: number;
  readonly dpi?: string;
  readonly level?: string;
  readonly format?: string;
  readonly stars: boolean;
  readonly cropMarks?: true;
  readonly reason?: string;
  readonly out: string;
}

/** `batch sheet`: labels as PDF, ZPL or a package for a print house. */
export function addSheetCommand(batch: Command, io: CliIo): void {
  const { batch: common, sheet: t } = io.texts.stamps;
  const { whole, stampIndex } = optionValues(io.texts);
  const command = batch
    .command('sheet')
    .description(t.description)
    .argument('<batch>')
    .requiredOption('--stock <name>', common.stock)
    .requiredOption('--out <file>', common.out)
    .option('--first <number>', common.first, stampIndex)
    .option('--last <number>', common.last, stampIndex)
    .option(
      '--start-at <label>',
      t.startAt,
      whole(1, 1_000, ({ label }) => label),
    );
  addAlignmentOptions(command, io.texts, t)
    .addOption(new Option('--dpi <number>', t.dpi).choices(['203', '300', '600']))
    .addOption(new Option('--level <level>', t.level).choices(['L', 'M']))
    .addOption(new Option('--format <format>', t.format).choices(['sheet', 'roll', 'zpl', 'package']))
    .option('--no-stars', t.noStars)
    .option('--crop-marks', t.cropMarks)
    .option('--skip-unprintable', common.skip)
    .option('--reason <text>', common.reason)
    .action((code: string, options: SheetOptions) =>
      withService(io, options, async (api) => {
        const { first, last } = await spanOf(api, code, options);
        const body = Object.fromEntries(
          Object.entries({
            first,
            last,
            stock: options.stock,
            startAt: options.startAt,
            offsetXMm: options.offsetX,
            offsetYMm: options.offsetY,
            scale: options.scale,
            dpi: options.dpi === undefined ? undefined : Number(options.dpi),
            level: options.level,
            output: options.format,
            stars: options.stars,
            cropMarks: options.cropMarks,
            skipUnprintable: options.skipUnprintable,
            reason: options.reason,
          }).filter(([, value]) => value !== undefined),
        );
        const path = `/api/v1/batches/${encodeURIComponent(code)}`;
        const job = await withSkipHint(() =>
          api.json({ method: 'POST', path: `${path}/print-jobs`, body }, 'JobAnswer'),
        );
        const howFar = async () => {
          const { stampsDone, stampsTotal } = await api.json({ path: jobPath(job.id) }, 'JobAnswer');
          return { done: stampsDone, total: stampsTotal };
        };
        const bytes = await watching(io, t.rendering, howFar, async () => {
          const { body: file } = await api.stream({ path: `${jobPath(job.id)}/file` });
          return await saveStream(io, options.out, file);
        });
        if (options.out !== '-') {
          const left = tellSkipped(io, options, job);
          const result = { batch: code, job: job.id, file: options.out, bytes, ...left };
          writeResult(io, options, result, [t.done(options.out, job.id)]);
        }
      }),
    );
}

function jobPath(id: string): string {
  return `/api/v1/print-jobs/${encodeURIComponent(id)}`;
}
