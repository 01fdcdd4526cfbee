import { parseStampText } from '../../stamps/link/index.ts';
import { withoutSeparators } from '../../stamps/serial/index.ts';

const SERIAL_CHARACTERS = 16;

/**
 * The stamp text in a message: the whole message, or its last words when it begins with keywords of the gateway
 * (`TEM K7M2 QX00 042F 3K9B`). What no reading takes for a stamp is given as it is, so that the answer says what is wrong.
 */
export function stampTextOf(message: string): string {
  if (parseStampText(message).ok) return message;
  const words = message.trim().split(/\s+/);
  for (let from = 1; from < words.length; from += 1) {
    const rest = words.slice(from).join(' ');
    if (withoutSeparators(rest).length === SERIAL_CHARACTERS || rest.includes('/')) return rest;
  }
  return message;
}
