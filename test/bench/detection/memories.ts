import { civilDay } from '../../../stamps/civil-day.ts';
import type { SeenBefore } from '../../../stamps/copies/index.ts';
import type { Look } from './looks.ts';

const NETWORKS = 2_000_000;

/** What the phones of a country remember of stamps; the service is told no more than `seenBefore`. */
export class PhoneMemories {
  readonly #days = new Map<string, string>();

  /** What a phone says with this look, and remembers from now on. */
  look({ index, phone, timeMs }: Look): SeenBefore {
    if (phone.memory === 'without-script') return null;
    if (phone.memory === 'forgotten') return 'no';
    const day = civilDay(timeMs);
    const key = `${index}/${phone.userAgent * NETWORKS + phone.network}`;
    const last = this.#days.get(key);
    this.#days.set(key, day);
    if (last === undefined) return 'no';
    return last === day ? 'today' : 'earlier';
  }
}
