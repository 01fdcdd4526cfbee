import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { inChunks } from './in-chunks.ts';
import { insertRow } from './insert-row.ts';
import { knownRows } from './known-rows.ts';
import { learnUnproductive } from './products.ts';
import type { Database } from './schema.ts';
import { containsPattern, type SearchPage } from './search-page.ts';
import type { ProducerTable } from './tables/registry.ts';

/** Adds a producer; its match key must be new. */
export async function insertProducer(db: Kysely<Database>, producer: ProducerTable): Promise<void> {
  await insertRow(db, 'producer', producer);
  byId.learn(db, producer.id, producer);
  byKey.learn(db, producer.matchKey, producer);
  if (producer.withdrawnMs === null) standing.learn(db, producer.id, true);
  learnUnproductive(db, producer.id);
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
  forgetProducers(db);
  return result.numUpdatedRows === 1n;
}

/** Rows of producers were changed: a long work asks for them again. */
export function forgetProducers(db: Kysely<Database>): void {
  byId.forget(db);
  byKey.forget(db);
  standing.forget(db);
}

/** The producer with this id. */
export async function findProducer(db: Kysely<Database>, id: string): Promise<ProducerTable | undefined> {
  return await byId.find(db, id);
}

const byId = knownRows(
  async (db, id): Promise<ProducerTable | undefined> =>
    await db.selectFrom('producer').selectAll().where('id', '=', id).executeTakeFirst(),
);

/** The producer whose name and province fold to this key. */
export async function findProducerByKey(
  db: Kysely<Database>,
  matchKey: string,
): Promise<ProducerTable | undefined> {
  return await byKey.find(db, matchKey);
}

const byKey = knownRows(
  async (db, matchKey): Promise<ProducerTable | undefined> =>
    await db.selectFrom('producer').selectAll().where('matchKey', '=', matchKey).executeTakeFirst(),
);

/** The producers of these keys; a long work knows them, and which keys have none, from then on. */
export async function learnProducers(
  db: Kysely<Database>,
  matchKeys: readonly string[],
): Promise<ProducerTable[]> {
  const found = await inChunks(matchKeys, async (some) =>
    db.selectFrom('producer').selectAll().where('matchKey', 'in', some).execute(),
  );
  for (const key of matchKeys) byKey.learn(db, key, undefined);
  for (const producer of found) {
    byId.learn(db, producer.id, producer);
    byKey.learn(db, producer.matchKey, producer);
  }
  return found;
}

/** Something uses a producer: it stands in the lists again. */
export async function takeUpProducer(db: Kysely<Database>, id: string): Promise<void> {
  await standing.find(db, id);
}

const standing = knownRows(async (db, id) => {
  const { numUpdatedRows } = await db
    .updateTable('producer')
    .set({ withdrawnMs: null })
    .where('id', '=', id)
    .where('withdrawnMs', 'is not', null)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) forgetProducers(db);
  return true;
});

/** One page of producers by search key; absent members do not narrow it. */
export async function listProducers(
  db: Kysely<Database>,
  page: SearchPage & {
    readonly provinceCode?: string | undefined;
    readonly communeCode?: string | undefined;
    /** Those that have a product of this group. */
    readonly productGroup?: string | undefined;
  },
): Promise<ProducerTable[]> {
  let query = db.selectFrom('producer').selectAll().where('withdrawnMs', 'is', null);
  query = query.orderBy('searchKey').orderBy('id').limit(page.limit);
  const { after, contains, provinceCode, communeCode, productGroup } = page;
  if (provinceCode !== undefined) query = query.where('provinceCode', '=', provinceCode);
  if (communeCode !== undefined) query = query.where('communeCode', '=', communeCode);
  if (productGroup !== undefined)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('product')
          .select('product.id')
          .whereRef('product.producerId', '=', 'producer.id')
          .where('product.productGroup', '=', productGroup)
          .where('product.withdrawnMs', 'is', null),
      ),
    );
  if (contains !== undefined)
    query = query.where(sql<boolean>`search_key like ${containsPattern(contains)} escape '\\'`);
  if (after !== undefined)
    query = query.where((eb) => eb(eb.refTuple('searchKey', 'id'), '>', eb.tuple(after.searchKey, after.id)));
  return await query.execute();
}

/** A producer as it is compared with a name of an imported table. */
export interface ProducerName {
  readonly id: string;
  readonly name: string;
  readonly communeName: string | null;
  readonly products: number;
}

/** Every producer of a province, by name. */
export async function producerNames(db: Kysely<Database>, provinceCode: string): Promise<ProducerName[]> {
  return await namedProducers(db)
    .where('producer.provinceCode', '=', provinceCode)
    .orderBy('producer.searchKey')
    .orderBy('producer.id')
    .execute();
}

/** Producers that are registered under a tax code or other identifier, in any spacing of it. */
export async function producersByIdentifier(
  db: Kysely<Database>,
  identifier: string,
): Promise<ProducerName[]> {
  return await namedProducers(db)
    .where(
      sql<boolean>`replace(replace(replace(producer.identifier, ' ', ''), '-', ''), '.', '') = ${identifier.replaceAll(/[ .-]/g, '')}`,
    )
    .orderBy('producer.searchKey')
    .limit(20)
    .execute();
}

function namedProducers(db: Kysely<Database>) {
  return db
    .selectFrom('producer')
    .leftJoin('commune', 'commune.code', 'producer.communeCode')
    .where('producer.withdrawnMs', 'is', null)
    .select(['producer.id', 'producer.name', 'commune.name as communeName'])
    .select(
      sql<number>`(select count(*) from product
        where product.producer_id = producer.id and product.withdrawn_ms is null)`.as('products'),
    );
}
