import type { QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';

const STATEMENTS = [
  `create table claim (
    batch_code text not null references batch (code), stamp_index integer not null, time_ms integer not null,
    once_key text, primary key (batch_code, stamp_index)
  ) without rowid`,
];

/** First uses of hidden codes. */
export async function up(db: QueryExecutorProvider): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
