/** A clock that stands still until it is told otherwise. */
export interface FakeClock {
  /** The time in Unix milliseconds; pass it on as the `Clock`. */
  readonly now: () => number;
  /** Goes forward by this many milliseconds. */
  advance(ms: number): void;
  /** Goes to this time. */
  set(ms: number): void;
}

/** A clock that shows `startMs`. */
export function fakeClock(startMs: number): FakeClock {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    advance(ms) {
      nowMs += ms;
    },
    set(ms) {
      nowMs = ms;
    },
  };
}
