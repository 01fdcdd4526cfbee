import type { Kysely, Selectable } from 'kysely';
import { withEvidence } from '../../stamps/copies/index.ts';
import { NO_STORED_EVIDENCE, packEvidence, unpackEvidence } from './copy-evidence-json.ts';
import { readTally, writeTallies } from './copy-score.ts';
import type { Database } from './schema.ts';
import type { CopyEvidenceTable } from './tables/copies.ts';

type Evidence = Selectable<CopyEvidenceTable>;

/** What spoke against a stamp before it was cleared. */
export type ClearedEvidence = Omit<Evidence, 'batchCode' | 'stampIndex'>;

/** A stamp by what every count is keyed by. */
export interface StampPlace {
  readonly batchCode: string;
  readonly stampIndex: number;
}

/**
 * Begins the evidence about a stamp anew, inside the transaction of whoever clears it, and leaves it alone until a moment.
 * @returns what spoke against it; null when it was never checked.
 */
export async function clearStamp(
  db: Kysely<Database>,
  stamp: StampPlace,
  quietUntilMs: number,
): Promise<ClearedEvidence | null> {
  await db
    .insertInto('copyQuiet')
    .values({ ...stamp, untilMs: quietUntilMs })
    .onConflict((on) => on.columns(['batchCode', 'stampIndex']).doUpdateSet({ untilMs: quietUntilMs }))
    .execute();
  const was = await findEvidence(db, stamp);
  if (was === undefined) return null;
  // Who was seen today stays known: the same visitor does not count anew for having been cleared.
  const { markDay, marks } = unpackEvidence(was.evidenceJson);
  const evidenceJson = packEvidence({ ...NO_STORED_EVIDENCE, markDay, marks });
  await replaceEvidence(db, was, {
    evidenceJson,
    visits: 0,
    late: 0,
    points: 0,
    reasonsJson: '[]',
    suspectSinceMs: null,
  });
  const { batchCode, stampIndex, ...cleared } = was;
  // With the case for good: no mark of a visitor.
  return { ...cleared, evidenceJson: packEvidence({ ...unpackEvidence(was.evidenceJson), marks: [] }) };
}

/** Takes the clearing of a stamp back, inside a transaction: what spoke against it then and since stands together. */
export async function restoreStamp(
  db: Kysely<Database>,
  stamp: StampPlace,
  cleared: ClearedEvidence | null,
): Promise<void> {
  await liftQuiet(db, stamp);
  const since = await findEvidence(db, stamp);
  if (cleared === null || since === undefined) return;
  const now = unpackEvidence(since.evidenceJson);
  const { evidence } = unpackEvidence(cleared.evidenceJson);
  const restored = {
    ...now,
    evidence: withEvidence(evidence, now.evidence),
  };
  // What was found since stands: a later case may have confirmed it.
  const last = since.suspectSinceMs === null ? cleared : since;
  await replaceEvidence(db, since, {
    reasonsJson: last.reasonsJson,
    suspectSinceMs: cleared.suspectSinceMs ?? since.suspectSinceMs,
    points: Math.max(cleared.points, since.points),
    evidenceJson: packEvidence(restored),
    visits: cleared.visits + since.visits,
    late: cleared.late + since.late,
  });
}

/** Lets checks make a stamp suspected again. */
export async function liftQuiet(db: Kysely<Database>, { batchCode, stampIndex }: StampPlace): Promise<void> {
  await db
    .deleteFrom('copyQuiet')
    .where('batchCode', '=', batchCode)
    .where('stampIndex', '=', stampIndex)
    .execute();
}

/** Whether a stamp is suspected, and its last score; undefined before its first check. */
export async function findEvidence(
  db: Kysely<Database>,
  { batchCode, stampIndex }: StampPlace,
): Promise<Evidence | undefined> {
  return await db
    .selectFrom('copyEvidence')
    .selectAll()
    .where('batchCode', '=', batchCode)
    .where('stampIndex', '=', stampIndex)
    .executeTakeFirst();
}

/** The sums of the batch follow. */
async function replaceEvidence(db: Kysely<Database>, was: Evidence, next: ClearedEvidence): Promise<void> {
  const { batchCode, stampIndex } = was;
  const tally = await readTally(db, batchCode);
  await db
    .updateTable('copyEvidence')
    .set(next)
    .where('batchCode', '=', batchCode)
    .where('stampIndex', '=', stampIndex)
    .execute();
  await writeTallies(db, [
    {
      ...tally,
      visits: tally.visits + next.visits - was.visits,
      late: tally.late + next.late - was.late,
    },
  ]);
}
