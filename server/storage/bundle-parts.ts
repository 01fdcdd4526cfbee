import type { Insertable, Kysely, Selectable } from 'kysely';
import type { Database } from './schema.ts';
import type { BundlePartTable, BundleTable, BundleTileTable } from './tables/trust-bundle.ts';

/** The bundle that was made last, as stored. */
export type BundleRow = Selectable<BundleTable>;

/** A tile of states with what it was made from, as stored. */
export type BundleTileRow = Selectable<BundleTileTable>;

const ROWS_PER_INSERT = 50;

/** The bundle that was made last, if one was. */
export async function findBundle(db: Kysely<Database>): Promise<BundleRow | undefined> {
  return await db.selectFrom('bundle').selectAll().where('id', '=', 1).executeTakeFirst();
}

/** A part by its digest. */
export async function findBundlePart(
  db: Kysely<Database>,
  digest: string,
): Promise<Selectable<BundlePartTable> | undefined> {
  return await db.selectFrom('bundlePart').selectAll().where('digest', '=', digest).executeTakeFirst();
}

/** Every tile of states with what it was made from. */
export async function listBundleTiles(db: Kysely<Database>): Promise<BundleTileRow[]> {
  return await db.selectFrom('bundleTile').selectAll().execute();
}

/** A bundle that has just been made, to be kept. */
export interface NewBundle {
  readonly bundle: Omit<BundleRow, 'id'>;
  /** Parts that were not there before. */
  readonly parts: readonly Omit<Insertable<BundlePartTable>, 'listedMs'>[];
  /** Digests of every part it lists. */
  readonly listed: readonly string[];
  /** Tiles of states that were made anew. */
  readonly tiles: readonly Insertable<BundleTileTable>[];
  /** Parts that no bundle has listed since then are dropped; Unix milliseconds. */
  readonly dropBeforeMs: number;
}

/** Keeps a bundle, whole or not at all. One that tells an earlier moment than the one kept changes nothing. */
export async function keepBundle(
  db: Kysely<Database>,
  { bundle, parts, listed, tiles, dropBeforeMs }: NewBundle,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { asOfMs } = bundle;
    const known = await findBundle(tx);
    if (known !== undefined && known.asOfMs > asOfMs) return;
    for (let from = 0; from < parts.length; from += ROWS_PER_INSERT) {
      const values = parts.slice(from, from + ROWS_PER_INSERT).map((part) => ({ ...part, listedMs: asOfMs }));
      await tx
        .insertInto('bundlePart')
        .values(values)
        .onConflict((conflict) => conflict.column('digest').doNothing())
        .execute();
    }
    for (let from = 0; from < listed.length; from += 500) {
      const digests = listed.slice(from, from + 500);
      await tx.updateTable('bundlePart').set({ listedMs: asOfMs }).where('digest', 'in', digests).execute();
    }
    for (const tile of tiles) {
      await tx
        .insertInto('bundleTile')
        .values(tile)
        .onConflict((conflict) => conflict.columns(['provinceCode', 'tile']).doUpdateSet(tile))
        .execute();
    }
    const row = { id: 1, ...bundle };
    await tx
      .insertInto('bundle')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
    await tx.deleteFrom('bundlePart').where('listedMs', '<', dropBeforeMs).execute();
  });
}

/** Digests of every part that is kept. */
export async function listPartDigests(db: Kysely<Database>): Promise<string[]> {
  const rows = await db.selectFrom('bundlePart').select('digest').execute();
  return rows.map(({ digest }) => digest);
}
