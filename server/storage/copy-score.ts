import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import {
  BESIDE_EACH_SIDE,
  BESIDE_FROM_VISITS,
  COPY_MODEL,
  type CopyEvidence,
  type CopyScore,
  type Siblings,
  scoreStamp,
} from '../../stamps/copies/index.ts';
import { unpackEvidence } from './copy-evidence-json.ts';
import type { Database } from './schema.ts';

/** The sums of a batch's evidence, with how many stamps it has. */
export interface Tally {
  readonly batchCode: string;
  readonly quantity: number;
  /** Stamps on goods. */
  readonly stamps: number;
  readonly checked: number;
  readonly visits: number;
  readonly late: number;
}

/** The score of a stamp as it stands now with its evidence; undefined before its first check. */
export async function readScore(
  db: Kysely<Database>,
  batchCode: string,
  stampIndex: number,
): Promise<{ readonly evidence: CopyEvidence; readonly score: CopyScore } | undefined> {
  const row = await db
    .selectFrom('copyEvidence')
    .select('evidenceJson')
    .where('batchCode', '=', batchCode)
    .where('stampIndex', '=', stampIndex)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { evidence } = unpackEvidence(row.evidenceJson);
  const tally = await readTally(db, batchCode);
  return { evidence, score: await scoreBeside(db, evidence, { batchCode, stampIndex, tally }) };
}

/** Scores a stamp from its evidence and from what is stored of the stamps beside it. */
export async function scoreBeside(
  db: Kysely<Database>,
  evidence: CopyEvidence,
  { batchCode, stampIndex, tally }: { batchCode: string; stampIndex: number; tally: Tally },
): Promise<CopyScore> {
  const siblings: Siblings = {
    batchQuantity: tally.quantity,
    batchStamps: tally.stamps,
    batchChecked: tally.checked,
    batchVisits: tally.visits,
    batchLate: tally.late,
    besideStamps: 0,
    besideLate: 0,
  };
  const alone = scoreStamp(evidence, siblings, COPY_MODEL);
  if (alone.visits.total < BESIDE_FROM_VISITS) return alone;
  const first = Math.max(0, stampIndex - BESIDE_EACH_SIDE);
  const last = Math.min(tally.quantity - 1, stampIndex + BESIDE_EACH_SIDE);
  const beside = await db
    .selectFrom('copyEvidence')
    .select(({ fn }) => fn.sum<number | null>('late').as('late'))
    .where('batchCode', '=', batchCode)
    .where('stampIndex', '>=', first)
    .where('stampIndex', '<=', last)
    .where('stampIndex', '<>', stampIndex)
    .executeTakeFirst();
  return scoreStamp(
    evidence,
    { ...siblings, besideStamps: last - first, besideLate: Number(beside?.late ?? 0) },
    COPY_MODEL,
  );
}

/** The sums of a batch as they stand. */
export async function readTally(db: Kysely<Database>, batchCode: string): Promise<Tally> {
  const row = await db
    .selectFrom('batch')
    .leftJoin('copyTally', 'copyTally.batchCode', 'batch.code')
    .leftJoin('batchTally', 'batchTally.batchCode', 'batch.code')
    .select([
      'batch.quantity',
      'batchTally.activated',
      'copyTally.checked',
      'copyTally.visits',
      'copyTally.late',
    ])
    .where('batch.code', '=', batchCode)
    .executeTakeFirstOrThrow();
  const { quantity, activated, checked, visits, late } = row;
  return {
    batchCode,
    quantity,
    stamps: activated ?? 0,
    checked: checked ?? 0,
    visits: visits ?? 0,
    late: late ?? 0,
  };
}

/** Keeps the sums of batches in place of those before. */
export async function writeTallies(db: Kysely<Database>, tallies: readonly Tally[]): Promise<void> {
  await sql`
    insert into copy_tally (batch_code, checked, visits, late)
    select value ->> 'batchCode', value ->> 'checked', value ->> 'visits', value ->> 'late'
    from json_each(${JSON.stringify(tallies)}) where true
    on conflict (batch_code) do update set checked = excluded.checked, visits = excluded.visits, late = excluded.late`.execute(
    db,
  );
}
