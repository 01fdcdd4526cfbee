import type { Kysely } from 'kysely';
import type { Awaitable } from '../../stamps/awaitable.ts';
import { parseGtin } from '../../stamps/gs1/index.ts';
import type { BatchCode } from '../../stamps/serial/index.ts';
import type { BatchIntervals } from '../../stamps/state/index.ts';
import type { BatchFacts } from '../../stamps/verdict/index.ts';
import type { Change, Changes } from '../domain/changes.ts';
import type { BatchStates } from '../storage/batch-states.ts';
import { type BatchRow, findBatch } from '../storage/batches.ts';
import { findVariantFacts } from '../storage/facts.ts';
import { findLot } from '../storage/lots.ts';
import type { Database } from '../storage/schema.ts';
import { BoundedCache } from './bounded-cache.ts';
import { dayOf, type Goods, goodsOf, type KnownLot, knownLotOf } from './goods.ts';

/** A batch as verification judges it, with its row. */
export interface KnownBatch extends BatchFacts {
  readonly states: BatchIntervals;
  readonly row: BatchRow;
}

/** What the cache reads from. */
export interface FactsCacheDeps {
  readonly db: Kysely<Database>;
  readonly batchStates: BatchStates;
  readonly changes: Changes;
}

/** What is kept of a batch; its states are kept, and forgotten, elsewhere. */
type BatchWithoutStates = Omit<KnownBatch, 'states'>;

const BATCHES_LIMIT = 20_000;
const VARIANTS_LIMIT = 5_000;
const LOTS_LIMIT = 20_000;

/**
 * The facts that checks need, in memory, exact: every committed change is told through `changes` before its request
 * is answered, and what was read while a change came in is used once and not kept.
 */
export class FactsCache {
  readonly #deps: FactsCacheDeps;
  readonly #batches = new BoundedCache<BatchWithoutStates>(BATCHES_LIMIT);
  readonly #goods = new BoundedCache<Goods>(VARIANTS_LIMIT);
  readonly #lots = new BoundedCache<KnownLot>(LOTS_LIMIT);
  #changes = 0;

  constructor(deps: FactsCacheDeps) {
    this.#deps = deps;
    deps.changes.subscribe((change) => this.#forget(change));
  }

  /** The batch with its states as of the last commit; undefined when there is none. Unknown codes are not kept. */
  batch(code: BatchCode): Awaitable<KnownBatch | undefined> {
    const known = this.#batches.get(code);
    if (known === undefined) return this.#loadBatch(code);
    const states = this.#deps.batchStates.peek(code);
    if (states === undefined) return this.#loadBatch(code);
    return { ...known, states };
  }

  /** What is told about the goods of a batch. @throws TypeError when the variant is gone */
  goods({ variantId, gtin }: BatchRow): Awaitable<Goods> {
    // Batches of one variant issued before and after it was given a GTIN tell of different goods.
    const key = `${variantId} ${gtin ?? ''}`;
    const find = (db: Kysely<Database>) => findVariantFacts(db, variantId);
    return this.#goods.get(key) ?? this.#load(this.#goods, key, find, (found) => goodsOf(found, gtin));
  }

  /** A lot. @throws TypeError when it is gone */
  lot(id: string): Awaitable<KnownLot> {
    return this.#lots.get(id) ?? this.#load(this.#lots, id, findLot, knownLotOf);
  }

  async #loadBatch(code: BatchCode): Promise<KnownBatch | undefined> {
    const before = this.#changes;
    const { db, batchStates } = this.#deps;
    // Anybody may ask for a batch that is not there: that must not hold off writers.
    if ((await findBatch(db, code)) === undefined) return undefined;
    // One transaction holds off writers between the version and the log that must reach it.
    const reading = db.transaction().setAccessMode('read only');
    const loaded = await reading.execute(async (transaction) => {
      const row = await findBatch(transaction, code);
      return row === undefined ? undefined : { row, states: await batchStates.at(transaction, row) };
    });
    if (loaded === undefined) return undefined;
    const { row, states } = loaded;
    const batch: BatchWithoutStates = {
      code,
      quantity: row.quantity,
      target: targetOf(row),
      kid: row.kid,
      unusedDeadlineOn: dayOf(row.unusedDeadlineOn),
      row,
    };
    if (before === this.#changes) this.#batches.set(code, batch);
    return { ...batch, states };
  }

  async #load<R, V>(
    cache: BoundedCache<V>,
    id: string,
    find: (db: Kysely<Database>, id: string) => Promise<R | undefined>,
    read: (row: R) => V,
  ): Promise<V> {
    const before = this.#changes;
    const row = await find(this.#deps.db, id);
    if (row === undefined) throw new TypeError(`there is no ${id}`);
    const found = read(row);
    if (before === this.#changes) cache.set(id, found);
    return found;
  }

  #forget({ kind, id }: Change): void {
    this.#changes += 1;
    switch (kind) {
      case 'batch':
        this.#batches.delete(id);
        break;
      case 'lot':
        this.#lots.delete(id);
        break;
      case 'product':
      case 'certificate':
      case 'producer':
      case 'place':
        this.#goods.clear();
        break;
      case 'key':
      case 'host':
        break;
    }
  }
}

function targetOf({ code, gtin }: BatchRow): BatchFacts['target'] {
  if (gtin === null) return { form: 'short' };
  const parsed = parseGtin(gtin);
  if (!parsed.ok) throw new TypeError(`batch ${code} has no valid GTIN`);
  return { form: 'gs1', gtin: parsed.gtin };
}
