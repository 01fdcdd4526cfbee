import { type Static, Type } from 'typebox';
import { ApiProblem } from './api-client.ts';
import { CliError } from './cli-error.ts';
import { type CliIo, type CommonOptions, writeNote } from './cli-io.ts';

/** Options of commands that print a range. */
export interface SkipOptions extends CommonOptions {
  readonly skipUnprintable?: true;
}

/** What a print job says of the stamps that it has and leaves out. */
export const JobStamps = Type.Object({
  stampsTotal: Type.Integer(),
  skipped: Type.Array(Type.Object({ first: Type.Integer(), last: Type.Integer() })),
});

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
  { skipped }: Pick<Static<typeof JobStamps>, 'skipped'>,
): { readonly skipped?: Static<typeof JobStamps>['skipped'] } {
  if (!options.skipUnprintable) return {};
  if (skipped.length > 0 && !options.json) {
    const spans = skipped.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`));
    writeNote(io, io.texts.stamps.batch.leftOut(spans.join(', ')));
  }
  return { skipped };
}
