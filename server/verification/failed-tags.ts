import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../domain/clock.ts';
import { createThrottle } from '../http/throttle.ts';
import { BoundedCache } from './bounded-cache.ts';

/**
 * Serials that no batch issued, per network. The limit is generous because many phones share one address; a network
 * past it has every check that rests on a tag slowed down, see `slow-lane.ts`. With 16 checks in 5 seconds on top of
 * these 10 a minute one network makes 3.4 guesses a second: against the 25 bits of a tag about 115 days for one hit.
 */
const PER_NETWORK = { capacity: 30, perMinute: 10, maxKeys: 50_000 };

/** Failures in one hour that raise the alarm: over everything, and within one batch. */
const ALARM_GLOBAL = 1_000;
const ALARM_PER_BATCH = 100;

const HOUR_MS = 3_600_000;
const RECENT_LIMIT = 50_000;
const BATCHES_LIMIT = 10_000;

/** How many serials failed, since the process started. */
export interface FailedTagCounts {
  readonly failures: number;
  readonly throttled: number;
  readonly alarms: number;
}

/** Counts serials with a wrong tag or of no batch, and knows which networks asked for too many. */
export interface FailedTags {
  /**
   * Takes note of a failure. The same serial again tells a guesser nothing new and costs nothing, so that a shop full
   * of people with one forged stamp is not slowed down. @returns whether it was a new one
   */
  note(network: string, serial: string, batchCode: string): boolean;
  /** Whether the network has used up its failures; ask before noting, so that right and wrong are treated alike. */
  isExhausted(network: string): boolean;
  readonly counts: FailedTagCounts;
}

interface HourCount {
  hour: number;
  count: number;
}

/** Counts in memory on this clock; alarms go to the log, at most one an hour for each subject. */
export function createFailedTags(clock: Clock, log: Pick<FastifyBaseLogger, 'warn'>): FailedTags {
  const throttle = createThrottle(PER_NETWORK, clock);
  const recent = new BoundedCache<true>(RECENT_LIMIT);
  const perBatch = new BoundedCache<HourCount>(BATCHES_LIMIT);
  const overall: HourCount = { hour: 0, count: 0 };
  const counts = { failures: 0, throttled: 0, alarms: 0 };

  const count = (subject: HourCount, limit: number, alarm: () => void) => {
    const hour = Math.floor(clock() / HOUR_MS);
    if (subject.hour !== hour) Object.assign(subject, { hour, count: 0 });
    subject.count += 1;
    if (subject.count !== limit) return;
    counts.alarms += 1;
    alarm();
  };

  return {
    note(network, serial, batchCode) {
      counts.failures += 1;
      count(overall, ALARM_GLOBAL, () =>
        log.warn(
          { event: 'failed-tags', failures: ALARM_GLOBAL },
          'many serials fail: somebody may be guessing',
        ),
      );
      const batch = perBatch.get(batchCode) ?? { hour: 0, count: 0 };
      perBatch.set(batchCode, batch);
      count(batch, ALARM_PER_BATCH, () =>
        log.warn(
          { event: 'failed-tags', batchCode, failures: ALARM_PER_BATCH },
          'many serials of one batch fail: it may be imitated or guessed at',
        ),
      );
      if (recent.get(serial)) return false;
      if (throttle.take(network).allowed) recent.set(serial, true);
      else counts.throttled += 1;
      return true;
    },
    isExhausted: (network) => !throttle.peek(network).allowed,
    get counts() {
      return { ...counts };
    },
  };
}
