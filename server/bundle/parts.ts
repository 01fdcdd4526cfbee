import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { BundlePart } from '../../stamps/bundle/index.ts';

/** A part that was made, with its bytes as they are kept. */
export interface MadePart extends BundlePart {
  readonly compressed: Uint8Array;
}

/** Gathers the parts of a bundle; one that is there already is neither compressed nor kept again. */
export class PartList {
  readonly #known: ReadonlySet<string>;
  readonly #made = new Map<string, MadePart>();
  readonly #listed = new Set<string>();

  /** @param known digests of parts that are kept */
  constructor(known: ReadonlySet<string>) {
    this.#known = known;
  }

  /** Parts that were not kept before. */
  get made(): readonly MadePart[] {
    return [...this.#made.values()];
  }

  /** Digests of all parts of the bundle. */
  get listed(): readonly string[] {
    return [...this.#listed];
  }

  /** Adds bytes and says what names them. */
  add(bytes: Uint8Array): BundlePart {
    const digest = createHash('sha256').update(bytes).digest('base64url');
    const part = { digest, bytes: bytes.length };
    if (!this.#known.has(digest) && !this.#made.has(digest))
      this.#made.set(digest, { ...part, compressed: gzipSync(bytes) });
    return this.keep(part);
  }

  /** Adds a value as JSON. */
  addJson(value: unknown): BundlePart {
    return this.add(Buffer.from(JSON.stringify(value)));
  }

  /** Whether a part is kept already. */
  isKept(digest: string): boolean {
    return this.#known.has(digest);
  }

  /** Lists a part that is kept already. */
  keep(part: BundlePart): BundlePart {
    this.#listed.add(part.digest);
    return part;
  }
}

/** A list in runs of `size`, the last one shorter. */
export function inTiles<T>(items: readonly T[], size: number): T[][] {
  const tiles: T[][] = [];
  for (let from = 0; from < items.length; from += size) tiles.push(items.slice(from, from + size));
  return tiles;
}
