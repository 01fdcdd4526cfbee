import type { Readable } from 'node:stream';
import type { Command } from 'commander';
import { type CliIo, writeResult } from '../cli-io.ts';
import { optionValues } from '../option-values.ts';
import { saveStream } from '../output-file.ts';
import { openProgress } from '../progress.ts';
import { withService } from '../service-access.ts';
import { type SkipOptions, tellSkipped, withSkipHint } from '../skipped-stamps.ts';
import { spanOf } from '../stamp-span.ts';

interface CsvOptions extends SkipOptions {
  readonly first?: number;
  readonly last?: number;
  readonly reason?: string;
  readonly out: string;
}

/** `batch csv`: stamps as a table for a print house. */
export function addCsvCommand(batch: Command, io: CliIo): void {
  const { batch: common, csv: t } = io.texts.stamps;
  const { stampIndex } = optionValues(io.texts);
  batch
    .command('csv')
    .description(t.description)
    .argument('<batch>')
    .option('--first <number>', common.first, stampIndex)
    .option('--last <number>', common.last, stampIndex)
    .option('--skip-unprintable', common.skip)
    .option('--reason <text>', common.reason)
    .requiredOption('--out <file>', common.out)
    .action((code: string, options: CsvOptions) =>
      withService(io, options, async (api) => {
        const { first, last } = await spanOf(api, code, options);
        const query = new URLSearchParams({
          first: String(first),
          last: String(last),
          ...(options.skipUnprintable ? { skipUnprintable: 'true' } : {}),
          ...(options.reason === undefined ? {} : { reason: options.reason }),
        });
        const path = `/api/v1/batches/${encodeURIComponent(code)}/stamps.csv?${query}`;
        const { headers, body } = await withSkipHint(() => api.stream({ path }));
        const jobPath = `/api/v1/print-jobs/${encodeURIComponent(String(headers['x-print-job']))}`;
        const job = await api.json({ path: jobPath }, 'JobStampsAnswer');
        const bytes = await saveRows(io, options.out, body, job.stampsTotal);
        if (options.out !== '-') {
          const left = tellSkipped(io, options, job);
          writeResult(io, options, { batch: code, file: options.out, bytes, ...left }, [
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
