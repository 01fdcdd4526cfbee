import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { civilDay } from '../../stamps/civil-day.ts';
import type { Database } from './schema.ts';

/** Counts stamps that were checked for the first time at these moments, by the Vietnamese year of that. */
export async function addCheckedYears(db: Kysely<Database>, timesMs: readonly number[]): Promise<void> {
  const byYear = Map.groupBy(timesMs, (timeMs) => Number(civilDay(timeMs).slice(0, 4)));
  for (const [year, { length }] of byYear)
    await sql`
      insert into checked_year (year, stamps) values (${year}, ${length})
      on conflict (year) do update set stamps = stamps + excluded.stamps`.execute(db);
}

/** Stamps by the year in which the public checked them first. */
export async function checkedByYear(db: Kysely<Database>): Promise<{ year: number; stamps: number }[]> {
  return await db.selectFrom('checkedYear').selectAll().orderBy('year').execute();
}
