import type { Command } from 'commander';
import { type CliIo, type CommonOptions, writeResult } from '../cli-io.ts';
import { decimal } from '../option-values.ts';
import { saveStream } from '../output-file.ts';
import { withService } from '../service-access.ts';

interface CalibrateOptions extends CommonOptions {
  readonly stock: string;
  readonly offsetX?: number;
  readonly offsetY?: number;
  readonly scale?: number;
  readonly out: string;
}

/** `batch calibrate`: a page of rulers and crosses by which a printer is aligned with a label stock. */
export function addCalibrateCommand(batch: Command, io: CliIo): void {
  batch
    .command('calibrate')
    .description('a page that shows how a printer shifts and stretches; prints no stamps')
    .requiredOption('--stock <name>', 'the label stock, such as 65-up')
    .requiredOption('--out <file>', 'where to write it; - for standard output')
    .option('--offset-x <mm>', 'tries a shift to the right', decimal('mm', -50, 50))
    .option('--offset-y <mm>', 'tries a shift down', decimal('mm', -50, 50))
    .option('--scale <factor>', 'tries a correction of size', decimal('', 0.9, 1.1))
    .action((options: CalibrateOptions) =>
      withService(io, options, async (api) => {
        const query = new URLSearchParams({ stock: options.stock });
        if (options.offsetX !== undefined) query.set('offsetXMm', String(options.offsetX));
        if (options.offsetY !== undefined) query.set('offsetYMm', String(options.offsetY));
        if (options.scale !== undefined) query.set('scale', String(options.scale));
        const { body } = await api.stream({ path: `/api/v1/calibration.pdf?${query}` });
        const bytes = await saveStream(io, options.out, body);
        if (options.out !== '-') {
          writeResult(io, options, { file: options.out, bytes }, [`Wrote ${options.out}.`]);
        }
      }),
    );
}
