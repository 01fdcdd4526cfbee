import type { Kysely } from 'kysely';
import type { ScanTotals } from '../storage/scan-totals.ts';
import {
  type NewCheck,
  type RecordedScans,
  recordScans,
  stampKey,
  type TakeUpSuspects,
} from '../storage/scans.ts';
import type { Database } from '../storage/schema.ts';

/** What became of one check, once it is durable. */
export interface CountedScan {
  /** Its number among the public checks of its stamp; a signed-in check has the number of public ones before it. */
  readonly scans: number;
  /** Unix milliseconds of the first public check; null when there is none. */
  readonly firstMs: number | null;
  /** False: this page view was counted before. */
  readonly isNew: boolean;
}

/** Writes checks in groups; each is acknowledged after the commit that holds it. */
export interface ScanWriter {
  /** @returns a promise, or `full` when too many are waiting and nothing was taken. */
  write(event: NewCheck): Promise<CountedScan> | 'full';
  /** Waits until everything taken so far is durable. */
  drain(): Promise<void>;
}

/** How a group is put together. */
export interface ScanWriterLimits {
  /** How long the first of a group waits for others. */
  readonly gatherMs: number;
  /** Checks in one transaction. */
  readonly maxGroup: number;
  /** Checks that may wait. */
  readonly maxWaiting: number;
}

/** A commit costs milliseconds whatever its size: a short wait turns hundreds of them into one. */
const SCAN_WRITER_LIMITS: ScanWriterLimits = { gatherMs: 3, maxGroup: 500, maxWaiting: 5_000 };

interface Waiting {
  readonly event: NewCheck;
  readonly resolve: (counted: CountedScan) => void;
  readonly reject: (error: unknown) => void;
}

/** A writer on this database; `totals` learns of every commit before a check of it is acknowledged. */
export function createScanWriter(
  db: Kysely<Database>,
  totals: ScanTotals,
  takeUp: TakeUpSuspects,
  limits: ScanWriterLimits = SCAN_WRITER_LIMITS,
): ScanWriter {
  let waiting: Waiting[] = [];
  let writing: Promise<void> | undefined;

  const writeGroups = async () => {
    await new Promise((resolve) => setTimeout(resolve, limits.gatherMs));
    while (waiting.length > 0) {
      const group = waiting.slice(0, limits.maxGroup);
      waiting = waiting.slice(limits.maxGroup);
      try {
        const recorded = await recordScans(
          db,
          group.map(({ event }) => event),
          takeUp,
        );
        totals.committed(recorded.totals);
        acknowledge(group, recorded);
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    // In the same turn as the last look at the queue: nobody can slip in between and wait forever.
    writing = undefined;
  };

  return {
    write(event) {
      if (waiting.length >= limits.maxWaiting) return 'full';
      return new Promise((resolve, reject) => {
        waiting.push({ event, resolve, reject });
        writing ??= writeGroups();
      });
    },
    async drain() {
      while (writing !== undefined) await writing;
    },
  };
}

/** Numbers the new checks of one stamp in the order in which they came. */
function acknowledge(group: readonly Waiting[], { repeated, totals }: RecordedScans): void {
  const later = new Map<string, number>();
  const seen = new Set(repeated);
  const isNew = group.map(({ event }) => {
    const fresh = !seen.has(event.id);
    seen.add(event.id);
    return fresh;
  });
  for (const [place, { event, resolve }] of [...group.entries()].reverse()) {
    const key = stampKey(event.batchCode, event.stampIndex);
    const total = totals.get(key);
    const after = later.get(key) ?? 0;
    resolve({
      scans: (total?.scans ?? 0) - after,
      firstMs: total?.firstMs ?? null,
      isNew: isNew[place] ?? false,
    });
    if (isNew[place] && event.source === 'public') later.set(key, after + 1);
  }
}
