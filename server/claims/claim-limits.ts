import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../domain/clock.ts';
import { wideNetwork } from '../http/client-network.ts';
import { createThrottle, type ThrottleAnswer } from '../http/throttle.ts';
import { stampKey } from '../storage/scans.ts';

/** Wrong codes of one network (/24 or /64) for one stamp: a family with a torn layer stays below. */
const PER_NETWORK_AND_STAMP = { capacity: 5, perMinute: 1 / 10, maxKeys: 100_000 } as const;

/**
 * Wrong codes of one wide network (/24 or /48) over all stamps: some 1,500 a day, against 10^8 codes one hit in 180 years. Wide,
 * since whoever has one IPv6 connection has 65,536 networks of /64.
 */
const PER_WIDE_NETWORK = { capacity: 60, perMinute: 1, maxKeys: 50_000 } as const;

/** Wrong codes for one stamp from everywhere, beyond which somebody is guessing at it. */
const PER_STAMP = { capacity: 20, perMinute: 1 / 3, maxKeys: 50_000 } as const;

/** What one network has left for a stamp that is being guessed at. Who made no wrong try at it is let in as before. */
const UNDER_GUESSING = { capacity: 2, perMinute: 1 / 30, maxKeys: 100_000 } as const;

/** Says whose tries at a hidden code are compared with it at all. Right codes cost nothing. */
export interface ClaimLimits {
  /** Asked before a code is looked at, so that past a limit right and wrong are refused alike. */
  admits(network: string, batchCode: string, index: number): ThrottleAnswer;
  /** Takes note of a wrong code. */
  noteWrong(network: string, batchCode: string, index: number): void;
}

/** Limits in memory on this clock; a stamp that is guessed at is told to the log, without any code. */
export function createClaimLimits(clock: Clock, log: Pick<FastifyBaseLogger, 'warn'>): ClaimLimits {
  const here = createThrottle(PER_NETWORK_AND_STAMP, clock);
  const wide = createThrottle(PER_WIDE_NETWORK, clock);
  const stamps = createThrottle(PER_STAMP, clock);
  const guessed = createThrottle(UNDER_GUESSING, clock);
  return {
    admits(network, batchCode, index) {
      const stamp = stampKey(batchCode, index);
      const key = `${network} ${stamp}`;
      const answers = [here.peek(key), wide.peek(wideNetwork(network))];
      if (!stamps.peek(stamp).allowed) answers.push(guessed.peek(key));
      return answers.find((answer) => !answer.allowed) ?? { allowed: true };
    },
    noteWrong(network, batchCode, index) {
      const stamp = stampKey(batchCode, index);
      const key = `${network} ${stamp}`;
      here.take(key);
      guessed.take(key);
      wide.take(wideNetwork(network));
      const wasCalm = stamps.peek(stamp).allowed;
      stamps.take(stamp);
      if (wasCalm && !stamps.peek(stamp).allowed) {
        log.warn({ event: 'claim-guessing', batchCode, index }, 'many wrong hidden codes for one stamp');
      }
    },
  };
}
