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
 * Keeps the current and the former origins as ours for good; those already known stay as they are.
 *
 * @returns every origin that is ours, the current one first.
 */
export async function keepOrigins(
  db: Kysely<Database>,
  current: string,
  former: readonly string[],
  timeMs: number,
): Promise<readonly string[]> {
  await db
    .insertInto('host')
    .values([...former, current].map((origin) => ({ origin, firstUsedMs: timeMs })))
    .onConflict((conflict) => conflict.column('origin').doNothing())
    .execute();
  const all = await listHosts(db);
  return [current, ...all.filter((origin) => origin !== current)];
}
