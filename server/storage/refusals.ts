import type { Insertable, Kysely, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Database } from './schema.ts';
import type { RefusalTable } from './tables/batches.ts';

/** One refused request as stored. */
export type RefusalRow = Selectable<RefusalTable>;

/** Which refusals a list shows; absent members do not narrow it. */
export type RefusalFilter = {
  batchCode?: string;
  code?: string;
  provinceCode?: string;
  communeCode?: string;
};

/** Records a refusal; never inside the transaction of the refused request, which is rolled back. */
export async function insertRefusal(db: Kysely<Database>, refusal: Insertable<RefusalTable>): Promise<void> {
  await db.insertInto('refusal').values(refusal).execute();
}

/**
 * Deletes refusals from before `beforeMs`, and those beyond the newest `keep`; looks at the oldest `limit` alone.
 * @returns how many were deleted
 */
export async function deleteOldRefusals(
  db: Kysely<Database>,
  { beforeMs, keep, limit }: { readonly beforeMs: number; readonly keep: number; readonly limit: number },
): Promise<number> {
  const result = await sql`
    delete from refusal where id in (
      select id from (select id, time_ms from refusal order by id limit ${limit})
      where time_ms < ${beforeMs} or id <= (select max(id) from refusal) - ${keep})`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}

/** Lists refusals, newest first, with an id below `before`; at most `limit`. */
export async function listRefusals(
  db: Kysely<Database>,
  filter: RefusalFilter,
  limit: number,
  before?: number,
): Promise<RefusalRow[]> {
  let query = db.selectFrom('refusal').selectAll('refusal').orderBy('refusal.id', 'desc').limit(limit);
  const { batchCode, code, provinceCode, communeCode } = filter;
  if (batchCode !== undefined) query = query.where('refusal.batchCode', '=', batchCode);
  if (code !== undefined) query = query.where('refusal.code', '=', code);
  if (provinceCode !== undefined || communeCode !== undefined) {
    let placed = query
      .innerJoin('product', 'product.id', 'refusal.productId')
      .innerJoin('producer', 'producer.id', 'product.producerId');
    if (provinceCode !== undefined) placed = placed.where('producer.provinceCode', '=', provinceCode);
    if (communeCode !== undefined) placed = placed.where('producer.communeCode', '=', communeCode);
    query = placed;
  }
  if (before !== undefined) query = query.where('refusal.id', '<', before);
  return await query.execute();
}
