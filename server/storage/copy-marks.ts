import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Database } from './schema.ts';

/** Where a walk over the stamps stands; null: at its beginning, or at its end. */
export type MarksCursor = { readonly batchCode: string; readonly stampIndex: number } | null;

/**
 * Empties the visitor marks of days before `today` (Vietnamese days since 1970) of at most `limit` stamps behind the
 * cursor: on another day they tell nobody apart. @returns where to go on; null when every stamp was looked at
 */
export async function emptyPastMarks(
  db: Kysely<Database>,
  today: number,
  after: MarksCursor,
  limit: number,
): Promise<MarksCursor> {
  const from = after ?? { batchCode: '', stampIndex: -1 };
  const { rows } = await sql<{ batchCode: string; stampIndex: number }>`
    select batch_code, stamp_index from copy_evidence
    where (batch_code, stamp_index) > (${from.batchCode}, ${from.stampIndex})
    order by batch_code, stamp_index limit 1 offset ${limit - 1}`.execute(db);
  const [last] = rows;
  const isInStep =
    last === undefined
      ? sql`true`
      : sql`(batch_code, stamp_index) <= (${last.batchCode}, ${last.stampIndex})`;
  await sql`
    update copy_evidence set evidence_json = json_set(evidence_json, '$.m', json('[]'))
    where (batch_code, stamp_index) > (${from.batchCode}, ${from.stampIndex}) and ${isInStep}
      and evidence_json ->> '$.d' < ${today} and json_array_length(evidence_json, '$.m') > 0`.execute(db);
  return last ?? null;
}
