import { type Command, Option } from 'commander';
import { Type } from 'typebox';
import type { ApiClient } from '../api-client.ts';
import { type CliIo, type CommonOptions, writeResult } from '../cli-io.ts';
import { decimal, stampIndex, wholeNumber } from '../option-values.ts';
import { saveStream } from '../output-file.ts';
import { startProgress } from '../progress.ts';
import { withService } from '../service-access.ts';
import { spanOf } from '../stamp-span.ts';

interface SheetOptions extends CommonOptions {
  readonly stock: string;
  readonly first?: number;
  readonly last?: number;
  readonly startAt?: number;
  readonly offsetX?: number;
  readonly offsetY?: number;
  readonly scale?: number;
  readonly dpi?: string;
  readonly level?: string;
  readonly stars: boolean;
  readonly cropMarks?: true;
  readonly reason?: string;
  readonly out: string;
}

const Job = Type.Object({
  id: Type.String(),
  sheets: Type.Union([Type.Integer(), Type.Null()]),
  stampsDone: Type.Integer(),
  stampsTotal: Type.Integer(),
});

const POLL_MS = 500;

/** `batch sheet`: a PDF for a label stock. */
export function addSheetCommand(batch: Command, io: CliIo): void {
  batch
    .command('sheet')
    .description('stamps as a PDF for a label stock; marks them as printed')
    .argument('<batch>')
    .requiredOption('--stock <name>', 'the label stock, such as 65-up')
    .requiredOption('--out <file>', 'where to write it; - for standard output')
    .option('--first <index>', 'first stamp; 0 without this', stampIndex)
    .option('--last <index>', 'last stamp, inclusive; the last of the batch without this', stampIndex)
    .option(
      '--start-at <label>',
      'label of the first sheet to begin with, from 1',
      wholeNumber('(label)', 1, 1_000),
    )
    .option('--offset-x <mm>', 'shifts everything to the right', decimal('mm', -50, 50))
    .option('--offset-y <mm>', 'shifts everything down', decimal('mm', -50, 50))
    .option(
      '--scale <factor>',
      'corrects a printer that prints too small or too large',
      decimal('', 0.9, 1.1),
    )
    .addOption(new Option('--dpi <number>', "the printer's dots per inch").choices(['203', '300', '600']))
    .addOption(new Option('--level <level>', 'error correction of the symbols').choices(['L', 'M']))
    .option('--no-stars', 'without stars; they are drawn only while the recognition is in force')
    .option('--crop-marks', 'with cutting marks outside the labels')
    .option('--reason <text>', 'why stamps are printed again')
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
            stars: options.stars,
            cropMarks: options.cropMarks,
            reason: options.reason,
          }).filter(([, value]) => value !== undefined),
        );
        const path = `/api/v1/batches/${encodeURIComponent(code)}`;
        const job = await api.json({ method: 'POST', path: `${path}/print-jobs`, body }, Job);
        const watch = watchProgress(io, api, job.id, job.stampsTotal);
        try {
          const { body: pdf } = await api.stream({
            path: `${path}/sheet.pdf?${new URLSearchParams({ job: job.id })}`,
          });
          const bytes = await saveStream(io, options.out, pdf);
          if (options.out !== '-') {
            const result = { batch: code, job: job.id, file: options.out, bytes };
            writeResult(io, options, result, [`Wrote ${options.out} (print job ${job.id}).`]);
          }
        } finally {
          watch.stop();
        }
      }),
    );
}

/** Asks the server how far the job is, while somebody looks. */
function watchProgress(io: CliIo, api: ApiClient, jobId: string, total: number): { stop(): void } {
  if (io.err.isTTY !== true) return { stop: () => undefined };
  const progress = startProgress(io, 'Rendering', total);
  const timer = setInterval(() => {
    api.json({ path: `/api/v1/print-jobs/${encodeURIComponent(jobId)}` }, Job).then(
      (job) => progress.update(job.stampsDone),
      // The file itself tells whether it worked.
      () => undefined,
    );
  }, POLL_MS);
  return {
    stop() {
      clearInterval(timer);
      progress.end();
    },
  };
}
