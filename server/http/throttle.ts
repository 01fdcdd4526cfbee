import type { Clock } from '../domain/clock.ts';

/** How much of something one key may do. */
export interface ThrottleLimits {
  /** Attempts at once, ≥ 1. */
  readonly capacity: number;
  /** Attempts that come back per minute, > 0. */
  readonly perMinute: number;
  /** Keys remembered at once; past it the one unused for longest is forgotten. */
  readonly maxKeys: number;
}

/** Token buckets by key, in memory only and bounded; forgets everything when the process ends. */
export interface Throttle {
  /** Takes `cost` attempts from the key; `retryAfterSeconds` (≥ 1) when it has too few left, and then takes none. */
  take(key: string, cost?: number): ThrottleAnswer;
  /** As `take`, but takes nothing. */
  peek(key: string, cost?: number): ThrottleAnswer;
  /** Gives one attempt back that was taken and does not count. */
  giveBack(key: string): void;
  /** Keys remembered now. */
  readonly size: number;
}

/** Whether an attempt is within its limits. */
export type ThrottleAnswer =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly retryAfterSeconds: number };

interface Bucket {
  left: number;
  atMs: number;
}

/** A throttle with these limits on this clock. */
export function createThrottle(limits: ThrottleLimits, clock: Clock): Throttle {
  const perMs = limits.perMinute / 60_000;
  // Insertion order is order of last use: a bucket moves to the end whenever it is taken from.
  const buckets = new Map<string, Bucket>();

  const leftIn = (bucket: Bucket | undefined, nowMs: number): number => {
    if (bucket === undefined) return limits.capacity;
    // A clock set back must not lock anybody out.
    const elapsedMs = Math.max(0, nowMs - bucket.atMs);
    return Math.min(limits.capacity, bucket.left + elapsedMs * perMs);
  };

  const answer = (left: number, cost: number): ThrottleAnswer =>
    left >= cost
      ? { allowed: true }
      : { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil((cost - left) / perMs / 1000)) };

  return {
    take(key, cost = 1) {
      const nowMs = clock();
      const left = leftIn(buckets.get(key), nowMs);
      const result = answer(left, cost);
      buckets.delete(key);
      buckets.set(key, { left: result.allowed ? left - cost : left, atMs: nowMs });
      if (buckets.size > limits.maxKeys) {
        const [oldest] = buckets.keys();
        if (oldest !== undefined) buckets.delete(oldest);
      }
      return result;
    },
    peek(key, cost = 1) {
      return answer(leftIn(buckets.get(key), clock()), cost);
    },
    giveBack(key) {
      const bucket = buckets.get(key);
      if (bucket !== undefined) bucket.left = Math.min(limits.capacity, bucket.left + 1);
    },
    get size() {
      return buckets.size;
    },
  };
}
