import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { parseBatchCode } from '../../stamps/serial/index.ts';
import { searchText } from '../domain/spelling.ts';
import type { BatchRow } from './batches.ts';
import type { Database } from './schema.ts';
import { contains } from './search-page.ts';
import type { BatchTallyRow } from './tallies.ts';

/**
 * What a batch as a whole waits for, the first that is true of it: stamps that expired unused, printed stamps to be
 * activated, stamps to be printed, nothing (some are in use), nothing (all are voided).
 */
export const BATCH_STAGES = ['expired', 'to-activate', 'to-print', 'in-use', 'spent'] as const;

/** One of {@link BATCH_STAGES}. */
export type BatchStage = (typeof BATCH_STAGES)[number];

/** A batch with its counts and the names that lists show. */
export type ListedBatchRow = BatchRow &
  Omit<BatchTallyRow, 'batchCode' | 'logVersion'> & {
    variantName: string;
    productName: string;
    producerName: string;
    stage: BatchStage;
    /** Stamps printed again, counted as often as they were. */
    reprinted: number;
    /** Stamps whose hidden code was used. */
    claimed: number;
  };

/** Position in the list of batches, newest first. */
export type BatchPosition = { createdMs: number; code: string };

/** Which batches a list shows; absent members do not narrow it. */
export type BatchFilter = {
  producerId?: string;
  productId?: string;
  provinceCode?: string;
  communeCode?: string;
  /** `to-print`: with stamps to be printed, also while others of them wait for activation. */
  stage?: BatchStage;
  code?: string;
  /** Part of the code, or of the product's name however it is spelled. */
  q?: string;
};

/** Lists batches, newest first, starting behind `after`; at most `limit`. `today` is the Vietnamese day that stages are of. */
export async function listBatches(
  db: Kysely<Database>,
  filter: BatchFilter,
  limit: number,
  today: string,
  after?: BatchPosition,
): Promise<ListedBatchRow[]> {
  let query = listed(db, today).orderBy('batch.createdMs', 'desc').orderBy('batch.code', 'desc').limit(limit);
  const { producerId, productId, provinceCode, communeCode, stage, code, q } = filter;
  if (producerId !== undefined) query = query.where('batch.producerId', '=', producerId);
  if (productId !== undefined) query = query.where('batch.productId', '=', productId);
  if (provinceCode !== undefined) query = query.where('producer.provinceCode', '=', provinceCode);
  if (communeCode !== undefined) query = query.where('producer.communeCode', '=', communeCode);
  if (stage === 'to-print')
    query = query.where('tally.allocated', '>', 0).where('batch.unusedDeadlineOn', '>=', today);
  else if (stage !== undefined) query = query.where(stageOn(today), '=', stage);
  if (code !== undefined) query = query.where('batch.code', '=', code);
  if (q !== undefined) {
    const words = searchText(q);
    const named = words === '' ? [] : [contains('product.search_key', words)];
    query = query.where((eb) => eb.or([contains('batch.code', parseBatchCode(q) ?? q), ...named]));
  }
  if (after !== undefined) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('batch.createdMs', 'batch.code'), '<', tuple(after.createdMs, after.code)),
    );
  }
  return await query.execute();
}

/** Finds a batch as lists show it. */
export async function findListedBatch(
  db: Kysely<Database>,
  code: string,
  today: string,
): Promise<ListedBatchRow | undefined> {
  return await listed(db, today).where('batch.code', '=', code).executeTakeFirst();
}

function listed(db: Kysely<Database>, today: string) {
  return db
    .selectFrom('batch')
    .innerJoin('batchTally as tally', 'tally.batchCode', 'batch.code')
    .leftJoin('claimTally', 'claimTally.batchCode', 'batch.code')
    .innerJoin('variant', 'variant.id', 'batch.variantId')
    .innerJoin('product', 'product.id', 'batch.productId')
    .innerJoin('producer', 'producer.id', 'batch.producerId')
    .selectAll('batch')
    .select([
      'tally.allocated',
      'tally.printed',
      'tally.activated',
      'tally.damaged',
      'tally.lost',
      'tally.stolen',
      'tally.suspended',
      'variant.name as variantName',
      'product.name as productName',
      'producer.name as producerName',
      stageOn(today).as('stage'),
    ])
    .select((eb) =>
      eb.fn
        .coalesce(
          eb
            .selectFrom('printJob')
            .select((job) => job.fn.sum<number>('printJob.reprinted').as('reprinted'))
            .whereRef('printJob.batchCode', '=', 'batch.code')
            // Written out, so that the index of reprints can serve it.
            .where(sql<boolean>`print_job.reprinted > 0`),
          sql<number>`0`,
        )
        .as('reprinted'),
    )
    .select((eb) => eb.fn.coalesce('claimTally.claimed', sql<number>`0`).as('claimed'));
}

function stageOn(today: string) {
  return sql<BatchStage>`case when batch.unused_deadline_on < ${today} and tally.allocated + tally.printed > 0 then 'expired'
    when tally.printed > 0 then 'to-activate' when tally.allocated > 0 then 'to-print' when tally.activated > 0 then 'in-use'
    else 'spent' end`;
}
