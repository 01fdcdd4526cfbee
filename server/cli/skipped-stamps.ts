import { stampNumber } from '../../stamps/serial/index.ts';
import { ApiProblem } from './api-client.ts';
import { CliError } from './cli-error.ts';
import { type CliIo, type CommonOptions, writeNote } from './cli-io.ts';
import type { Told } from './told.ts';

/** Options of commands that print a range. */
export interface SkipOptions extends CommonOptions {
  readonly skipUnprintable?: true;
}

/** Runs an order for a range; when stamps in it cannot be printed, the refusal says which option leaves them out. */
export async function withSkipHint<T>(order: () => Promise<T>): Promise<T> {
  try {
    return await order();
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'stamps-unprintable') throw error;
    const { code, exitCode, sentence } = error;
    throw new CliError(code, exitCode, (t, language) => `${sentence[language]}\n${t.stamps.batch.skipHint}`, {
      cause: error,
    });
  }
}

/** Tells what was left out, if anything; answers the member of the result that says so. */
export function tellSkipped(
  io: CliIo,
  options: SkipOptions,
  { skipped }: Pick<Told<'JobStampsAnswer'>, 'skipped'>,
): { readonly skipped?: Told<'JobStampsAnswer'>['skipped'] } {
  if (!options.skipUnprintable) return {};
  if (skipped.length > 0 && !options.json) {
    const spans = skipped
      .map(({ first, last }) => [stampNumber(first), stampNumber(last)])
      .map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
    writeNote(io, io.texts.stamps.batch.leftOut(spans.join(', ')));
  }
  return { skipped };
}
