import type { Clock } from '../domain/clock.ts';
import { problem } from '../http/problems.ts';
import { createThrottle, type Throttle } from '../http/throttle.ts';

/** Who tries: whom it is about, and where from. */
export interface Attempt {
  /** Names the account, or the address that no account has, in the same way. */
  readonly subject: string;
  /** Network of the client. */
  readonly network: string;
  /** Hash of a browser that this account was opened in before; null for any other. */
  readonly knownDevice: string | null;
}

/** How often somebody may be wrong. */
export interface SignInLimits {
  /**
   * Counts an attempt before its outcome is known, so that attempts side by side count too.
   * @returns gives the attempt back, when it was right
   * @throws rate-limited
   */
  begin(attempt: Attempt): () => void;
}

/** Wrong passwords in a browser that the account knows. */
const KNOWN_DEVICE = { capacity: 10, perMinute: 0.5, maxKeys: 20_000 };

/** Wrong passwords for one account from one network. */
const ACCOUNT_FROM_NETWORK = { capacity: 8, perMinute: 0.2, maxKeys: 50_000 };

/** Wrong passwords from one network, whatever the account: an office of many people shares one. */
const NETWORK = { capacity: 40, perMinute: 2, maxKeys: 20_000 };

/** Wrong codes for one account after the right password, from browsers that it does not know, wherever they are. */
const CODES_ELSEWHERE = { capacity: 20, perMinute: 0.2, maxKeys: 20_000 };

/**
 * Limits of passwords. There is no lock on an account: failures count against the network they come from, and a browser
 * that the account knows has a budget of its own, which nobody else's failures touch.
 */
export function passwordLimits(clock: Clock): SignInLimits {
  const device = createThrottle(KNOWN_DEVICE, clock);
  const pair = createThrottle(ACCOUNT_FROM_NETWORK, clock);
  const network = createThrottle(NETWORK, clock);
  return {
    begin: ({ subject, network: from, knownDevice }) =>
      knownDevice === null
        ? takeAll([
            [network, from],
            [pair, `${subject} ${from}`],
          ])
        : takeAll([[device, `${subject} ${knownDevice}`]]),
  };
}

/**
 * Limits of second factors. Only who has the right password comes this far, so a budget for the whole account keeps a
 * million codes from being tried out of many networks; it too leaves browsers alone that the account knows.
 */
export function codeLimits(clock: Clock): SignInLimits {
  const device = createThrottle(KNOWN_DEVICE, clock);
  const pair = createThrottle(ACCOUNT_FROM_NETWORK, clock);
  const elsewhere = createThrottle(CODES_ELSEWHERE, clock);
  return {
    begin: ({ subject, network: from, knownDevice }) =>
      knownDevice === null
        ? takeAll([
            [pair, `${subject} ${from}`],
            [elsewhere, subject],
          ])
        : takeAll([[device, `${subject} ${knownDevice}`]]),
  };
}

function takeAll(budgets: readonly (readonly [Throttle, string])[]): () => void {
  const taken: (readonly [Throttle, string])[] = [];
  const giveBack = () => {
    for (const [throttle, key] of taken) throttle.giveBack(key);
  };
  for (const [throttle, key] of budgets) {
    const answer = throttle.take(key);
    if (!answer.allowed) {
      giveBack();
      const { retryAfterSeconds } = answer;
      throw problem('rate-limited', { retryAfterSeconds, params: { seconds: retryAfterSeconds } });
    }
    taken.push([throttle, key]);
  }
  return giveBack;
}
