import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Database } from './schema.ts';

/** Stamps of several batches, by what became of them; `suspended` and `expiredUnused` are counted in their phase as well. */
export interface StampTotals {
  readonly batches: number;
  readonly stamps: number;
  readonly allocated: number;
  readonly printed: number;
  readonly activated: number;
  readonly voided: number;
  readonly suspended: number;
  readonly expiredUnused: number;
}

/** Whose batches are summed up. */
export type TalliedBatches =
  | { readonly productId: string }
  | { readonly certificateId: string }
  | { readonly producerId: string };

/** Sums the counts of some batches up; `today` is the Vietnamese day by which stamps have expired. */
export async function sumTallies(
  db: Kysely<Database>,
  of: TalliedBatches,
  today: string,
): Promise<StampTotals> {
  let query = db
    .selectFrom('batch')
    .innerJoin('batchTally as tally', 'tally.batchCode', 'batch.code')
    .select(({ fn }) => [
      fn.countAll<number>().as('batches'),
      total('batch.quantity').as('stamps'),
      total('tally.allocated').as('allocated'),
      total('tally.printed').as('printed'),
      total('tally.activated').as('activated'),
      total('tally.damaged + tally.lost + tally.stolen').as('voided'),
      total('tally.suspended').as('suspended'),
      sql<number>`coalesce(sum(case when batch.unused_deadline_on < ${today} then tally.allocated + tally.printed else 0 end), 0)`.as(
        'expiredUnused',
      ),
    ]);
  if ('productId' in of) query = query.where('batch.productId', '=', of.productId);
  else if ('certificateId' in of) query = query.where('batch.certificateId', '=', of.certificateId);
  else query = query.where('batch.producerId', '=', of.producerId);
  return await query.executeTakeFirstOrThrow();
}

function total(column: string) {
  return sql<number>`coalesce(sum(${sql.raw(column)}), 0)`;
}
