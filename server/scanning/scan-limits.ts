import type { Clock } from '../domain/clock.ts';
import { createThrottle } from '../http/throttle.ts';
import { stampKey } from '../storage/scans.ts';
import type { ScanClaim } from './scan-token.ts';

/**
 * Checks that one network (/24 or /64) may add to one stamp: 30 at once and 30 an hour. A household, a shop or a stall
 * whose visitors share one address stays far below; whoever wants a count to look alarming gets no further.
 */
const PER_STAMP = { capacity: 30, perMinute: 0.5, maxKeys: 50_000 } as const;

/** Checks that one network may add over all stamps: ten a second, for whole towns behind one address. */
const PER_NETWORK = { capacity: 600, perMinute: 600, maxKeys: 50_000 } as const;

/** Page views remembered as let in, so that telling a province afterwards costs nothing. */
const ADMITTED_LIMIT = 20_000;

/** Says which checks are counted; what is past a limit is acknowledged and not stored. */
export interface ScanLimits {
  admits(network: string, claim: Pick<ScanClaim, 'nonce' | 'batchCode' | 'index'>): boolean;
}

/** Limits in memory on this clock. */
export function createScanLimits(clock: Clock): ScanLimits {
  const perStamp = createThrottle(PER_STAMP, clock);
  const perNetwork = createThrottle(PER_NETWORK, clock);
  const admitted = new Set<string>();
  return {
    admits(network, { nonce, batchCode, index }) {
      if (admitted.has(nonce)) return true;
      const stamp = `${network} ${stampKey(batchCode, index)}`;
      if (!perStamp.take(stamp).allowed || !perNetwork.take(network).allowed) return false;
      admitted.add(nonce);
      if (admitted.size > ADMITTED_LIMIT) {
        const [oldest] = admitted;
        if (oldest !== undefined) admitted.delete(oldest);
      }
      return true;
    },
  };
}
