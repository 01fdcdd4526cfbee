import type { Kysely } from 'kysely';
import type { Clock } from '../domain/clock.ts';
import { deleteOldRefusals } from '../storage/refusals.ts';
import type { Database } from '../storage/schema.ts';

/** Days that a refusal is kept: three years, in which a pattern of fraud shows. */
export const REFUSAL_DAYS = 3 * 365;

/** Refusals that are kept whatever their age: what somebody floods the record with stays below half a gigabyte. */
export const REFUSALS_LIMIT = 1_000_000;

const DAY_MS = 86_400_000;

/** Rows that one statement looks at: others get their turn in between. */
const ROWS_PER_STATEMENT = 2_000;

/** Deletes the refusals that are too old or too many. @returns how many were deleted */
export async function forgetRefusals(
  db: Kysely<Database>,
  clock: Clock,
  keep: number = REFUSALS_LIMIT,
): Promise<number> {
  const beforeMs = clock() - REFUSAL_DAYS * DAY_MS;
  let deleted = 0;
  for (;;) {
    const count = await deleteOldRefusals(db, { beforeMs, keep, limit: ROWS_PER_STATEMENT });
    deleted += count;
    if (count < ROWS_PER_STATEMENT) return deleted;
    // A synchronous driver never yields by itself.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
