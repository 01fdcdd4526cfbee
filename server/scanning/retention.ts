import type { Kysely } from 'kysely';
import { UTC_PLUS_7_MS } from '../../stamps/civil-day.ts';
import { quarterOf } from '../../stamps/copies/index.ts';
import type { Clock } from '../domain/clock.ts';
import {
  ageClearedEvidence,
  ageEvidence,
  type EvidenceCursor,
  type EvidenceLimits,
} from '../storage/copy-ageing.ts';
import { deleteScansBefore } from '../storage/scans.ts';
import type { Database } from '../storage/schema.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Rows deleted by one statement: others get their turn in between. */
const ROWS_PER_STATEMENT = 2_000;

/** Deletes single checks older than `retentionDays`; totals per stamp stay. @returns how many were deleted. */
export async function deleteOldScans(
  db: Kysely<Database>,
  clock: Clock,
  retentionDays: number,
): Promise<number> {
  const beforeMs = clock() - retentionDays * DAY_MS;
  let deleted = 0;
  for (;;) {
    const count = await deleteScansBefore(db, beforeMs, ROWS_PER_STATEMENT);
    deleted += count;
    if (count < ROWS_PER_STATEMENT) return deleted;
    // Kysely hands the connection on in turn, but a synchronous driver never yields by itself.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/**
 * Takes out of the evidence of copies what is kept no longer, a few stamps at a time: the visitor marks of a day that is over, and
 * visits and places that are older than single checks may be. Sums stay, and a suspected stamp stays suspected.
 */
export async function forgetPastEvidence(
  db: Kysely<Database>,
  clock: Clock,
  retentionDays: number,
): Promise<void> {
  const nowMs = clock();
  const fromMs = nowMs - retentionDays * DAY_MS;
  const limits: EvidenceLimits = {
    fromDay: Math.floor((nowMs + UTC_PLUS_7_MS) / DAY_MS),
    fromQuarter: quarterOf(fromMs),
    fromHour: Math.floor(fromMs / HOUR_MS),
  };
  let cursor: EvidenceCursor = null;
  do {
    cursor = await ageEvidence(db, limits, cursor, ROWS_PER_STATEMENT);
    await new Promise((resolve) => setImmediate(resolve));
  } while (cursor !== null);
  await ageClearedEvidence(db, limits);
}
