import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Every origin that stamp links of ours were or are printed with, oldest first. */
export async function listHosts(db: Kysely<Database>): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('host')
    .select('origin')
    .orderBy('firstUsedMs')
    .orderBy('origin')
    .execute();
  return rows.map((row) => row.origin);
}

/**
 * Keeps origins as ours for good; those already known stay as they are.
 *
 * @returns the origins that are new.
 */
export async function rememberHosts(
  db: Kysely<Database>,
  origins: readonly string[],
  timeMs: number,
): Promise<readonly string[]> {
  if (origins.length === 0) return [];
  const added = await db
    .insertInto('host')
    .values(origins.map((origin) => ({ origin, firstUsedMs: timeMs })))
    .onConflict((conflict) => conflict.column('origin').doNothing())
    .returning('origin')
    .execute();
  return added.map((row) => row.origin);
}
