import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Database } from './schema.ts';
import type { TableImportTable } from './tables/table-import.ts';

/** One imported table as stored. */
export type TableImportRow = Selectable<TableImportTable>;

/** A table as lists show it, without its rows. */
export type TableImportHead = Pick<TableImportRow, (typeof HEAD)[number]>;

const HEAD = [
  'id',
  'kind',
  'state',
  'createdBy',
  'provinceCode',
  'fileName',
  'imported',
  'updated',
  'alreadyThere',
  'refused',
  'createdMs',
  'confirmedMs',
] as const;

/** Position in the list of tables, the latest first. */
export interface TableImportPosition {
  readonly createdMs: number;
  readonly id: string;
}

/** Adds a table; of the open ones of the same actor only the latest `kept` stay. */
export async function insertTableImport(
  db: Kysely<Database>,
  row: Insertable<TableImportTable>,
  kept: number,
): Promise<void> {
  await db.insertInto('tableImport').values(row).execute();
  const ofActor = db
    .selectFrom('tableImport')
    .select('id')
    .where('createdBy', '=', row.createdBy)
    .where('state', '=', 'open');
  await db
    .deleteFrom('tableImport')
    .where('createdBy', '=', row.createdBy)
    .where('state', '=', 'open')
    .where('id', 'not in', ofActor.orderBy('createdMs', 'desc').orderBy('id', 'desc').limit(kept))
    .execute();
}

/** The table with this id. */
export async function findTableImport(db: Kysely<Database>, id: string): Promise<TableImportRow | undefined> {
  return await db.selectFrom('tableImport').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Keeps an imported table with what became of its rows, also when it was forgotten meanwhile: its rows are in the registry. */
export async function keepConfirmedTable(
  db: Kysely<Database>,
  row: Insertable<TableImportTable>,
): Promise<void> {
  const { imported, updated, alreadyThere, refused, content, confirmedMs } = row;
  const confirmed = { state: 'confirmed', imported, updated, alreadyThere, refused, content, confirmedMs };
  await db
    .insertInto('tableImport')
    .values({ ...row, ...confirmed })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(confirmed).where('tableImport.state', '=', 'open'),
    )
    .execute();
}

/** Forgets a table that was not imported; tells whether there was one. */
export async function deleteOpenTableImport(db: Kysely<Database>, id: string): Promise<boolean> {
  const result = await db
    .deleteFrom('tableImport')
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** One page of tables, of one province when it is given, the latest first, starting behind `after`. */
export async function listTableImports(
  db: Kysely<Database>,
  { provinceCode }: { readonly provinceCode?: string | undefined },
  { limit, after }: { readonly limit: number; readonly after?: TableImportPosition | undefined },
): Promise<TableImportHead[]> {
  let query = db
    .selectFrom('tableImport')
    .select(HEAD)
    .orderBy('createdMs', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (provinceCode !== undefined) query = query.where('provinceCode', '=', provinceCode);
  if (after !== undefined)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('createdMs', 'id'), '<', tuple(after.createdMs, after.id)),
    );
  return await query.execute();
}

/** Forgets open tables made before `openBeforeMs`, and the rows of those imported before `confirmedBeforeMs`. */
export async function forgetTableImports(
  db: Kysely<Database>,
  { openBeforeMs, confirmedBeforeMs }: { readonly openBeforeMs: number; readonly confirmedBeforeMs: number },
): Promise<void> {
  await db
    .deleteFrom('tableImport')
    .where('state', '=', 'open')
    .where('createdMs', '<', openBeforeMs)
    .execute();
  await db
    .updateTable('tableImport')
    .set({ content: null })
    .where('confirmedMs', '<', confirmedBeforeMs)
    .where('content', 'is not', null)
    .execute();
}
