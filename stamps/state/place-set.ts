const WORD_BITS = 32;

/**
 * A set of places below a fixed size that finds its neighbours fast: one bit for each place, and above it one bit for
 * each word that is not empty, up to a single word. Every method takes time by the number of these levels, which is
 * four for a million places.
 */
export class PlaceSet {
  readonly #levels: Uint32Array[] = [];

  /** An empty set of places from 0 to `size - 1`. */
  constructor(size: number) {
    let words = size;
    do {
      words = Math.ceil(words / WORD_BITS);
      this.#levels.push(new Uint32Array(Math.max(words, 1)));
    } while (words > 1);
  }

  /** Puts a place in. */
  add(place: number): void {
    let bit = place;
    for (const level of this.#levels) {
      const word = bit >>> 5;
      level[word] = (level[word] ?? 0) | (1 << (bit & 31));
      bit = word;
    }
  }

  /** Takes a place out. */
  delete(place: number): void {
    let bit = place;
    for (const level of this.#levels) {
      const word = bit >>> 5;
      const left = (level[word] ?? 0) & ~(1 << (bit & 31));
      level[word] = left;
      if (left !== 0) return;
      bit = word;
    }
  }

  /** The lowest place above `place` (any, for -1); -1 when there is none. */
  after(place: number): number {
    let bit = place + 1;
    for (let height = 0; height < this.#levels.length; height += 1) {
      const word = bit >>> 5;
      const found = (this.#levels[height]?.[word] ?? 0) & (~0 << (bit & 31));
      if (found !== 0) return this.#down(height, (word << 5) + lowestBit(found), lowestBit);
      bit = word + 1;
    }
    return -1;
  }

  /** The highest place below `place` (any, for the size); -1 when there is none. */
  before(place: number): number {
    let bit = place - 1;
    for (let height = 0; height < this.#levels.length && bit >= 0; height += 1) {
      const word = bit >>> 5;
      const found = (this.#levels[height]?.[word] ?? 0) & (~0 >>> (31 - (bit & 31)));
      if (found !== 0) return this.#down(height, (word << 5) + highestBit(found), highestBit);
      bit = word - 1;
    }
    return -1;
  }

  /** Follows a bit of a level down to the place that it stands for. */
  #down(height: number, bit: number, pick: (word: number) => number): number {
    let place = bit;
    for (let below = height - 1; below >= 0; below -= 1) {
      place = (place << 5) + pick(this.#levels[below]?.[place] ?? 0);
    }
    return place;
  }
}

function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}

function highestBit(word: number): number {
  return 31 - Math.clz32(word);
}
