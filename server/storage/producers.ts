import type { Insertable, Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Database, ProducerTable } from './schema.ts';
import { containsPattern, type SearchPage } from './search-page.ts';

/** Adds a producer; its match key must be new. */
export async function insertProducer(
  db: Kysely<Database>,
  producer: Insertable<ProducerTable>,
): Promise<void> {
  await db.insertInto('producer').values(producer).execute();
}

/** Replaces the row of `producer.id`, but only while it is still the version of `expectedUpdatedMs`; tells whether it was. */
export async function updateProducer(
  db: Kysely<Database>,
  producer: ProducerTable,
  expectedUpdatedMs: number,
): Promise<boolean> {
  const { id, ...values } = producer;
  const result = await db
    .updateTable('producer')
    .set(values)
    .where('id', '=', id)
    .where('updatedMs', '=', expectedUpdatedMs)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The producer with this id. */
export async function findProducer(db: Kysely<Database>, id: string): Promise<ProducerTable | undefined> {
  return await db.selectFrom('producer').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The producer whose name and province fold to this key. */
export async function findProducerByKey(
  db: Kysely<Database>,
  matchKey: string,
): Promise<ProducerTable | undefined> {
  return await db.selectFrom('producer').selectAll().where('matchKey', '=', matchKey).executeTakeFirst();
}

/** One page of producers by search key, narrowed to a province when it is given. */
export async function listProducers(
  db: Kysely<Database>,
  page: SearchPage & { readonly provinceCode?: string | undefined },
): Promise<ProducerTable[]> {
  let query = db.selectFrom('producer').selectAll().orderBy('searchKey').orderBy('id').limit(page.limit);
  const { after, contains, provinceCode } = page;
  if (provinceCode !== undefined) query = query.where('provinceCode', '=', provinceCode);
  if (contains !== undefined)
    query = query.where(sql<boolean>`search_key like ${containsPattern(contains)} escape '\\'`);
  if (after !== undefined)
    query = query.where((eb) => eb(eb.refTuple('searchKey', 'id'), '>', eb.tuple(after.searchKey, after.id)));
  return await query.execute();
}
