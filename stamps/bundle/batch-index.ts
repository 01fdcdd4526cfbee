import type { BatchCode } from '../serial/index.ts';
import { BATCHES_PER_TILE, type BatchTile, type BundleBatch, batchCodeNumber } from './batch-tile.ts';
import { broken } from './byte-reader.ts';

/** A batch with its place among all batches of the bundle. */
export interface PlacedBatch {
  readonly place: number;
  readonly batch: BundleBatch;
}

/**
 * Finds batches by their code: the codes of all tiles in order, 8 bytes a batch, so that a search of 200,000 takes
 * eighteen steps and no memory of its own.
 */
export class BatchIndex {
  readonly #tiles: readonly BatchTile[];
  readonly #codes: Uint32Array;
  readonly #places: Uint32Array;

  /** @throws BundleError `broken-part` when a tile before the last is not full, or two batches share a code */
  constructor(tiles: readonly BatchTile[]) {
    this.#tiles = tiles;
    const count = tiles.reduce((sum, tile) => sum + tile.count, 0);
    if (tiles.slice(0, -1).some((tile) => tile.count !== BATCHES_PER_TILE)) throw broken('a tile has a gap');
    const codes = new Uint32Array(count);
    let at = 0;
    for (const tile of tiles) {
      codes.set(tile.codes, at);
      at += tile.count;
    }
    // Sorts numbers, not objects: the place of a code goes in the low bits of one number below 2^53.
    const keys = new Float64Array(count);
    for (let place = 0; place < count; place += 1) keys[place] = (codes[place] ?? 0) * SCALE + place;
    keys.sort();
    this.#codes = codes;
    this.#places = Uint32Array.from(keys, (key) => key % SCALE);
    for (let rank = 1; rank < count; rank += 1) {
      if (this.#codeAt(rank) === this.#codeAt(rank - 1)) throw broken('two batches have one code');
    }
  }

  /** How many batches the bundle knows. */
  get size(): number {
    return this.#places.length;
  }

  /** The batch with this code, if the bundle knows it. */
  find(code: BatchCode): PlacedBatch | undefined {
    const wanted = batchCodeNumber(code);
    let low = 0;
    let high = this.#places.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#codeAt(middle);
      if (found === wanted) return this.#at(this.#places[middle] ?? 0);
      if (found < wanted) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  #codeAt(rank: number): number {
    return this.#codes[this.#places[rank] ?? 0] ?? 0;
  }

  #at(place: number): PlacedBatch | undefined {
    const tile = this.#tiles[Math.floor(place / BATCHES_PER_TILE)];
    return tile === undefined ? undefined : { place, batch: tile.batchAt(place % BATCHES_PER_TILE) };
  }
}

/** Above every place: 2^22 batches. */
const SCALE = 4_194_304;
