import type { Command } from 'commander';
import { type CliIo, type CommonOptions, writeResult } from '../cli-io.ts';
import { saveStream } from '../output-file.ts';
import { withService } from '../service-access.ts';
import { type AlignmentOptions, addAlignmentOptions } from './alignment-options.ts';

interface CalibrateOptions extends CommonOptions, AlignmentOptions {
  readonly stock: string;
  readonly out: string;
}

/** `batch calibrate`: a page of rulers and crosses by which a printer is aligned with a label stock. */
export function addCalibrateCommand(batch: Command, io: CliIo): void {
  const { batch: common, calibrate: t } = io.texts.stamps;
  const command = batch
    .command('calibrate')
    .description(t.description)
    .requiredOption('--stock <name>', common.stock)
    .requiredOption('--out <file>', common.out);
  addAlignmentOptions(command, io.texts, t).action((options: CalibrateOptions) =>
    withService(io, options, async (api) => {
      const query = new URLSearchParams({ stock: options.stock });
      if (options.offsetX !== undefined) query.set('offsetXMm', String(options.offsetX));
      if (options.offsetY !== undefined) query.set('offsetYMm', String(options.offsetY));
      if (options.scale !== undefined) query.set('scale', String(options.scale));
      const { body } = await api.stream({ path: `/api/v1/calibration.pdf?${query}` });
      const bytes = await saveStream(io, options.out, body);
      if (options.out !== '-') {
        writeResult(io, options, { file: options.out, bytes }, [io.texts.frame.wrote(options.out)]);
      }
    }),
  );
}
