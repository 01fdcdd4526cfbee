import type { Kysely } from 'kysely';
import type { BundlePart } from '../../stamps/bundle/index.ts';
import { readBilingual } from '../domain/product-facts.ts';
import { BatchStates } from '../storage/batch-states.ts';
import { batchesOfLots } from '../storage/bundle-rows.ts';
import type { Database } from '../storage/schema.ts';
import { inTiles, type PartList } from './parts.ts';
import { lotOf } from './province.ts';
import type { BundleRows } from './rows.ts';

const RECALLS_PER_TILE = 64;

/** Makes the tiles of recalled lots with the stamps on them: these are known in the whole country. */
export async function recallParts(
  db: Kysely<Database>,
  { lots, batches, products }: BundleRows,
  parts: PartList,
): Promise<BundlePart[]> {
  const recalled = lots.filter(({ recalledMs }) => recalledMs !== null);
  if (recalled.length === 0) return [];
  const stamps = new Map(recalled.map(({ id }) => [id, [] as [number, number, number][]]));
  const touched = await batchesOfLots(db, [...stamps.keys()]);
  const reader = new BatchStates(0);
  for (const [place, row] of batches.entries()) {
    if (!touched.has(row.code)) continue;
    for (const { first, last, state } of (await reader.at(db, row)).intervals()) {
      if (state.lotId !== undefined) stamps.get(state.lotId)?.push([place, first, last]);
    }
  }
  const productPlaces = new Map(products.map(({ id }, place) => [id, place]));
  const told = recalled.map((lot) => {
    const notice = readBilingual(lot.recallNoticeJson);
    return {
      lot: lotOf(lot),
      product: productPlaces.get(lot.productId) ?? 0,
      atMs: lot.recalledMs ?? 0,
      ...(notice === null ? {} : { notice }),
      stamps: stamps.get(lot.id) ?? [],
    };
  });
  return inTiles(told, RECALLS_PER_TILE).map((tile) => parts.addJson({ recalls: tile }));
}
