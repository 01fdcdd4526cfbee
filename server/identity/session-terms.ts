import type { Role } from '../domain/principal.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long a session lives. */
export interface SessionTerms {
  /** It ends when nothing was asked for this long. */
  readonly idleMs: number;
  /** It ends this long after signing in, however much it is used. */
  readonly absoluteMs: number;
  /** Whether it outlives the closing of the browser. */
  readonly isKept: boolean;
}

/** The terms of each role: short where much can be done, long where a phone is the tool and the network is poor. */
export const SESSION_TERMS: Readonly<Record<Role, SessionTerms>> = {
  admin: { idleMs: 2 * HOUR_MS, absoluteMs: 12 * HOUR_MS, isKept: false },
  officer: { idleMs: 2 * HOUR_MS, absoluteMs: 12 * HOUR_MS, isKept: false },
  producer: { idleMs: 12 * HOUR_MS, absoluteMs: 7 * DAY_MS, isKept: true },
  inspector: { idleMs: 3 * DAY_MS, absoluteMs: 14 * DAY_MS, isKept: true },
};

/** How long the second step of signing in may take. */
export const UNFINISHED_MS = 15 * MINUTE_MS;

/** Whoever showed who they are within this time may do what cannot be taken back. */
export const RECENT_MS = 15 * MINUTE_MS;

/** Use is noted at most this often. */
export const TOUCH_EVERY_MS = MINUTE_MS;
