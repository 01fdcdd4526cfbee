/** What this device remembers of a stamp. */
export type SeenBefore = 'no' | 'today' | 'earlier';

/** What was remembered before this look. */
export interface Remembered {
  readonly seenBefore: SeenBefore;
  /** Unix milliseconds of the last look; null when there was none. */
  readonly lastMs: number | null;
}

const STORE = 'temque.seen';
const STAMPS_LIMIT = 200;
const UTC_PLUS_7_MS = 7 * 3_600_000;

/**
 * Remembers that this device looked at a stamp now, and says what it remembered before. Nothing leaves the device but
 * one of three words. Where storage is off every look is the first.
 */
export function rememberStamp(serial: string, nowMs: number, storage: Storage | undefined): Remembered {
  const seen = readSeen(storage);
  const lastMs = seen.get(serial) ?? null;
  seen.delete(serial);
  seen.set(serial, nowMs);
  const kept = [...seen].slice(-STAMPS_LIMIT);
  try {
    storage?.setItem(STORE, JSON.stringify(kept));
  } catch {
    // Full or forbidden: the device forgets, the check counts all the same.
  }
  return {
    seenBefore: lastMs === null ? 'no' : dayOf(lastMs) === dayOf(nowMs) ? 'today' : 'earlier',
    lastMs,
  };
}

function readSeen(storage: Storage | undefined): Map<string, number> {
  const seen = new Map<string, number>();
  try {
    const stored: unknown = JSON.parse(storage?.getItem(STORE) ?? '[]');
    if (!Array.isArray(stored)) return seen;
    for (const entry of stored) {
      if (Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number') {
        seen.set(entry[0], entry[1]);
      }
    }
  } catch {
    // Unreadable: start anew.
  }
  return seen;
}

/** Days since 1970 in Vietnam. */
function dayOf(epochMs: number): number {
  return Math.floor((epochMs + UTC_PLUS_7_MS) / 86_400_000);
}
