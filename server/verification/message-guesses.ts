import type { Clock } from '../domain/clock.ts';
import { createThrottle } from '../http/throttle.ts';

/**
 * Serials that no batch issued, of all senders of messages together: numbers cost a guesser little, so that the whole gateway
 * guesses no faster than one network (see `failed-tags.ts`).
 */
const ALL_SENDERS = { capacity: 100, perMinute: 10, maxKeys: 1 } as const;

/** The place in the slow lane that all senders share. */
export const ALL_SENDERS_LANE = 'sms';

/** Knows whether all senders of messages together have asked for too many serials that were never issued. */
export interface MessageGuesses {
  note(): void;
  isExhausted(): boolean;
}

/** Counts in memory on this clock. */
export function createMessageGuesses(clock: Clock): MessageGuesses {
  const throttle = createThrottle(ALL_SENDERS, clock);
  return {
    note: () => {
      throttle.take(ALL_SENDERS_LANE);
    },
    isExhausted: () => !throttle.peek(ALL_SENDERS_LANE).allowed,
  };
}
