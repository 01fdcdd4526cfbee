import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';
import { type FiguresScope, productsOf } from './statistics.ts';

/** Stamps of many batches by what can still be done with them. */
export interface StampStock {
  readonly batches: number;
  readonly stamps: number;
  /** Not printed, in batches whose last day of activation has not passed. */
  readonly toPrint: number;
  /** Printed and not activated, in such batches. */
  readonly toActivate: number;
  readonly activated: number;
  readonly voided: number;
  /** Neither activated nor voided by their last day. */
  readonly expired: number;
}

/** Sums the counts of every batch of a scope up; `today` is the Vietnamese day by which stamps have expired. */
export async function stampStock(
  db: Kysely<Database>,
  scope: FiguresScope,
  today: string,
): Promise<StampStock> {
  const { rows } = await sql<StampStock>`
    select count(*) as batches, coalesce(sum(batch.quantity), 0) as stamps,
      coalesce(sum(iif(batch.unused_deadline_on >= ${today}, tally.allocated, 0)), 0) as to_print,
      coalesce(sum(iif(batch.unused_deadline_on >= ${today}, tally.printed, 0)), 0) as to_activate,
      coalesce(sum(tally.activated), 0) as activated,
      coalesce(sum(tally.damaged + tally.lost + tally.stolen), 0) as voided,
      coalesce(sum(iif(batch.unused_deadline_on < ${today}, tally.allocated + tally.printed, 0)), 0) as expired
    from batch join batch_tally as tally on tally.batch_code = batch.code where ${batchesOf(scope)}`.execute(
    db,
  );
  const [stock] = rows;
  if (stock === undefined) throw new TypeError('a sum has one row');
  return stock;
}

function batchesOf(scope: FiguresScope) {
  switch (scope.of) {
    case 'country':
      return sql<boolean>`true`;
    case 'province':
      return sql<boolean>`batch.producer_id in (select id from producer where province_code = ${scope.provinceCode})`;
    case 'products':
      return sql<boolean>`batch.product_id in (${productsOf(scope)})`;
  }
}
