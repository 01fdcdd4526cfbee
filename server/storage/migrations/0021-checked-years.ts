import type { QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';

/** Counts anew how many stamps were checked first in each Vietnamese year: some had been counted twice. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `delete from checked_year`,
  // Vietnam is seven hours ahead of UTC all year.
  `insert into checked_year (year, stamps)
    select cast(strftime('%Y', first_ms / 1000 + 25200, 'unixepoch') as integer), count(*) from scan_total group by 1`,
];
