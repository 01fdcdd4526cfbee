import type { Insertable, Kysely, Selectable } from 'kysely';
import { sql } from 'kysely';
import { searchText } from '../domain/spelling.ts';
import { inChunks } from './in-chunks.ts';
import type { Database } from './schema.ts';
import { contains } from './search-page.ts';
import type { LotAmendmentTable, LotTable } from './tables/lots.ts';

/** One lot as stored. */
export type LotRow = Selectable<LotTable>;

/** A lot with the name of its product. */
export type NamedLotRow = LotRow & { productName: string };

/** One change of a lot's declared quantity as stored. */
export type LotAmendmentRow = Selectable<LotAmendmentTable>;

/** Position in the list of lots, newest first. */
export type LotPosition = { createdMs: number; id: string };

/** Which lots a list shows; absent members do not narrow it. */
export type LotFilter = {
  producerId?: string;
  productId?: string;
  provinceCode?: string;
  communeCode?: string;
  number?: string;
  state?: 'open' | 'full' | 'recalled';
  /** Part of the number, or of the product's name however it is spelled. */
  q?: string;
};

/** What a recall writes. */
export type Recall = { timeMs: number; actor: string; reason: string; noticeJson: string };

/** Writes a new lot; false when the product already has a lot of this number and nothing was written. */
export async function insertLot(db: Kysely<Database>, lot: Insertable<LotTable>): Promise<boolean> {
  const result = await db
    .insertInto('lot')
    .values(lot)
    .onConflict((conflict) => conflict.columns(['productId', 'number']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Finds a lot by its id. */
export async function findLot(db: Kysely<Database>, id: string): Promise<LotRow | undefined> {
  return await db.selectFrom('lot').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The numbers of lots, by their ids. */
export async function lotNumbers(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('lot').select(['id', 'number']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** Which of these lots are recalled. */
export async function recalledAmong(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await inChunks([...new Set(ids)], (some) =>
    db.selectFrom('lot').select('id').where('id', 'in', some).where('recalledMs', 'is not', null).execute(),
  );
  return new Set(rows.map(({ id }) => id));
}

/** Finds a product's lot by the number printed on the goods. */
export async function findLotByNumber(
  db: Kysely<Database>,
  productId: string,
  number: string,
): Promise<LotRow | undefined> {
  return await db
    .selectFrom('lot')
    .selectAll()
    .where('productId', '=', productId)
    .where('number', '=', number)
    .executeTakeFirst();
}

/** Lists lots, newest first, starting behind `after`; at most `limit`. */
export async function listLots(
  db: Kysely<Database>,
  filter: LotFilter,
  limit: number,
  after?: LotPosition,
): Promise<NamedLotRow[]> {
  let query = db
    .selectFrom('lot')
    .innerJoin('product', 'product.id', 'lot.productId')
    .innerJoin('producer', 'producer.id', 'product.producerId')
    .selectAll('lot')
    .select('product.name as productName')
    .orderBy('lot.createdMs', 'desc')
    .orderBy('lot.id', 'desc')
    .limit(limit);
  const { producerId, productId, provinceCode, communeCode, number, state, q } = filter;
  if (producerId !== undefined) query = query.where('product.producerId', '=', producerId);
  if (productId !== undefined) query = query.where('lot.productId', '=', productId);
  if (provinceCode !== undefined) query = query.where('producer.provinceCode', '=', provinceCode);
  if (communeCode !== undefined) query = query.where('producer.communeCode', '=', communeCode);
  if (number !== undefined) query = query.where('lot.number', '=', number);
  if (state === 'recalled') query = query.where('lot.recalledMs', 'is not', null);
  else if (state !== undefined) {
    query = query
      .where('lot.recalledMs', 'is', null)
      .where((eb) =>
        eb('lot.activatedQuantity', state === 'open' ? '<' : '>=', eb.ref('lot.declaredQuantity')),
      );
  }
  if (q !== undefined) {
    const words = searchText(q);
    const named = words === '' ? [] : [contains('product.search_key', words)];
    query = query.where((eb) => eb.or([contains('lot.number', q), ...named]));
  }
  if (after !== undefined) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('lot.createdMs', 'lot.id'), '<', tuple(after.createdMs, after.id)),
    );
  }
  return await query.execute();
}

/**
 * Adds `quantity` stamps to what is activated for a lot; false, with nothing changed, when that would pass its
 * declared quantity or the lot is recalled.
 */
export async function takeFromLot(db: Kysely<Database>, lotId: string, quantity: number): Promise<boolean> {
  const result = await db
    .updateTable('lot')
    .set({ activatedQuantity: sql<number>`activated_quantity + ${quantity}` })
    .where('id', '=', lotId)
    .where('recalledMs', 'is', null)
    .where(sql<boolean>`activated_quantity + ${quantity} <= declared_quantity`)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Gives `quantity` activated stamps back to a lot; false, with nothing changed, when it has fewer. */
export async function giveBackToLot(db: Kysely<Database>, lotId: string, quantity: number): Promise<boolean> {
  const result = await db
    .updateTable('lot')
    .set({ activatedQuantity: sql<number>`activated_quantity - ${quantity}` })
    .where('id', '=', lotId)
    .where('activatedQuantity', '>=', quantity)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Recalls a lot; false when it is recalled already and nothing was written. */
export async function recallLot(db: Kysely<Database>, lotId: string, recall: Recall): Promise<boolean> {
  const result = await db
    .updateTable('lot')
    .set({
      recalledMs: recall.timeMs,
      recalledBy: recall.actor,
      recallReason: recall.reason,
      recallNoticeJson: recall.noticeJson,
    })
    .where('id', '=', lotId)
    .where('recalledMs', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Changes what was declared about a lot; false, with nothing changed, when stamps were ever activated for it. */
export async function correctUnusedLot(
  db: Kysely<Database>,
  lotId: string,
  changes: Pick<LotRow, 'number' | 'producedOn' | 'expiresOn' | 'declaredQuantity' | 'materialsJson'>,
): Promise<boolean> {
  const result = await db
    .updateTable('lot')
    .set(changes)
    .where('id', '=', lotId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('rangeEntry').select('lotId').where('lotId', '=', lotId))),
    )
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/**
 * Sets a lot's declared quantity and keeps the amendment on record; false, with nothing changed, when more
 * stamps than that are activated for it or the declared quantity is no longer `amendment.fromQuantity`.
 */
export async function amendLotQuantity(
  db: Kysely<Database>,
  amendment: Insertable<LotAmendmentTable>,
): Promise<boolean> {
  const result = await db
    .updateTable('lot')
    .set({ declaredQuantity: amendment.toQuantity })
    .where('id', '=', amendment.lotId)
    .where('declaredQuantity', '=', amendment.fromQuantity)
    .where('activatedQuantity', '<=', amendment.toQuantity)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return false;
  await db.insertInto('lotAmendment').values(amendment).execute();
  return true;
}

/** Lists the amendments of a lot's declared quantity, oldest first, with an id above `after`; at most `limit`. */
export async function listLotAmendments(
  db: Kysely<Database>,
  lotId: string,
  limit: number,
  after = 0,
): Promise<LotAmendmentRow[]> {
  return await db
    .selectFrom('lotAmendment')
    .selectAll()
    .where('lotId', '=', lotId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}
