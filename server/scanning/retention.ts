import type { Kysely } from 'kysely';
import type { Clock } from '../domain/clock.ts';
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
