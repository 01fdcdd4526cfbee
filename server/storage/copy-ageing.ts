import type { Kysely, RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Database } from './schema.ts';

/** Where a walk over the stamps stands; null: at its beginning, or at its end. */
export type EvidenceCursor = { readonly batchCode: string; readonly stampIndex: number } | null;

/** What of the evidence is kept no longer. */
export interface EvidenceLimits {
  /** Marks of Vietnamese days (since 1970) before it: on another day they tell nobody apart. */
  readonly fromDay: number;
  /** Visits of quarters of a day before it, see `VisitCount`. */
  readonly fromQuarter: number;
  /** Told provinces of hours before it, see `PlaceSeen`. */
  readonly fromHour: number;
}

/**
 * Takes past marks, visits and places out of the evidence of at most `limit` stamps behind the cursor; the sums stay.
 * @returns where to go on; null when every stamp was looked at
 */
export async function ageEvidence(
  db: Kysely<Database>,
  { fromDay, fromQuarter, fromHour }: EvidenceLimits,
  after: EvidenceCursor,
  limit: number,
): Promise<EvidenceCursor> {
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
  const evidence = sql`evidence_json`;
  await sql`
    update copy_evidence set evidence_json = json_set(evidence_json, '$.m', json('[]'))
    where (batch_code, stamp_index) > (${from.batchCode}, ${from.stampIndex}) and ${isInStep}
      and evidence_json ->> '$.d' < ${fromDay} and json_array_length(evidence_json, '$.m') > 0`.execute(db);
  await sql`
    update copy_evidence set evidence_json = ${sinceOf(evidence, fromQuarter, fromHour)}
    where (batch_code, stamp_index) > (${from.batchCode}, ${from.stampIndex}) and ${isInStep}
      and ${isOlder(evidence, fromQuarter, fromHour)}`.execute(db);
  return last ?? null;
}

/** The same with the evidence that is kept with cases whose stamp was cleared; it holds no mark of anybody. */
export async function ageClearedEvidence(
  db: Kysely<Database>,
  { fromQuarter, fromHour }: EvidenceLimits,
): Promise<void> {
  const evidence = sql`(cleared_json ->> '$.evidenceJson')`;
  const kept = sinceOf(evidence, fromQuarter, fromHour);
  // Joined to an empty text: it stands there as a text, not as JSON within JSON.
  await sql`
    update suspicion_case
    set cleared_json = json_set(cleared_json, '$.evidenceJson', json_set(${kept}, '$.m', json('[]')) || '')
    where cleared_json is not null
      and (json_array_length(${evidence}, '$.m') > 0 or ${isOlder(evidence, fromQuarter, fromHour)})`.execute(
    db,
  );
}

/** Evidence without what is from before (a subquery's JSON is text until it is read as JSON); as `copy-evidence-json.ts` packs it. */
function sinceOf(evidence: RawBuilder<unknown>, fromQuarter: number, fromHour: number): RawBuilder<unknown> {
  return sql`json_set(${evidence},
    '$.v', json((select json_group_array(json(value)) from json_each(${evidence}, '$.v') where value ->> 0 >= ${fromQuarter})),
    '$.p', json((select json_group_array(json(value)) from json_each(${evidence}, '$.p') where value ->> 0 >= ${fromHour})))`;
}

/** Both lists ascend. */
function isOlder(evidence: RawBuilder<unknown>, fromQuarter: number, fromHour: number): RawBuilder<unknown> {
  return sql`(${evidence} ->> '$.v[0][0]' < ${fromQuarter} or ${evidence} ->> '$.p[0][0]' < ${fromHour})`;
}
