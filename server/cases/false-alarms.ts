import type { Kysely } from 'kysely';
import type { Static } from 'typebox';
import { countDetected } from '../storage/cases.ts';
import { checkedByYear } from '../storage/checked-years.ts';
import type { Database } from '../storage/schema.ts';
import type { FalseAlarms } from './schemas.ts';

/** How often checks made a stamp suspected, and how often wrongly, by year, the newest first. */
export async function readFalseAlarms(db: Kysely<Database>): Promise<Static<typeof FalseAlarms>> {
  const checked = await checkedByYear(db);
  const detected = await countDetected(db);
  const years = [...new Set([...checked, ...detected].map(({ year }) => year))].sort((a, b) => b - a);
  return {
    years: years.map((year) => {
      const stamps = checked.find((each) => each.year === year)?.stamps ?? 0;
      const ofYear = detected.filter((each) => each.year === year);
      const count = (outcome: string) =>
        ofYear.reduce((sum, each) => sum + (each.outcome === outcome ? each.count : 0), 0);
      const falseAlarms = count('false-alarm');
      return {
        year,
        checked: stamps,
        suspected: ofYear.reduce((sum, each) => sum + each.count, 0),
        falseAlarms,
        confirmed: count('confirmed'),
        unresolved: count('unresolved'),
        open: count('open'),
        falsePerMillion: stamps === 0 ? null : Math.round((falseAlarms / stamps) * 10_000_000) / 10,
      };
    }),
  };
}
