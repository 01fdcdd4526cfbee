import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import {
  type BundlePart,
  encodeStateTile,
  LOTS_PER_TILE,
  type ProvinceParts,
  runsOf,
  STATES_PER_TILE,
  type StatesPart,
} from '../../stamps/bundle/index.ts';
import { BatchStates } from '../storage/batch-states.ts';
import type { BundleTileRow } from '../storage/bundle-parts.ts';
import type { BundleBatchRow, BundleLotRow } from '../storage/bundle-rows.ts';
import type { Database } from '../storage/schema.ts';
import { given } from './country.ts';
import { inTiles, type PartList } from './parts.ts';

/** A batch with its place among all batches. */
export interface PlacedRow {
  readonly place: number;
  readonly row: BundleBatchRow;
}

/** What the parts of one province are made from. */
export interface ProvinceRows {
  readonly provinceCode: string;
  /** In the order of their places. */
  readonly batches: readonly PlacedRow[];
  readonly lots: readonly BundleLotRow[];
}

/** Makes the parts of a province; tiles of states whose input is as it was are taken over. */
export async function provinceParts(
  db: Kysely<Database>,
  { provinceCode, batches, lots }: ProvinceRows,
  known: ReadonlyMap<number, BundleTileRow>,
  parts: PartList,
): Promise<{ readonly parts: ProvinceParts; readonly tiles: readonly BundleTileRow[] }> {
  const lotParts = inTiles(lots, LOTS_PER_TILE).map((tile) => parts.addJson({ lots: tile.map(lotOf) }));
  const lotPlaces = new Map(lots.map(({ id }, place) => [id, place]));
  const states: StatesPart[] = [];
  const tiles: BundleTileRow[] = [];
  for (const [tile, members] of inTiles(batches, STATES_PER_TILE).entries()) {
    const from = members[0]?.place ?? 0;
    const before = known.get(tile);
    const isAsBefore = before?.input === inputOf(members, lotParts, before?.lotTiles ?? 0);
    if (before !== undefined && isAsBefore && parts.isKept(before.digest)) {
      states.push({ ...parts.keep({ digest: before.digest, bytes: before.size }), from });
      continue;
    }
    const { bytes, lotTiles } = await stateTile(db, members, lotPlaces);
    const part = parts.add(bytes);
    states.push({ ...part, from });
    const input = inputOf(members, lotParts, lotTiles);
    tiles.push({
      provinceCode,
      tile,
      input,
      lotTiles,
      digest: part.digest,
      size: part.bytes,
      fromPlace: from,
    });
  }
  return { parts: { states, lots: lotParts }, tiles };
}

/** A lot as a bundle tells it. */
export function lotOf(lot: BundleLotRow) {
  const { id, number, producedOn, expiresOn, declaredQuantity } = lot;
  return { id, number, producedOn, ...given('expiresOn', expiresOn), declaredQuantity };
}

async function stateTile(
  db: Kysely<Database>,
  members: readonly PlacedRow[],
  lotPlaces: ReadonlyMap<string, number>,
): Promise<{ readonly bytes: Uint8Array; readonly lotTiles: number }> {
  const reader = new BatchStates(0);
  let last = -1;
  const lotPlace = (id: string): number => {
    const place = lotPlaces.get(id);
    if (place === undefined) throw new TypeError(`lot ${id} is not of the province`);
    last = Math.max(last, place);
    return place;
  };
  const told = [];
  for (const { place, row } of members) {
    const states = await reader.at(db, row);
    told.push({ place, runs: [...runsOf(states, lotPlace)] });
  }
  return { bytes: encodeStateTile(told), lotTiles: Math.ceil((last + 1) / LOTS_PER_TILE) };
}

/** What a tile of states says depends on its batches, how far their logs go, and the places of the lots it names. */
function inputOf(members: readonly PlacedRow[], lotParts: readonly BundlePart[], lotTiles: number): string {
  const hash = createHash('sha256');
  for (const { place, row } of members) hash.update(`${place} ${row.code} ${row.logVersion}\n`);
  for (const { digest } of lotParts.slice(0, lotTiles)) hash.update(`${digest}\n`);
  return hash.update(`${lotTiles}`).digest('base64url');
}
