import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Database } from './schema.ts';
import type { AnnexTable } from './tables/annex.ts';

/** One annex as stored. */
export type AnnexRow = Selectable<AnnexTable>;

/** An annex as lists show it, without its sheets and rows. */
export type AnnexHead = Pick<AnnexRow, (typeof HEAD)[number]>;

const HEAD = [
  'id',
  'state',
  'version',
  'createdBy',
  'provinceCode',
  'fileName',
  'decisionJson',
  'confirmedMs',
  'confirmedBy',
  'undoneMs',
  'undoneBy',
  'undoReason',
  'createdMs',
  'updatedMs',
] as const;

/** Position in the list of annexes, the one touched last first. */
export interface AnnexPosition {
  readonly updatedMs: number;
  readonly id: string;
}

/** Adds an annex. */
export async function insertAnnex(db: Kysely<Database>, annex: Insertable<AnnexTable>): Promise<void> {
  await db.insertInto('annex').values(annex).execute();
}

/** The annex with this id. */
export async function findAnnex(db: Kysely<Database>, id: string): Promise<AnnexRow | undefined> {
  return await db.selectFrom('annex').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The open annex that an actor made from the same upload. */
export async function findOpenAnnexFrom(
  db: Kysely<Database>,
  actor: string,
  sourceHash: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('annex')
    .select('id')
    .where('createdBy', '=', actor)
    .where('state', '=', 'open')
    .where('sourceHash', '=', sourceHash)
    .executeTakeFirst();
  return row?.id;
}

/** Changes an annex, but only while it is still at `version`; tells whether it was. */
export async function updateAnnex(
  db: Kysely<Database>,
  { id, version }: Pick<AnnexRow, 'id' | 'version'>,
  values: Partial<Omit<AnnexRow, 'id' | 'version'>>,
): Promise<boolean> {
  const result = await db
    .updateTable('annex')
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Forgets an annex that was not confirmed; tells whether there was one. */
export async function deleteOpenAnnex(db: Kysely<Database>, id: string): Promise<boolean> {
  const result = await db
    .deleteFrom('annex')
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** How many open annexes an actor has. */
export async function countOpenAnnexes(db: Kysely<Database>, actor: string): Promise<number> {
  const row = await db
    .selectFrom('annex')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('createdBy', '=', actor)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** One page of annexes, of one province when it is given, the one touched last first, starting behind `after`. */
export async function listAnnexes(
  db: Kysely<Database>,
  filter: { readonly provinceCode?: string | undefined },
  page: { readonly limit: number; readonly after?: AnnexPosition | undefined },
): Promise<AnnexHead[]> {
  let query = db
    .selectFrom('annex')
    .select(HEAD)
    .orderBy('updatedMs', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit);
  const { provinceCode } = filter;
  const { after } = page;
  if (provinceCode !== undefined) query = query.where('provinceCode', '=', provinceCode);
  if (after !== undefined)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('updatedMs', 'id'), '<', tuple(after.updatedMs, after.id)),
    );
  return await query.execute();
}

/** Forgets open annexes untouched since `openBeforeMs`, and the sheets of those settled before `settledBeforeMs`. */
export async function forgetAnnexes(
  db: Kysely<Database>,
  { openBeforeMs, settledBeforeMs }: { readonly openBeforeMs: number; readonly settledBeforeMs: number },
): Promise<void> {
  await db.deleteFrom('annex').where('state', '=', 'open').where('updatedMs', '<', openBeforeMs).execute();
  await db
    .updateTable('annex')
    .set({ sheetsJson: null, editsJson: '{}' })
    .where('state', '!=', 'open')
    .where('sheetsJson', 'is not', null)
    .where('updatedMs', '<', settledBeforeMs)
    .execute();
}

/** Remembers how an actor mapped a header for an authority. */
export async function keepAnnexMapping(
  db: Kysely<Database>,
  mapping: { actor: string; authorityKey: string; headerKey: string; mappingJson: string; usedMs: number },
): Promise<void> {
  const { mappingJson, usedMs } = mapping;
  await db
    .insertInto('annexMapping')
    .values(mapping)
    .onConflict((conflict) =>
      conflict.columns(['actor', 'authorityKey', 'headerKey']).doUpdateSet({ mappingJson, usedMs }),
    )
    .execute();
}

/** How a header was mapped last: by this actor, else by anybody for this authority. */
export async function findAnnexMapping(
  db: Kysely<Database>,
  { actor, authorityKey, headerKey }: { actor: string; authorityKey: string; headerKey: string },
): Promise<string | undefined> {
  const rows = await db
    .selectFrom('annexMapping')
    .select(['actor', 'mappingJson'])
    .where('headerKey', '=', headerKey)
    .where((eb) => eb.or([eb('actor', '=', actor), eb('authorityKey', '=', authorityKey)]))
    .orderBy('usedMs', 'desc')
    .limit(20)
    .execute();
  return (rows.find((row) => row.actor === actor) ?? rows[0])?.mappingJson;
}

/** Forgets mappings unused since `beforeMs`. */
export async function forgetAnnexMappings(db: Kysely<Database>, beforeMs: number): Promise<void> {
  await db.deleteFrom('annexMapping').where('usedMs', '<', beforeMs).execute();
}
