import type { Kysely } from 'kysely';
import { askedOnce } from './long-work.ts';
import type { Database } from './schema.ts';
import type { CommuneTable, ProvinceTable } from './tables/registry.ts';

/** Writes the provinces; a code that is there already gets the new names. Safe to repeat. */
export async function upsertProvinces(
  db: Kysely<Database>,
  provinces: readonly ProvinceTable[],
): Promise<void> {
  await db
    .insertInto('province')
    .values(provinces)
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        nameEn: eb.ref('excluded.nameEn'),
        matchKey: eb.ref('excluded.matchKey'),
      })),
    )
    .execute();
}

/** Every province, by code. */
export async function listProvinces(db: Kysely<Database>): Promise<ProvinceTable[]> {
  return await db.selectFrom('province').selectAll().orderBy('code').execute();
}

/** The province with this two-digit code. */
export const findProvince = askedOnce(
  async (db, code): Promise<ProvinceTable | undefined> =>
    await db.selectFrom('province').selectAll().where('code', '=', code).executeTakeFirst(),
);

/** Adds a commune, or gives the one with this code its new name and province. */
export async function upsertCommune(db: Kysely<Database>, commune: CommuneTable): Promise<void> {
  const { name, provinceCode, matchKey } = commune;
  await db
    .insertInto('commune')
    .values(commune)
    .onConflict((conflict) => conflict.column('code').doUpdateSet({ name, provinceCode, matchKey }))
    .execute();
}

/** The commune with this five-digit code. */
export async function findCommune(db: Kysely<Database>, code: string): Promise<CommuneTable | undefined> {
  return await db.selectFrom('commune').selectAll().where('code', '=', code).executeTakeFirst();
}

/** The communes of one province whose name without kind folds to `matchKey`; more than one is an ambiguity. */
export async function findCommunesByKey(
  db: Kysely<Database>,
  provinceCode: string,
  matchKey: string,
): Promise<CommuneTable[]> {
  return await communesByKey(db, JSON.stringify([provinceCode, matchKey]));
}

const communesByKey = askedOnce(async (db, key): Promise<CommuneTable[]> => {
  const [provinceCode, matchKey] = JSON.parse(key);
  return await db
    .selectFrom('commune')
    .selectAll()
    .where('provinceCode', '=', provinceCode)
    .where('matchKey', '=', matchKey)
    .orderBy('code')
    .execute();
});

/** One page of communes by code, of one province when it is given. */
export async function listCommunes(
  db: Kysely<Database>,
  page: {
    readonly provinceCode?: string | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<CommuneTable[]> {
  let query = db.selectFrom('commune').selectAll().orderBy('code').limit(page.limit);
  if (page.provinceCode !== undefined) query = query.where('provinceCode', '=', page.provinceCode);
  if (page.after !== undefined) query = query.where('code', '>', page.after);
  return await query.execute();
}

/** How many communes are known. */
export async function countCommunes(db: Kysely<Database>): Promise<number> {
  const row = await db
    .selectFrom('commune')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
