import { parseStampText } from '../../stamps/link/index.ts';
import { withoutSeparators } from '../../stamps/serial/index.ts';

const SERIAL_CHARACTERS = 16;

/** Words of a message that are looked at: keywords of a gateway, four groups, a few words more. */
const WORDS_LIMIT = 16;

/**
 * The stamp text in a message: a run of its words that is a stamp, whatever stands before and after it
 * (`TEM 24/11 K7M2 QX00 042F 3K9B nhe`). Where none is, the tail as long as a serial, else the whole message, so that the
 * answer says what is wrong.
 */
export function stampTextOf(message: string): string {
  const words = message.trim().split(/\s+/).slice(0, WORDS_LIMIT);
  const runs = words.flatMap((_, from) =>
    words.slice(from).map((_, length) => words.slice(from, from + length + 1).join(' ')),
  );
  const stamp = runs.find((run) => parseStampText(run).ok);
  if (stamp !== undefined) return stamp;
  const tails = words.map((_, from) => words.slice(from).join(' '));
  return tails.find((tail) => withoutSeparators(tail).length === SERIAL_CHARACTERS) ?? message;
}
