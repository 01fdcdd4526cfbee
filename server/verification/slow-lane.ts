import type { Wait } from '../domain/clock.ts';

/** How slow the lane is and how many it holds; all of memory it takes is in these numbers. */
export const SLOW_LANE = {
  /** Every check in it is answered this long after it was judged. */
  delayMs: 5_000,
  /** Checks of one network that wait at once. */
  perNetwork: 16,
  /** Checks that wait at once over all networks: well below the requests that the server answers at once. */
  overall: 256,
} as const;

/** Where checks wait that a guesser could learn from. */
export interface SlowLane {
  /** Resolves after the delay; `full` when too many of the network, or of all, are waiting. */
  enter(network: string): Promise<void> | 'full';
  /** Checks waiting now. */
  readonly waiting: number;
}

/** A lane on this timer. A place is held for the whole delay, also when whoever asked has hung up. */
export function createSlowLane(wait: Wait): SlowLane {
  const waiting = new Map<string, number>();
  let overall = 0;

  const pass = async (network: string) => {
    await wait(SLOW_LANE.delayMs);
    overall -= 1;
    const left = (waiting.get(network) ?? 0) - 1;
    if (left > 0) waiting.set(network, left);
    else waiting.delete(network);
  };

  return {
    enter(network) {
      const here = waiting.get(network) ?? 0;
      if (here >= SLOW_LANE.perNetwork || overall >= SLOW_LANE.overall) return 'full';
      waiting.set(network, here + 1);
      overall += 1;
      return pass(network);
    },
    get waiting() {
      return overall;
    },
  };
}
