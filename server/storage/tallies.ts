import type { ExpressionBuilder, Kysely, Selectable } from 'kysely';
import type { Database } from './schema.ts';
import type { BatchTallyTable, StampMovementTable } from './tables/issuance.ts';

/** The counts of one batch as stored. */
export type BatchTallyRow = Selectable<BatchTallyTable>;

/** The movements of one batch in one month as stored. */
export type StampMovementRow = Selectable<StampMovementTable>;

/** The movements of one month, whichever batch they are of. */
export type Movement = Omit<StampMovementRow, 'batchCode' | 'month'>;

/** Columns of a month's movements. */
export const MOVEMENTS = [
  'ordered',
  'printed',
  'activated',
  'damaged',
  'lost',
  'stolen',
  'expired',
  'withdrawn',
] as const satisfies readonly (keyof Movement)[];

/** The counts of a batch; undefined when they were never written. */
export async function findTally(db: Kysely<Database>, batchCode: string): Promise<BatchTallyRow | undefined> {
  return await db.selectFrom('batchTally').selectAll().where('batchCode', '=', batchCode).executeTakeFirst();
}

/** Writes the counts of a batch, in the place of what was there. */
export async function putTally(db: Kysely<Database>, tally: BatchTallyRow): Promise<void> {
  const { batchCode: _, ...counts } = tally;
  await db
    .insertInto('batchTally')
    .values(tally)
    .onConflict((conflict) => conflict.column('batchCode').doUpdateSet(counts))
    .execute();
}

/** Adds movements to a batch's month. */
export async function addMovement(
  db: Kysely<Database>,
  batchCode: string,
  month: string,
  movement: Movement,
): Promise<void> {
  const added = (eb: ExpressionBuilder<Database, 'stampMovement'>) =>
    Object.fromEntries(MOVEMENTS.map((name) => [name, eb(`stampMovement.${name}`, '+', movement[name])]));
  await db
    .insertInto('stampMovement')
    .values({ batchCode, month, ...movement })
    .onConflict((conflict) => conflict.columns(['batchCode', 'month']).doUpdateSet(added))
    .execute();
}

/** Forgets the movements of a batch, to be counted anew. */
export async function deleteMovements(db: Kysely<Database>, batchCode: string): Promise<void> {
  await db.deleteFrom('stampMovement').where('batchCode', '=', batchCode).execute();
}

/** Codes of batches whose counts are missing or behind their log, at most `limit`. */
export async function uncountedBatches(db: Kysely<Database>, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('batch')
    .leftJoin('batchTally', 'batchTally.batchCode', 'batch.code')
    .select('batch.code')
    .where((eb) =>
      eb.or([
        eb('batchTally.logVersion', 'is', null),
        eb('batchTally.logVersion', '<>', eb.ref('batch.logVersion')),
      ]),
    )
    .limit(limit)
    .execute();
  return rows.map(({ code }) => code);
}
