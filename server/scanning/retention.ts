import type { Kysely } from 'kysely';
import { UTC_PLUS_7_MS } from '../../stamps/civil-day.ts';
import type { Clock } from '../domain/clock.ts';
import { emptyPastMarks, type MarksCursor } from '../storage/copy-marks.ts';
import { deleteScansBefore } from '../storage/scans.ts';
import type { Database } from '../storage/schema.ts';

const DAY_MS = 86_400_000;

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

/** Empties the visitor marks that evidence of copies kept of a day that is over, a few stamps at a time. */
export async function forgetPastMarks(db: Kysely<Database>, clock: Clock): Promise<void> {
  const today = Math.floor((clock() + UTC_PLUS_7_MS) / DAY_MS);
  let cursor: MarksCursor = null;
  do {
    cursor = await emptyPastMarks(db, today, cursor, ROWS_PER_STATEMENT);
    await new Promise((resolve) => setImmediate(resolve));
  } while (cursor !== null);
}
